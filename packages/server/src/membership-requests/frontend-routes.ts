import { type Call, ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { choice, flag, optional } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { acceptSuggestion } from '../organization-domains/accept-suggestion.ts'
import { assertDomains } from '../organization-domains/require-domain.ts'
import {
  countRequests,
  countSuggestions,
  listRequests,
  listSuggestions,
} from '../organization-domains/suggestions.ts'
import type { SuggestionRow } from '../organization-domains/table.ts'
import { suggestionJSON } from '../organization-domains/view.ts'
import { commaList } from '../organizations/fields.ts'
import { loadOrganizations } from '../organizations/load.ts'
import { assertOn, requireOrganization } from '../organizations/require-organization.ts'
import { welcome } from '../users/dependents.ts'
import { acceptRequest, rejectRequest } from './answer-request.ts'
import { REQUEST_STATUSES, showRequests, storedAs } from './view.ts'

const shared = {
  ...changing,
  method: 'POST',
  caller: 'session',
  rate: 'account',
  impersonator: 'must_not',
  form: 'organization',
} as const

const read = { ...reading, caller: 'session' } as const
const page = { ...pageFields, paginated: optional(flag) }
const SUGGESTED = { pending: 'pending', accepted: 'requested' } as const

/** Frontend API §3.10, §3.11. */
export const membershipRequestRoutes: Route[] = [
  route({
    ...read,
    path: '/me/organization_suggestions',
    caller: 'choose-organization',
    query: { ...page, status: commaList(choice(['pending', 'accepted'])) },
    async handle(call) {
      const { ctx, query } = call
      assertOn(ctx.settings)
      const { session, owner } = ownSession(call)
      const userId = owner.user.id
      // Who acts for somebody leaves no trace of theirs (SES-10).
      if (session.actor === null) await welcome(ctx, userId)
      const wanted = query.status ?? (['pending', 'accepted'] as const)
      const asked = { userId, statuses: wanted.map((status) => SUGGESTED[status]) }
      const isOn = ctx.settings.organizations.domains.enabled
      const rows = isOn ? await listSuggestions(ctx.db, asked, toPage(query)) : []
      return wrapped({
        data: await showSuggestions(ctx, rows),
        total_count: isOn ? await countSuggestions(ctx.db, asked) : 0,
      })
    },
  }),
  route({
    ...shared,
    path: '/me/organization_suggestions/:id/accept',
    caller: 'choose-organization',
    audit: ['organization_membership_request.created'],
    async handle(call) {
      const { ctx, actor, params } = call
      const asked = { id: params.id!, userId: ownSession(call).owner.user.id }
      const [shown] = await showSuggestions(ctx, [await acceptSuggestion(ctx, actor, asked)])
      return wrapped(shown)
    },
  }),
  route({
    ...read,
    path: '/organizations/:id/membership_requests',
    query: { ...page, status: commaList(choice(REQUEST_STATUSES)) },
    async handle({ ctx, actor, params, query }) {
      assertDomains(ctx.settings)
      const permission = 'org:sys_memberships:manage'
      await requireOrganization(ctx, actor, { id: params.id!, permission })
      const statuses = storedAs(query.status ?? ['pending'])
      const filters = { organizationId: params.id!, statuses }
      const rows = await listRequests(ctx.db, filters, toPage(query))
      return wrapped({
        data: await showRequests(ctx, rows),
        total_count: await countRequests(ctx.db, filters),
      })
    },
  }),
  ...(
    [
      ['accept', acceptRequest],
      ['reject', rejectRequest],
    ] as const
  ).map(([verb, answer]) =>
    route({
      ...shared,
      path: `/organizations/:id/membership_requests/:requestId/${verb}`,
      audit:
        verb === 'accept'
          ? ['organization_membership_request.accepted', 'organization_membership.created']
          : ['organization_membership_request.rejected'],
      async handle({ ctx, actor, params }) {
        const asked = { organizationId: params.id!, id: params.requestId! }
        const [shown] = await showRequests(ctx, [await answer(ctx, actor, asked)])
        return wrapped(shown)
      },
    }),
  ),
]

async function showSuggestions(ctx: Call['ctx'], rows: SuggestionRow[]) {
  const ids = rows.map((row) => row.organization_id)
  const organizations = await loadOrganizations(ctx, ids)
  return rows.flatMap((row) => {
    const organization = organizations.get(row.organization_id)
    return organization ? [suggestionJSON(ctx, row, organization)] : []
  })
}

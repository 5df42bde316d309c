import { backendEndpoints } from '@dooryard/protocol'
import { type BackendCall, type BackendRoute, backendRoute } from '../backend-api/route.ts'
import {
  choice,
  flag,
  integer,
  line,
  metadata,
  optional,
  repeated,
  required,
  text,
  type Values,
} from '../http/fields.ts'
import { order, pageFields, toPage } from '../http/list-fields.ts'
import { each } from '../http/parse-fields.ts'
import { ITEMS } from '../http/read-body.ts'
import { id, role } from '../organizations/fields.ts'
import { loadOrganizations } from '../organizations/load.ts'
import { assertOn, requireOrganization } from '../organizations/require-organization.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { requireUser } from '../users/load.ts'
import { provenAddresses } from './accept-as-member.ts'
import { backendGuestJSON } from './guest-view.ts'
import { inviteToOrganization } from './invite-to-organization.ts'
import { requireGuest, revokeGuest } from './revoke-guest.ts'
import { countGuests, type GuestFilters, listGuests } from './storage.ts'

const at = backendEndpoints.organizations

const listFields = {
  ...pageFields,
  paginated: optional(flag),
  status: repeated(choice(['pending', 'accepted', 'revoked', 'expired'])),
}

const fields = {
  email_address: required(line({ max: 320 })),
  role: required(role),
  expires_in_days: optional(integer({ min: 1, max: 365 })),
  inviter_user_id: optional(id),
  notify: optional(flag),
  redirect_url: optional(text({ max: 2048 })),
  public_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
  private_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
}

type Body = Values<typeof fields>

async function invite(
  { ctx, actor }: Pick<BackendCall, 'ctx' | 'actor'>,
  organizationId: string,
  bodies: readonly Body[],
) {
  const guests = bodies.map((body) => ({
    emailAddress: body.email_address,
    role: body.role,
    expiresInDays: body.expires_in_days,
    inviterUserId: body.inviter_user_id,
    notify: body.notify,
    redirectUrl: body.redirect_url,
    publicMetadata: body.public_metadata,
    privateMetadata: body.private_metadata,
  }))
  const made = await inviteToOrganization(ctx, actor, { organizationId, guests })
  const { organization } = await requireOrganization(ctx, actor, { id: organizationId })
  return made.map(({ row, url }) => backendGuestJSON(ctx, row, { organization, url }))
}

async function list(
  { ctx, query }: Pick<BackendCall, 'ctx'> & { query: Values<typeof listFields> },
  which: Pick<GuestFilters, 'to' | 'query'>,
  by?: Parameters<typeof listGuests>[3],
) {
  const filters = { ...which, statuses: query.status, now: ctx.clock.now() }
  const rows = await listGuests(ctx.db, filters, toPage(query), by)
  const organizations = await loadOrganizations(
    ctx,
    rows.map((row) => row.organization_id!),
  )
  const data = rows.flatMap((row) => {
    const organization = organizations.get(row.organization_id!)
    return organization ? [backendGuestJSON(ctx, row, { organization })] : []
  })
  return { data, total_count: await countGuests(ctx.db, filters) }
}

/** Backend API §2.2, §2.1, Appendix B. */
export const guestBackendRoutes: readonly BackendRoute[] = [
  backendRoute(at.getOrganizationInvitationList, {
    audit: null,
    query: listFields,
    async handle({ ctx, actor, params: { organizationId }, query }) {
      await requireOrganization(ctx, actor, { id: organizationId })
      return list({ ctx, query }, { to: { organizationId } })
    },
  }),
  backendRoute('GET /organization_invitations', {
    audit: null,
    query: {
      ...listFields,
      query: optional(text({ max: 320 })),
      order_by: order(['created_at', 'email_address']),
    },
    async handle({ ctx, query }) {
      assertOn(ctx.settings)
      const which = { to: 'any', query: query.query?.toLowerCase() } as const
      return list({ ctx, query }, which, query.order_by)
    },
  }),
  backendRoute(at.createOrganizationInvitation, {
    audit: ['organization_invitation.created'],
    body: fields,
    handle: async (call) => (await invite(call, call.params.organizationId, [call.body]))[0],
  }),
  backendRoute(at.createOrganizationInvitationBulk, {
    audit: ['organization_invitation.created'],
    body: { [ITEMS]: required(each(fields)) },
    async handle(call) {
      const data = await invite(call, call.params.organizationId, call.body[ITEMS])
      return { data, total_count: data.length }
    },
  }),
  backendRoute(at.getOrganizationInvitation, {
    audit: null,
    async handle({ ctx, actor, params: { organizationId, invitationId } }) {
      const { organization } = await requireOrganization(ctx, actor, { id: organizationId })
      const row = await requireGuest(ctx, { organizationId, id: invitationId })
      return backendGuestJSON(ctx, row, { organization })
    },
  }),
  backendRoute(at.revokeOrganizationInvitation, {
    audit: ['organization_invitation.revoked'],
    body: { requesting_user_id: optional(id) },
    async handle({ ctx, actor, params: { organizationId, invitationId }, body }) {
      if (body.requesting_user_id) await requireUser(ctx, actor, body.requesting_user_id)
      const { organization } = await requireOrganization(ctx, actor, { id: organizationId })
      const row = await revokeGuest(ctx, actor, { organizationId, id: invitationId })
      return backendGuestJSON(ctx, row, { organization })
    },
  }),
  backendRoute(backendEndpoints.users.getOrganizationInvitationList, {
    audit: null,
    query: listFields,
    async handle({ ctx, actor, params, query }) {
      const owner = await requireUser(ctx, actor, params.userId)
      return list({ ctx, query }, { to: { addresses: provenAddresses(owner) } })
    },
  }),
]

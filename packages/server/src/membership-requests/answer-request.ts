import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { findMembership } from '../memberships/storage.ts'
import { isByDomain } from '../organization-domains/is-by-domain.ts'
import { assertDomains } from '../organization-domains/require-domain.ts'
import { findRequest, settleSuggestion } from '../organization-domains/suggestions.ts'
import type { SuggestionRow } from '../organization-domains/table.ts'
import { join } from '../organizations/add-member.ts'
import { changeOrganization } from '../organizations/change-organization.ts'
import { assertMayGrant } from '../organizations/require-organization.ts'
import { domainRole, roleSetOf } from '../settings/role-sets.ts'
import { loadUser } from '../users/load.ts'

interface Answer {
  organizationId: string
  /** Of the request. */
  id: string
}

/**
 * Makes a member of whoever asked to join, as they still may (AZ-10).
 *
 * @throws {ApiError} 404 for what is no open request there, 400 for one that was answered or counts no more, 403 for a role that
 * grants more than the actor holds (AZ-7), or when the organization is full.
 */
export function acceptRequest(ctx: Context, actor: Actor, asked: Answer): Promise<SuggestionRow> {
  return answer(ctx, actor, asked, {
    status: 'accepted',
    async lead(ctx, standing, row) {
      const { organization } = standing
      const role = domainRole(ctx.settings, roleSetOf(ctx.settings, organization))
      assertMayGrant(ctx.settings, standing, role)
      const { organization_id: organizationId, user_id: userId } = row
      const asker = await loadUser(ctx, userId)
      const mayJoin = asker && asker.user.banned === 0 && (await isByDomain(ctx, row, asker))
      if (!mayJoin) throw apiError('organization_membership_request_not_pending')
      // Somebody invited them meanwhile.
      if (await findMembership(ctx.db, organizationId, userId)) return
      await join(ctx, organization, { organizationId, userId, role })
      await recordEvent(ctx, actor, {
        type: 'organization_membership.created',
        targetId: organizationId,
        details: { user_id: userId, role },
      })
    },
  })
}

/** @throws {ApiError} 404 for what is no open request there. */
export const rejectRequest = (ctx: Context, actor: Actor, asked: Answer): Promise<SuggestionRow> =>
  answer(ctx, actor, asked, { status: 'rejected', lead: async () => {} })

function answer(
  ctx: Context,
  actor: Actor,
  { organizationId, id }: Answer,
  { status, lead }: { status: 'accepted' | 'rejected'; lead: Lead },
): Promise<SuggestionRow> {
  return changeOrganization(ctx, actor, {
    id: organizationId,
    permission: 'org:sys_memberships:manage',
    type: `organization_membership_request.${status}`,
    async work(ctx, standing) {
      assertDomains(ctx.settings)
      const row = await findRequest(ctx.db, { id, organizationId })
      if (!row) throw apiError('resource_not_found')
      const change = { status, updated_at: ctx.clock.now() }
      const isOpen = row.status === 'requested'
      if (!isOpen || !(await settleSuggestion(ctx.db, row, change))) {
        throw apiError('organization_membership_request_not_pending')
      }
      await lead(ctx, standing, row)
      return { ...row, ...change }
    },
    details: ({ request_id, user_id }) => ({ request: request_id, user_id }),
  })
}

type Lead = (
  ctx: Context,
  standing: Parameters<Parameters<typeof changeOrganization>[2]['work']>[1],
  row: SuggestionRow,
) => Promise<void>

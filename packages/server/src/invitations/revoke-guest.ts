import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeOrganization } from '../organizations/change-organization.ts'
import { refusalOf } from './find-usable-invitation.ts'
import { findInvitation, settleInvitation } from './storage.ts'
import type { InvitationRow } from './table.ts'

/**
 * Takes an invitation to an organization back.
 *
 * @throws {ApiError} 404 for one of another organization, and one that is not open any more.
 */
export function revokeGuest(
  ctx: Context,
  actor: Actor,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<InvitationRow> {
  return changeOrganization(ctx, actor, {
    id: organizationId,
    permission: 'org:sys_memberships:manage',
    type: 'organization_invitation.revoked',
    async work(ctx) {
      const row = await requireGuest(ctx, { organizationId, id })
      const updated_at = ctx.clock.now()
      const isOpen = refusalOf(row, updated_at) === null
      const change = { status: 'revoked', updated_at } as const
      if (!isOpen || !(await settleInvitation(ctx.db, id, change))) {
        throw apiError('organization_invitation_not_pending')
      }
      return { ...row, ...change }
    },
    details: ({ id }) => ({ invitation: id }),
  })
}

/** @throws {ApiError} 404 unless it is one to that organization. */
export async function requireGuest(
  { db }: Context,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<InvitationRow> {
  const row = await findInvitation(db, id)
  if (row?.organization_id !== organizationId) {
    throw apiError('organization_invitation_not_found')
  }
  return row
}

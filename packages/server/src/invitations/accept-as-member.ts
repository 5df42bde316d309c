import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { assertOn } from '../organizations/require-organization.ts'
import { requireUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { findInvitation } from './storage.ts'
import type { InvitationRow } from './table.ts'

/** Addresses by which somebody may be invited: those that they have proven (AZ-9). */
export const provenAddresses = ({ emailAddresses }: UserWithEmails): string[] =>
  emailAddresses.filter((row) => row.verified_at !== null).map((row) => row.email_address)

/**
 * Accepts an invitation that is for an address of the user.
 *
 * @throws {ApiError} 404 for one that is for somebody else (AZ-9), 400 when it is over, 403 when the organization is full.
 */
export async function acceptAsMember(
  ctx: Context,
  actor: Actor,
  { id, userId }: { id: string; userId: string },
): Promise<InvitationRow> {
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    assertOn(ctx.settings)
    const owner = await requireUser(ctx, actor, userId)
    const row = await findInvitation(ctx.db, id)
    const isTheirs = row?.organization_id && provenAddresses(owner).includes(row.email_address)
    if (!isTheirs) throw apiError('resource_not_found')
    await acceptInvitation(ctx, actor, { id, userId })
    return (await findInvitation(ctx.db, id))!
  })
}

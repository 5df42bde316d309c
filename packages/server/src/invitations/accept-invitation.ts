import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { refusalOf } from './find-usable-invitation.ts'
import { joinInvited } from './join-invited.ts'
import { findInvitation, settleInvitation } from './storage.ts'
import type { InvitationRow } from './table.ts'

/**
 * Spends an invitation for the user who has its address, in the given transaction.
 *
 * One to an organization makes them a member of it.
 *
 * @throws {ApiError} 400 when it was revoked, expired, or accepted by somebody else meanwhile (OTP-14).
 */
export async function acceptInvitation(
  ctx: Context,
  actor: Actor,
  { id, userId }: { id: string; userId: string },
): Promise<void> {
  const now = ctx.clock.now()
  const row = await requireUsable(ctx, id)
  const change = { status: 'accepted', user_id: userId, updated_at: now } as const
  if (!(await settleInvitation(ctx.db, id, change))) throw apiError('invitation_already_accepted')
  const isGuest = row.organization_id !== null
  if (isGuest) await joinInvited(ctx, actor, row, userId)
  const type = isGuest ? 'organization_invitation.accepted' : 'invitation.accepted'
  await recordEvent(ctx, actor, { type, targetId: id })
}

/** @throws {ApiError} 400 for one that cannot be accepted any more. */
export async function requireUsable(ctx: Context, id: string): Promise<InvitationRow> {
  const row = await findInvitation(ctx.db, id)
  const refusal = row ? refusalOf(row, ctx.clock.now()) : apiError('ticket_invalid_code')
  if (refusal) throw refusal
  return row!
}

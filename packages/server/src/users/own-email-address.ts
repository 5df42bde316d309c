import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { emailAddressAddedLetter } from '../mail/letters.ts'
import { requireUser } from './load.ts'
import { notifyOwner } from './notify-owner.ts'
import { isNotEnded } from './own-sessions.ts'
import { updateUserRow } from './storage.ts'
import { setVerified } from './update-email-address.ts'

/**
 * An address that somebody added is proven to be theirs, in the transaction that spends the proof. The owner is told where
 * they were written to until now (AUD-3).
 *
 * @throws {ApiError} 404 when it was removed meanwhile, 400 when it is proven already, 422 when somebody else proved it
 * first, 401 when the session was ended since the request began (SES-7).
 */
export async function ownEmailAddress(
  ctx: Context,
  actor: Actor,
  { id, strategy }: { id: string; strategy: string },
): Promise<EmailAddressRow> {
  const row = await requireEmailAddress(ctx, actor, id)
  if (row.verified_at !== null) throw apiError('verification_already_verified')
  const session = actor.kind === 'user' ? actor.session : null
  if (session && !(await isNotEnded(ctx.db, session.id))) throw apiError('signed_out')
  const owner = await requireUser(ctx, actor, row.user_id)
  await setVerified(ctx, { row, verified: true, strategy })
  if (owner.user.primary_email_address_id === null) {
    await updateUserRow(ctx.db, owner.user.id, { primary_email_address_id: id })
  } else if (owner.user.primary_email_address_id !== id) {
    await notifyOwner(ctx, owner, (to, about) =>
      emailAddressAddedLetter(to, about, row.email_address),
    )
  }
  await recordEvent(ctx, actor, { type: 'email_address.verified', targetId: id })
  return requireEmailAddress(ctx, actor, id)
}

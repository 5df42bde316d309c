import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { phoneNumberRemovedLetter } from '../mail/letters.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import { maskedNumber } from '../phone-numbers/normalize.ts'
import { deletePhoneNumberRow } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import type { UserWithEmails } from '../users/view.ts'
import { clearPlace } from '../verifications/storage.ts'
import { settleNumbers } from './settle.ts'
import { getsInWithout, hasProven, isFoundWithout, without } from './without.ts'

/**
 * Takes a number from a user, and with it the second factor that it may have been. Of people the owner is told (AUD-3).
 *
 * @throws {ApiError} 404, or 400 for the last thing that the user could be found by; for people also for the last proven one, by
 * which they get back in, and 403 until they verified again that it is them (PW-9, MFA-5).
 */
export async function deletePhoneNumber(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    const row = await requirePhoneNumber(ctx, actor, id)
    const owner = await requireUser(ctx, actor, row.user_id)
    await requireFreshProof(ctx, actor, owner.user)
    const isFinder = row.reserved_for_second_factor === 0
    if (isFinder && !isSpared(ctx, actor, { owner, row })) {
      throw apiError('identification_deletion_failed')
    }
    await deletePhoneNumberRow(ctx.db, id)
    await clearPlace(ctx.db, { ownerId: id, stage: 'profile' })
    await settleNumbers(ctx, actor, { owner })
    if (!isSite(actor) && row.verified_at !== null) {
      const shown = maskedNumber(row.phone_number)
      await notifyOwner(ctx, owner, (to, about) => phoneNumberRemovedLetter(to, about, shown))
    }
    await recordEvent(ctx, actor, { type: 'phone_number.deleted', targetId: id })
  })
}

/** Whether its owner can do without it. */
function isSpared(
  ctx: Context,
  actor: Actor,
  { owner, row: { id, verified_at } }: { owner: UserWithEmails; row: PhoneNumberRow },
): boolean {
  if (isSite(actor) || verified_at === null) return isFoundWithout(owner, id)
  return hasProven(without(owner, id)) && getsInWithout(ctx, actor, { owner, id })
}

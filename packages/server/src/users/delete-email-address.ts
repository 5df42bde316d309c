import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import { deleteEmailAddressRow } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { type Letterhead, letterheadFor } from '../mail/letterhead.ts'
import { emailAddressRemovedLetter } from '../mail/letters.ts'
import { clearPlace } from '../verifications/storage.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { requireUser } from './load.ts'
import { notifyOwner } from './notify-owner.ts'
import { settle } from './settle-email-addresses.ts'
import { updateUserRow } from './storage.ts'

/**
 * Takes an address from a user. Of people its reader and the owner are told (AUD-3).
 *
 * @throws {ApiError} 404, or 400 for the last thing that the user could be found by; for people also for the last proven
 * address, by which they get back in, and 403 until they verified again that it is them (PW-9).
 */
export async function deleteEmailAddress(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    const row = await requireEmailAddress(ctx, actor, id)
    const { user, emailAddresses, phoneNumbers } = await requireUser(ctx, actor, row.user_id)
    await requireFreshProof(ctx, actor, user)
    const others = emailAddresses.filter((own) => own.id !== id)
    const proven = others.find(isProven)
    const isLastWayBack = !isSite(actor) && isProven(row) && !proven
    const hasNumber = phoneNumbers.some((own) => own.reserved_for_second_factor === 0)
    if (isLastWayBack || (others.length === 0 && user.username === null && !hasNumber)) {
      throw apiError('identification_deletion_failed')
    }
    await deleteEmailAddressRow(ctx.db, id)
    await clearPlace(ctx.db, { ownerId: id, stage: 'profile' })
    if (user.primary_email_address_id === id) {
      const next = proven ?? others[0]
      await updateUserRow(ctx.db, user.id, { primary_email_address_id: next?.id ?? null })
    }
    await settle(ctx, user.id)
    if (!isSite(actor) && isProven(row)) {
      const letter = (to: string, about: Letterhead) =>
        emailAddressRemovedLetter(to, about, row.email_address)
      await ctx.mail.send(
        ctx,
        letter(row.email_address, letterheadFor(ctx, { locale: user.locale })),
      )
      await notifyOwner(ctx, await requireUser(ctx, actor, user.id), letter)
    }
    await recordEvent(ctx, actor, { type: 'email_address.deleted', targetId: id })
  })
}

const isProven = ({ verified_at }: EmailAddressRow) => verified_at !== null

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import { deleteEmailAddressRow } from '../email-addresses/storage.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { requireUser } from './load.ts'
import { settle } from './settle-email-addresses.ts'
import { updateUserRow } from './storage.ts'

/** @throws {ApiError} 404, or 400 for the last thing that the user could be found by. */
export async function deleteEmailAddress(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    const row = await requireEmailAddress(ctx, actor, id)
    const { user, emailAddresses } = await requireUser(ctx, actor, row.user_id)
    const others = emailAddresses.filter((own) => own.id !== id)
    if (others.length === 0 && user.username === null) {
      throw apiError('identification_deletion_failed')
    }
    await deleteEmailAddressRow(ctx.db, id)
    if (user.primary_email_address_id === id) {
      const next = others.find(({ verified_at }) => verified_at !== null) ?? others[0]
      await updateUserRow(ctx.db, user.id, { primary_email_address_id: next?.id ?? null })
    }
    await settle(ctx, user.id)
    await recordEvent(ctx, actor, { type: 'email_address.deleted', targetId: id })
  })
}

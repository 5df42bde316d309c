import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import {
  deletePhoneNumberRow,
  insertPhoneNumber,
  updatePhoneNumberRow,
} from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { claim } from '../users/identifiers.ts'
import { requireUser } from '../users/load.ts'
import { newPhoneNumber } from './create.ts'
import { settleNumbers } from './settle.ts'

/** Makes a number, proven, the only one by which a user is found; second factors stay. */
export function replacePhoneNumbers(
  ctx: Context,
  actor: Actor,
  { userId, phoneNumber }: { userId: string; phoneNumber: string },
): Promise<PhoneNumberRow> {
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    const found = owner.phoneNumbers.filter((row) => row.reserved_for_second_factor === 0)
    const kept = owner.phoneNumbers.find((row) => row.phone_number === phoneNumber)
    for (const { id } of found.filter((row) => row !== kept)) {
      await deletePhoneNumberRow(ctx.db, id)
      await recordEvent(ctx, actor, { type: 'phone_number.deleted', targetId: id })
    }
    const row = kept ?? newPhoneNumber(ctx, { userId, phoneNumber, verified: true })
    await claim(async () => {
      if (!kept) return insertPhoneNumber(ctx.db, row)
      const now = ctx.clock.now()
      const proof = row.verified_at ? {} : { verified_at: now, verification_strategy: 'admin' }
      await updatePhoneNumberRow(ctx.db, row.id, {
        ...proof,
        reserved_for_second_factor: 0,
        updated_at: now,
      })
    })
    await settleNumbers(ctx, actor, { owner })
    await recordEvent(ctx, actor, { type: 'phone_number.created', targetId: row.id })
    return requirePhoneNumber(ctx, actor, row.id)
  })
}

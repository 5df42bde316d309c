import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { updatePhoneNumberRow } from '../phone-numbers/storage.ts'
import { requireUser } from '../users/load.ts'
import { settleNumbers } from './settle.ts'
import { released } from './update.ts'

/** No number of a user is a second factor any more, and none that was lets anybody in. */
export function releasePhoneNumbers(ctx: Context, actor: Actor, userId: string): Promise<void> {
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    const factors = owner.phoneNumbers.filter((row) => row.reserved_for_second_factor === 1)
    if (factors.length === 0) return
    for (const row of factors) {
      const now = ctx.clock.now()
      await updatePhoneNumberRow(ctx.db, row.id, { ...released(row), updated_at: now })
      await recordEvent(ctx, actor, { type: 'phone_number.updated', targetId: row.id })
    }
    await settleNumbers(ctx, actor, { owner })
  })
}

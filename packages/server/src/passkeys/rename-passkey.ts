import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { requirePasskey } from './load.ts'
import { showPasskeys } from './show-passkeys.ts'
import { updatePasskey } from './storage.ts'
import type { PasskeyRow } from './table.ts'

export async function renamePasskey(
  ctx: Context,
  actor: Actor,
  { userId, id, name }: { userId: string; id: string; name: string },
): Promise<PasskeyRow> {
  return write(ctx, async (ctx) => {
    const passkey = await requirePasskey(ctx, actor, { userId, id })
    const change = { name, updated_at: ctx.clock.now() }
    await updatePasskey(ctx.db, id, change)
    await showPasskeys(ctx, userId)
    await recordEvent(ctx, actor, { type: 'passkey.updated', targetId: id })
    return { ...passkey, ...change }
  })
}

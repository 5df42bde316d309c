import type { Context } from '../context.ts'
import { updateUserRow } from '../users/storage.ts'
import { listCredentials } from './storage.ts'
import { toShown } from './view.ts'

/** Writes down with a user what is seen of their passkeys, in the transaction of what changed there. Says how many there are. */
export async function showPasskeys(ctx: Context, userId: string): Promise<number> {
  const credentials = await listCredentials(ctx.db, userId)
  const shown = credentials.length === 0 ? null : JSON.stringify(credentials.map(toShown))
  await updateUserRow(ctx.db, userId, { passkeys: shown, updated_at: ctx.clock.now() })
  return credentials.length
}

import type { Context } from '../context.ts'
import { endAttempts } from './dependents.ts'
import { updateUserRow } from './storage.ts'

/** The addresses of a user changed. Codes under way may be going to one that no longer counts: they end. */
export async function settle(ctx: Context, userId: string): Promise<void> {
  await endAttempts(ctx, userId)
  await updateUserRow(ctx.db, userId, { updated_at: ctx.clock.now() })
}

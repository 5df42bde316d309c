import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { revokeSignInTokensOfUser } from '../tickets/storage.ts'
import { deleteVerifications } from './storage.ts'

/** Unfinished sign-ins of the user, their codes, and tickets: none outlives the credentials they were begun with. */
export async function endOpenAttempts(
  ctx: Context,
  { userId, keepSignIn }: { userId: string; keepSignIn?: string | undefined },
): Promise<void> {
  const open = (await listOpenSignInIds(ctx.db, userId)).filter((id) => id !== keepSignIn)
  await deleteVerifications(ctx.db, open)
  await deleteSignIns(ctx.db, open)
  await revokeSignInTokensOfUser(ctx.db, userId, ctx.clock.now())
}

/** Ids of the user's unfinished sign-ins, everywhere. */
async function listOpenSignInIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sign_ins')
    .select('id')
    .where('user_id', '=', userId)
    .where('created_session_id', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

async function deleteSignIns(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('sign_ins').where('id', 'in', ids).execute()
}

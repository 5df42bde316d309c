import type { Db } from '../db/database.ts'
import type { SignInTokenRow } from './table.ts'

export async function insertSignInToken(db: Db, row: SignInTokenRow): Promise<void> {
  await db.insertInto('sign_in_tokens').values(row).execute()
}

export async function findSignInToken(db: Db, id: string): Promise<SignInTokenRow | null> {
  const row = await db
    .selectFrom('sign_in_tokens')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findSignInTokenByHash(
  db: Db,
  tokenHash: string,
): Promise<SignInTokenRow | null> {
  const row = await db
    .selectFrom('sign_in_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Moves a pending token on, once; says whether this call did it (GR-4). */
export async function settleSignInToken(
  db: Db,
  id: string,
  { status, now }: { status: 'accepted' | 'revoked'; now: number },
): Promise<boolean> {
  const result = await db
    .updateTable('sign_in_tokens')
    .set({ status, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

import type { Db } from '../db/database.ts'
import type { SignInRow } from './table.ts'

export async function insertSignIn(db: Db, row: SignInRow): Promise<void> {
  await db.insertInto('sign_ins').values(row).execute()
}

/** Only a sign-in of that client (AZ-1). */
export async function findSignInOfClient(
  db: Db,
  id: string,
  clientId: string,
): Promise<SignInRow | null> {
  const row = await db
    .selectFrom('sign_ins')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row ?? null
}

export async function updateSignIn(
  db: Db,
  id: string,
  change: Partial<Omit<SignInRow, 'id' | 'client_id'>>,
): Promise<void> {
  await db.updateTable('sign_ins').set(change).where('id', '=', id).execute()
}

/** One session for one sign-in, however many requests finish it at once (GR-4, MFA-8). */
export async function claimSignIn(
  db: Db,
  id: string,
  change: Partial<SignInRow>,
): Promise<boolean> {
  const result = await db
    .updateTable('sign_ins')
    .set({ ...change, reset_pending: 0 })
    .where('id', '=', id)
    .where('created_session_id', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

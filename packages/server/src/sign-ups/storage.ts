import type { Db } from '../db/database.ts'
import type { SignUpRow } from './table.ts'

export async function insertSignUp(db: Db, row: SignUpRow): Promise<void> {
  await db.insertInto('sign_ups').values(row).execute()
}

/** Only a sign-up of that client (AZ-1). */
export async function findSignUpOfClient(
  db: Db,
  id: string,
  clientId: string,
): Promise<SignUpRow | null> {
  const row = await db
    .selectFrom('sign_ups')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row ?? null
}

export async function updateSignUp(
  db: Db,
  id: string,
  change: Partial<Omit<SignUpRow, 'id' | 'client_id'>>,
): Promise<void> {
  await db.updateTable('sign_ups').set(change).where('id', '=', id).execute()
}

/** One user for one sign-up, however many requests finish it at once (GR-4). The password moves to the user. */
export async function claimSignUp(
  db: Db,
  id: string,
  change: { created_user_id: string; created_session_id: string; updated_at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('sign_ups')
    .set({ ...change, password_digest: null, identity: null })
    .where('id', '=', id)
    .where('created_user_id', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What a provider said goes over into another attempt, once (GR-4); says whether it was there. */
export async function takeIdentityOfSignUp(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_ups')
    .set({ identity: null })
    .where('id', '=', id)
    .where('identity', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

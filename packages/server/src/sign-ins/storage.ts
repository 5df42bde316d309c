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

/** Changes a sign-in that is not finished, and is nobody else's; says whether it is such a one (GR-4). */
export async function saveOpenSignIn(
  db: Db,
  id: string,
  change: Partial<Omit<SignInRow, 'id' | 'client_id'>>,
): Promise<boolean> {
  const { user_id: userId } = change
  const result = await db
    .updateTable('sign_ins')
    .set(change)
    .where('id', '=', id)
    .where('created_session_id', 'is', null)
    .$if(userId !== undefined, (query) =>
      query.where((row) => row.or([row('user_id', 'is', null), row('user_id', '=', userId!)])),
    )
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What a provider said goes over into another attempt, once (GR-4); says whether it was there. */
export async function takeIdentityOfSignIn(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_ins')
    .set({ identity: null })
    .where('id', '=', id)
    .where('identity', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

import type { Db } from '../db/database.ts'
import type { Credential, PasskeyRow } from './table.ts'

export async function findPasskey(db: Db, id: string): Promise<PasskeyRow | null> {
  const row = await db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The passkey that an authenticator calls by this id, whoever's it is. */
export async function findCredential(db: Db, credentialId: string): Promise<Credential | null> {
  const row = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return (row as Credential | undefined) ?? null
}

/** Those of a user that an authenticator has, the oldest first. */
export async function listCredentials(db: Db, userId: string): Promise<Credential[]> {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('user_id', '=', userId)
    .where('credential_id', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows as Credential[]
}

export async function insertPasskey(db: Db, row: PasskeyRow): Promise<void> {
  await db.insertInto('passkeys').values(row).execute()
}

export async function updatePasskey(
  db: Db,
  id: string,
  change: Partial<Omit<PasskeyRow, 'id' | 'user_id' | 'created_at'>>,
): Promise<void> {
  await db.updateTable('passkeys').set(change).where('id', '=', id).execute()
}

export async function deletePasskeyRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('passkeys').where('id', '=', id).execute()
}

/** Passkeys that were begun and never finished: a newer one takes their place. */
export async function deleteUnfinished(db: Db, userId: string): Promise<void> {
  const unfinished = db
    .selectFrom('passkeys')
    .select('id')
    .where('user_id', '=', userId)
    .where('credential_id', 'is', null)
  await db.deleteFrom('verifications').where('owner_id', 'in', unfinished).execute()
  await db.deleteFrom('passkeys').where('id', 'in', unfinished).execute()
}

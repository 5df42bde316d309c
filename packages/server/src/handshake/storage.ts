import type { Db } from '../db/database.ts'
import type { HandshakeNonceTable } from './table.ts'

export async function insertNonce(db: Db, row: HandshakeNonceTable): Promise<void> {
  await db.insertInto('handshake_nonces').values(row).execute()
}

/** Reads and removes in one statement: a nonce is spent once (GR-4). */
export async function takeNonce(db: Db, nonceHash: string): Promise<HandshakeNonceTable | null> {
  const row = await db
    .deleteFrom('handshake_nonces')
    .where('nonce_hash', '=', nonceHash)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

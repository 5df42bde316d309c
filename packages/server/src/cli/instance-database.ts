import { existsSync } from 'node:fs'
import { envText } from '@dooryard/protocol'
import { databaseOf } from '../create-server.ts'
import { databasePlace, isPostgres, openDatabase } from '../db/open.ts'
import { resolveKeyPair } from '../keys/instance-keys.ts'
import type { KeyPair } from '../keys/key-file.ts'
import { readSigningKeys } from '../keys/signing-key.ts'
import { systemRandom } from '../random.ts'
import type { CommandContext } from './commands.ts'

/** The keys that the environment names, and the database that it names for them. @throws {Error} without keys. */
export function readInstance({ env }: CommandContext): { pair: KeyPair; database: string } {
  const read = (name: string) => envText(env[name])
  const options = {
    mode: 'production',
    publishableKey: read('PUBLIC_CLERK_PUBLISHABLE_KEY') ?? read('CLERK_PUBLISHABLE_KEY'),
    secretKey: read('CLERK_SECRET_KEY'),
    database: read('DOORYARD_DATABASE'),
  } as const
  const pair = resolveKeyPair(options, systemRandom)
  return { pair, database: databaseOf(options, pair) }
}

/**
 * Opens a database that a server has worked with.
 *
 * @throws {Error} when there is none, or it belongs to another secret key.
 */
export async function openUsed(database: string, pair: KeyPair) {
  const place = databasePlace(database)
  const missing = new Error(
    `There is no signing key in ${place} yet: a server makes it at its first start. Name the database in DOORYARD_DATABASE.`,
  )
  if (!isPostgres(database) && !existsSync(database)) throw missing
  const db = await openDatabase({ database, strictModes: true })
  try {
    if ((await readSigningKeys(db, { ...pair, place })).length === 0) throw missing
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { ClientRow } from './table.ts'

export async function findClientByTokenHash(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<ClientRow | null> {
  return (await selectByTokenHash(db, tokenHash, now))[0] ?? null
}

const selectByTokenHash = prepared((db, tokenHash: string, now: number) =>
  db
    .selectFrom('clients')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expire_at', '>', now),
)

export async function findClient(db: Db, id: string): Promise<ClientRow | null> {
  const row = await db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function insertClient(db: Db, row: ClientRow): Promise<void> {
  await db.insertInto('clients').values(row).execute()
}

export async function updateClient(
  db: Db,
  id: string,
  change: Partial<Omit<ClientRow, 'id' | 'token_hash'>>,
): Promise<void> {
  await db.updateTable('clients').set(change).where('id', '=', id).execute()
}

/** Replaces the token unless another request did so first; says whether it did (GR-4). */
export async function replaceTokenHash(
  db: Db,
  { id, token_hash }: ClientRow,
  change: Partial<Omit<ClientRow, 'id'>> & { token_hash: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('clients')
    .set(change)
    .where('id', '=', id)
    .where('token_hash', 'is not distinct from', token_hash)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Browsers that still carry a token, newest first. */
export function searchClients(
  db: Db,
  { now, limit, offset }: { now: number; limit: number; offset: number },
): Promise<ClientRow[]> {
  return db
    .selectFrom('clients')
    .selectAll()
    .where('token_hash', 'is not', null)
    .where('expire_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** Those who carry none are few, as they are forgotten: they are counted, and all, which is quick. */
export async function countClients(db: Db, now: number): Promise<number> {
  const count = () => db.selectFrom('clients').select((eb) => eb.fn.countAll<number>().as('count'))
  const [all, expired, dropped] = await Promise.all(
    [
      count(),
      count().where('expire_at', '<=', now),
      count().where('expire_at', '>', now).where('token_hash', 'is', null),
    ].map((query) => query.executeTakeFirstOrThrow()),
  )
  return Number(all!.count) - Number(expired!.count) - Number(dropped!.count)
}

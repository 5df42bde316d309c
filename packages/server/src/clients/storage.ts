import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { longestLeap } from '../db/longest-leap.ts'
import { nextTurn } from '../db/next-turn.ts'
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

/** What the last form left was shown, and is not to be shown again; that of a newer one stays. */
export async function forgetFeedback(
  db: Db,
  { id, feedback }: Pick<ClientRow, 'id' | 'feedback'>,
): Promise<void> {
  await db
    .updateTable('clients')
    .set({ feedback: null, feedback_expires_at: null })
    .where('id', '=', id)
    .where('feedback', '=', feedback)
    .execute()
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

/** Browsers that still carry a token, newest first. What is left out is read in an index, in steps with turns between them. */
export async function searchClients(
  db: Db,
  { now, limit, offset }: { now: number; limit: number; offset: number },
  leap = longestLeap(db),
): Promise<ClientRow[]> {
  let after: Position | null = null
  for (let left = offset; left > 0; left -= leap) {
    const rows: Position[] = await carried(db, now, after)
      .select(['created_at', 'id'])
      .offset(Math.min(left, leap) - 1)
      .limit(1)
      .execute()
    after = rows[0] ?? null
    if (!after) return []
    await nextTurn()
  }
  return carried(db, now, after).selectAll().limit(limit).execute()
}

type Position = Pick<ClientRow, 'created_at' | 'id'>

function carried(db: Db, now: number, after: Position | null) {
  return db
    .selectFrom('clients')
    .where('token_hash', 'is not', null)
    .where('expire_at', '>', now)
    .$if(after !== null, (query) =>
      query.where(sql<SqlBool>`(created_at, id) < (${after!.created_at}, ${after!.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
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

import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Db } from '../db/database.ts'
import type { ExternalAccountRow, ShownAccount } from './table.ts'

/** The account of somebody at a provider, whoever's it is here (FED-4). */
export async function findAccountOf(
  db: Db,
  { strategy, issuer, subject }: { strategy: string; issuer: string; subject: string },
): Promise<ExternalAccountRow | null> {
  const row = await db
    .selectFrom('external_accounts')
    .selectAll()
    .where('strategy', '=', strategy)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row ?? null
}

export async function findAccount(db: Db, id: string): Promise<ExternalAccountRow | null> {
  const row = await db
    .selectFrom('external_accounts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertAccount(db: Db, row: ExternalAccountRow): Promise<void> {
  await db.insertInto('external_accounts').values(row).execute()
}

export async function updateAccount(
  db: Db,
  id: string,
  change: Partial<Omit<ExternalAccountRow, 'id' | 'user_id' | 'created_at'>>,
): Promise<void> {
  await db.updateTable('external_accounts').set(change).where('id', '=', id).execute()
}

/**
 * No more is told of what a provider refused, unless that is not what the account says any more (GR-4). One that was never connected
 * stays, as begun: the page that tells of it offers to try again.
 */
export async function forgetError(db: Db, account: ShownAccount): Promise<void> {
  const read = { id: account.id, shown: JSON.stringify(account) }
  await db
    .updateTable('external_accounts')
    .set({ shown: JSON.stringify({ ...account, error: null }) })
    .where((eb) => eb.and(read))
    .execute()
}

export async function deleteAccountRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('external_accounts').where('id', '=', id).execute()
}

/** Connections that were begun and never finished: a newer one takes their place. */
export async function deleteUnfinished(db: Db, userId: string, strategy: string): Promise<void> {
  await db
    .deleteFrom('external_accounts')
    .where('user_id', '=', userId)
    .where('strategy', '=', strategy)
    .where('subject', 'is', null)
    .execute()
}

/** What is seen of all accounts of a user, in the query that reads the user; `readShown` takes it apart. */
export const shownAccounts = (eb: ExpressionBuilder<Database, 'users'>) =>
  eb
    .selectFrom('external_accounts')
    .whereRef('external_accounts.user_id', '=', 'users.id')
    .select(sql<string | null>`string_agg(external_accounts.shown, ',')`.as('accounts'))
    .as('accounts')

/** The oldest first. */
export function readShown(accounts: string | null): ShownAccount[] {
  const shown = JSON.parse(`[${accounts ?? ''}]`) as ShownAccount[]
  return shown.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

/** The same for users at hand, by their ids. */
export async function listShown(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, ShownAccount[]>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('external_accounts')
    .select('user_id')
    .select(sql<string>`string_agg(shown, ',')`.as('accounts'))
    .where('user_id', 'in', userIds)
    .groupBy('user_id')
    .execute()
  return new Map(rows.map(({ user_id, accounts }) => [user_id, readShown(accounts)]))
}

/** Puts new tokens in the place of those that were read, unless somebody else did so first; says whether it did (GR-4). */
export async function replaceTokens(
  db: Db,
  { id, tokens }: ExternalAccountRow,
  change: { tokens: string; updated_at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('external_accounts')
    .set(change)
    .where('id', '=', id)
    .where('tokens', 'is not distinct from', tokens)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

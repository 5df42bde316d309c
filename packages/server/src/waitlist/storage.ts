import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { countRows } from '../db/rows.ts'
import type { Order, Page } from '../http/list-fields.ts'
import { pattern } from '../users/text-search.ts'
import type { WaitlistEntryRow } from './table.ts'

/** Adds who is not in it yet; says whether it did. */
export async function addEntry(db: Db, row: WaitlistEntryRow): Promise<boolean> {
  const result = await db
    .insertInto('waitlist_entries')
    .values(row)
    .onConflict((conflict) => conflict.column('email_address').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findEntry(db: Db, id: string): Promise<WaitlistEntryRow | null> {
  const query = db.selectFrom('waitlist_entries').selectAll().where('id', '=', id)
  return (await query.executeTakeFirst()) ?? null
}

export async function findEntryByAddress(
  db: Db,
  emailAddress: string,
): Promise<WaitlistEntryRow | null> {
  const query = db.selectFrom('waitlist_entries').selectAll()
  return (await query.where('email_address', '=', emailAddress).executeTakeFirst()) ?? null
}

export async function updateEntry(
  db: Db,
  id: string,
  change: Partial<WaitlistEntryRow>,
): Promise<void> {
  await db.updateTable('waitlist_entries').set(change).where('id', '=', id).execute()
}

export async function deleteEntryRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('waitlist_entries').where('id', '=', id).execute()
}

/** Those that have an address that a user has proven: others are of whoever reads their mail (OTP-13). */
export async function deleteEntriesOfUser(db: Db, userId: string): Promise<void> {
  await db
    .deleteFrom('waitlist_entries')
    .where(
      'email_address',
      'in',
      db
        .selectFrom('email_addresses')
        .select('email_address')
        .where('user_id', '=', userId)
        .where('verified_at', 'is not', null),
    )
    .execute()
}

export type WaitlistStatus = WaitlistEntryRow['status'] | 'completed'

/** What a list asks for. */
export interface EntryFilters {
  status?: WaitlistStatus | undefined
  /** Part of an address. */
  query?: string | undefined
}

const accepted = sql<SqlBool>`exists (select 1 from invitations where invitations.id = waitlist_entries.invitation_id and invitations.status = 'accepted')`

const matching = (db: Db, { status, query }: EntryFilters) =>
  db
    .selectFrom('waitlist_entries')
    .where((where) =>
      where.and([
        ...(status === 'completed' ? [accepted] : []),
        ...(status && status !== 'completed' ? [where('status', '=', status)] : []),
        ...(status === 'invited' ? [where.not(accepted)] : []),
        ...(query ? [sql<SqlBool>`email_address like ${pattern(query)} escape '\\'`] : []),
      ]),
    )

export function listEntries(
  db: Db,
  filters: EntryFilters,
  { limit, offset, order }: Page & { order: Order<'created_at' | 'invited_at' | 'email_address'> },
): Promise<WaitlistEntryRow[]> {
  return matching(db, filters)
    .selectAll()
    .orderBy(order.column, (by) => (order.direction === 'asc' ? by.asc() : by.desc()).nullsLast())
    .orderBy('id', order.direction)
    .limit(limit)
    .offset(offset)
    .execute()
}

export function countEntries(db: Db, filters: EntryFilters): Promise<number> {
  return countRows(matching(db, filters))
}

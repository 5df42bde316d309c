import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Order, Page } from '../http/list-fields.ts'
import { pattern } from '../users/text-search.ts'
import type { InvitationRow } from './table.ts'

export async function insertInvitation(db: Db, row: InvitationRow): Promise<void> {
  await db.insertInto('invitations').values(row).execute()
}

export async function findInvitation(db: Db, id: string): Promise<InvitationRow | null> {
  const query = db.selectFrom('invitations').selectAll().where('id', '=', id)
  return (await query.executeTakeFirst()) ?? null
}

export async function findInvitationByHash(db: Db, hash: string): Promise<InvitationRow | null> {
  const query = db.selectFrom('invitations').selectAll().where('token_hash', '=', hash)
  return (await query.executeTakeFirst()) ?? null
}

/** Those addresses of a list to which an invitation is open. */
export async function findInvited(
  db: Db,
  emailAddresses: readonly string[],
  now: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('invitations')
    .select('email_address')
    .where('email_address', 'in', emailAddresses)
    .where('status', '=', 'pending')
    .where('expire_at', '>', now)
    .execute()
  return rows.map(({ email_address }) => email_address)
}

/** Moves a pending invitation on, once; says whether this call did it (GR-4). */
export async function settleInvitation(
  db: Db,
  id: string,
  change: { status: 'accepted' | 'revoked'; user_id?: string; updated_at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export type InvitationStatus = InvitationRow['status'] | 'expired'

/** What a list asks for. */
export interface InvitationFilters {
  status?: InvitationStatus | undefined
  /** Part of an address. */
  query?: string | undefined
  now: number
}

const matching = (db: Db, { status, query, now }: InvitationFilters) =>
  db
    .selectFrom('invitations')
    .where((where) =>
      where.and([
        ...(status ? [where('status', '=', status === 'expired' ? 'pending' : status)] : []),
        ...(status === 'pending' ? [where('expire_at', '>', now)] : []),
        ...(status === 'expired' ? [where('expire_at', '<=', now)] : []),
        ...(query ? [sql<SqlBool>`email_address like ${pattern(query)} escape '\\'`] : []),
      ]),
    )

export function listInvitations(
  db: Db,
  filters: InvitationFilters,
  { limit, offset, order }: Page & { order: Order<'created_at' | 'email_address' | 'expire_at'> },
): Promise<InvitationRow[]> {
  return matching(db, filters)
    .selectAll()
    .orderBy(order.column, order.direction)
    .orderBy('id', order.direction)
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countInvitations(db: Db, filters: InvitationFilters): Promise<number> {
  const count = matching(db, filters).select(({ fn }) => fn.countAll().as('count'))
  return Number((await count.executeTakeFirstOrThrow()).count)
}

export async function deleteInvitationRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('invitations').where('id', '=', id).execute()
}

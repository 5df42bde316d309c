import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { countRows } from '../db/rows.ts'
import type { Order, Page } from '../http/list-fields.ts'
import type { OrganizationRow } from '../memberships/table.ts'
import { pattern } from '../users/text-search.ts'
import type { InvitationRow } from './table.ts'

export async function insertInvitation(db: Db, row: InvitationRow): Promise<void> {
  await db.insertInto('invitations').values(row).execute()
}

export async function findInvitation(db: Db, id: string): Promise<InvitationRow | null> {
  const query = db.selectFrom('invitations').selectAll().where('id', '=', id)
  return (await query.executeTakeFirst()) ?? null
}

export type Inviter = Pick<OrganizationRow, 'id' | 'name' | 'slug' | 'picture'>

/** The organization of an invitation that nobody has accepted or revoked. */
export async function findInviter(db: Db, id: string): Promise<Inviter | null> {
  const query = db
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .select([
      'organizations.id',
      'organizations.name',
      'organizations.slug',
      'organizations.picture',
    ])
    .where('invitations.id', '=', id)
    .where('invitations.status', '=', 'pending')
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
    .where('organization_id', 'is', null)
    .where('status', '=', 'pending')
    .where('expire_at', '>', now)
    .execute()
  return rows.map(({ email_address }) => email_address)
}

/** Those of a list who are invited to an organization. */
export async function findInvitedTo(
  db: Db,
  { id, addresses, now }: { id: string; addresses: readonly string[]; now: number },
): Promise<string[]> {
  const rows = await openTo(db, id, now)
    .select('email_address')
    .where('email_address', 'in', addresses)
    .execute()
  return rows.map(({ email_address }) => email_address)
}

/** Those that somebody sent. */
export async function countOpenTo(db: Db, id: string, now: number): Promise<number> {
  const count = openTo(db, id, now)
    .where('domain_id', 'is', null)
    .select(({ fn }) => fn.countAll().as('count'))
  return Number((await count.executeTakeFirstOrThrow()).count)
}

/**
 * Whether somebody with these addresses is invited to the organization of a domain, or was by that domain before, also by an address
 * that they had then; unless they let it pass.
 */
export async function findInvitedByDomain(
  db: Db,
  {
    domain,
    userId,
    addresses,
    now,
  }: {
    domain: { id: string; organization_id: string }
    userId: string
    addresses: readonly string[]
    now: number
  },
): Promise<boolean> {
  // One after the other: each has its index.
  const isAmong = async (column: 'email_address' | 'user_id', values: readonly string[]) => {
    const row = await db
      .selectFrom('invitations')
      .select('id')
      .where('organization_id', '=', domain.organization_id)
      .where(column, 'in', values)
      .where(
        sql<SqlBool>`((status = 'pending' and expire_at > ${now}) or (status <> 'pending' and domain_id = ${domain.id}))`,
      )
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }
  return (await isAmong('email_address', addresses)) || isAmong('user_id', [userId])
}

/** Takes back what came by a domain and is open. */
export async function dropInvitationsOfDomain(
  db: Db,
  domainId: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ status: 'revoked', updated_at: now })
    .where('domain_id', '=', domainId)
    .where('status', '=', 'pending')
    .execute()
}

const openTo = (db: Db, id: string, now: number) =>
  db
    .selectFrom('invitations')
    .where('organization_id', '=', id)
    .where('status', '=', 'pending')
    .where('expire_at', '>', now)

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
    .where('organization_id', 'is', null)
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

export function countInvitations(db: Db, filters: InvitationFilters): Promise<number> {
  return countRows(matching(db, filters))
}

export async function deleteInvitationRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('invitations').where('id', '=', id).execute()
}

/** Invitations to organizations: to any, to one, or to people who have proven an address. */
export interface GuestFilters {
  to: 'any' | { organizationId: string } | { addresses: readonly string[] }
  /** Part of an address, or an id. */
  query?: string | undefined
  /** Any of them; all, where none is said. */
  statuses?: readonly InvitationStatus[] | undefined
  now: number
}

const guests = (db: Db, { to, statuses, query, now }: GuestFilters) =>
  db
    .selectFrom('invitations')
    .where((where) =>
      where.and([
        where('organization_id', 'is not', null),
        ...(to === 'any'
          ? []
          : 'organizationId' in to
            ? [where('organization_id', '=', to.organizationId)]
            : to.addresses.length === 0
              ? [sql<SqlBool>`1 = 0`]
              : [where('email_address', 'in', to.addresses)]),
        ...(query
          ? [sql<SqlBool>`(email_address like ${pattern(query)} escape '\\' or id = ${query})`]
          : []),
        ...(statuses ? [where.or(statuses.map((status) => hasStatus(status, now)))] : []),
      ]),
    )

const hasStatus = (status: InvitationStatus, now: number) => {
  if (status === 'pending') return sql<SqlBool>`(status = 'pending' and expire_at > ${now})`
  if (status === 'expired') return sql<SqlBool>`(status = 'pending' and expire_at <= ${now})`
  return sql<SqlBool>`status = ${status}`
}

/** The newest first, unless another order is said. */
export function listGuests(
  db: Db,
  filters: GuestFilters,
  { limit, offset }: Page,
  order: Order<'created_at' | 'email_address'> = { column: 'created_at', direction: 'desc' },
): Promise<InvitationRow[]> {
  return guests(db, filters)
    .selectAll()
    .orderBy(order.column, order.direction)
    .orderBy('id', order.direction)
    .limit(limit)
    .offset(offset)
    .execute()
}

export function countGuests(db: Db, filters: GuestFilters): Promise<number> {
  return countRows(guests(db, filters))
}

/** Whom a member invited nobody vouches for any more (AZ-7); no invitation says who that was (PRIV-2). */
export async function forgetInviter(db: Db, userId: string, now: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ status: 'revoked', updated_at: now })
    .where('inviter_user_id', '=', userId)
    .where('status', '=', 'pending')
    .where('invited_by_site', '=', 0)
    .execute()
  const sent = db.updateTable('invitations').set({ inviter_user_id: null })
  await sent.where('inviter_user_id', '=', userId).execute()
}

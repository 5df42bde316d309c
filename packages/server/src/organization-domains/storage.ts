import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { countRows } from '../db/rows.ts'
import type { Order, Page } from '../http/list-fields.ts'
import { pattern } from '../users/text-search.ts'
import type { DomainRow } from './table.ts'

/** A row with what is counted for it. */
export type Domain = DomainRow & { invitations: number; suggestions: number }

const invitations = sql<number>`(select count(*) from invitations i
  where i.domain_id = organization_domains.id and i.status = 'pending')`
const suggestions = sql<number>`(select count(*) from organization_suggestions s
  where s.domain_id = organization_domains.id and s.status = 'pending')`

const selectDomains = (db: Db) =>
  db
    .selectFrom('organization_domains')
    .selectAll()
    .select([invitations.as('invitations'), suggestions.as('suggestions')])

/** PostgreSQL gives counts as texts. */
const counted = <Row extends { invitations: unknown; suggestions: unknown }>(row: Row) => ({
  ...row,
  invitations: Number(row.invitations),
  suggestions: Number(row.suggestions),
})

export async function findDomain(db: Db, id: string): Promise<Domain | null> {
  const row = await selectDomains(db).where('id', '=', id).executeTakeFirst()
  return row ? counted(row) : null
}

/** Which domains; all, where nothing is said. */
export interface DomainFilters {
  organizationId?: string | undefined
  verified?: boolean | undefined
  modes?: readonly OrganizationEnrollmentMode[] | undefined
  /** Part of a name, or an id. */
  query?: string | undefined
}

/** What lists of domains may be sorted by (AZ-16). */
export const DOMAIN_ORDER = ['name', 'created_at'] as const

const matching = ({ organizationId, verified, modes, query }: DomainFilters) =>
  sql.join(
    [
      sql`1 = 1`,
      ...(organizationId === undefined
        ? []
        : [sql`organization_domains.organization_id = ${organizationId}`]),
      ...(query === undefined
        ? []
        : [sql`(name like ${pattern(query)} escape '\\' or organization_domains.id = ${query})`]),
      ...(verified === undefined
        ? []
        : [verified ? sql`verified_at is not null` : sql`verified_at is null`]),
      ...(modes && modes.length > 0 ? [sql`enrollment_mode in (${sql.join(modes)})`] : []),
    ],
    sql` and `,
  )

/** The newest first, unless another order is said. */
export async function listDomains(
  db: Db,
  filters: DomainFilters,
  page: Page,
  order: Order<(typeof DOMAIN_ORDER)[number]> = { column: 'created_at', direction: 'desc' },
): Promise<Domain[]> {
  const rows = await selectDomains(db)
    .where(sql<boolean>`${matching(filters)}`)
    .orderBy(order.column, order.direction)
    .orderBy('id', order.direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map(counted)
}

export function countDomains(db: Db, filters: DomainFilters): Promise<number> {
  return countRows(db.selectFrom('organization_domains').where(sql<boolean>`${matching(filters)}`))
}

/** Which organization has that domain. */
export async function findVerifiedDomain(db: Db, name: string): Promise<DomainRow | null> {
  const [row] = await listVerifiedDomains(db, [name])
  return row ?? null
}

export function listVerifiedDomains(db: Db, names: readonly string[]): Promise<DomainRow[]> {
  if (names.length === 0) return Promise.resolve([])
  return db
    .selectFrom('organization_domains')
    .selectAll()
    .where('name', 'in', names)
    .where('verified_at', 'is not', null)
    .execute()
}

export async function insertDomain(db: Db, row: DomainRow): Promise<void> {
  await db.insertInto('organization_domains').values(row).execute()
}

export async function updateDomainRow(
  db: Db,
  id: string,
  change: Partial<Omit<DomainRow, 'id' | 'organization_id'>>,
): Promise<void> {
  await db.updateTable('organization_domains').set(change).where('id', '=', id).execute()
}

export async function deleteDomainRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('organization_domains').where('id', '=', id).execute()
}

/** Who proved a domain is forgotten with them (PRIV-2). */
export async function forgetAffiliations(db: Db, userId: string): Promise<void> {
  const theirs = db
    .selectFrom('email_addresses')
    .select('email_address')
    .where('user_id', '=', userId)
  await db
    .updateTable('organization_domains')
    .set({ affiliation_email_address: null })
    .where('affiliation_email_address', 'in', theirs)
    .execute()
}

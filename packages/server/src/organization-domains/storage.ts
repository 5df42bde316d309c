import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { countRows, newestFirst } from '../db/rows.ts'
import type { Page } from '../http/list-fields.ts'
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

/** Which of its domains; all, where nothing is said. */
export interface DomainFilters {
  organizationId: string
  verified?: boolean | undefined
  modes?: readonly OrganizationEnrollmentMode[] | undefined
}

const matching = ({ organizationId, verified, modes }: DomainFilters) =>
  sql.join(
    [
      sql`organization_domains.organization_id = ${organizationId}`,
      ...(verified === undefined
        ? []
        : [verified ? sql`verified_at is not null` : sql`verified_at is null`]),
      ...(modes && modes.length > 0 ? [sql`enrollment_mode in (${sql.join(modes)})`] : []),
    ],
    sql` and `,
  )

/** The newest first. */
export async function listDomains(db: Db, filters: DomainFilters, page: Page): Promise<Domain[]> {
  const found = selectDomains(db).where(sql<boolean>`${matching(filters)}`)
  const rows = await newestFirst(found, page).execute()
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

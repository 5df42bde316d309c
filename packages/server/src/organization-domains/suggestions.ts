import type { Db } from '../db/database.ts'
import { countRows, newestFirst } from '../db/rows.ts'
import type { Page } from '../http/list-fields.ts'
import type { SuggestionRow } from './table.ts'

/** Makes suggestions, of which each person has one for an organization. */
export async function insertSuggestion(db: Db, row: SuggestionRow): Promise<void> {
  await db
    .insertInto('organization_suggestions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['user_id', 'organization_id']).doNothing())
    .execute()
}

/** Somebody's, where they asked to join or may; those that were answered are over. */
const own = (db: Db, { userId, statuses }: OwnSuggestions) =>
  db
    .selectFrom('organization_suggestions')
    .where('user_id', '=', userId)
    .where('status', 'in', statuses)

export interface OwnSuggestions {
  userId: string
  statuses: readonly ('pending' | 'requested')[]
}

/** The newest first. */
export function listSuggestions(
  db: Db,
  asked: OwnSuggestions,
  page: Page,
): Promise<SuggestionRow[]> {
  return newestFirst(own(db, asked).selectAll(), page).execute()
}

export function countSuggestions(db: Db, asked: OwnSuggestions): Promise<number> {
  return countRows(own(db, asked))
}

/** The organizations of which somebody has one, whatever became of it. */
export async function suggestedTo(db: Db, userId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('organization_suggestions')
    .select('organization_id')
    .where('user_id', '=', userId)
    .execute()
  return new Set(rows.map((row) => row.organization_id))
}

/** One of somebody's. */
export async function findSuggestion(
  db: Db,
  { id, userId }: { id: string; userId: string },
): Promise<SuggestionRow | null> {
  const row = await db
    .selectFrom('organization_suggestions')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

/** Moves one on from where it is; says whether this call did it (GR-4). */
export async function settleSuggestion(
  db: Db,
  { id, status }: Pick<SuggestionRow, 'id' | 'status'>,
  change: Pick<SuggestionRow, 'status' | 'updated_at'> & { requested_at?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organization_suggestions')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Those of a domain that nobody took up. */
export async function dropSuggestions(db: Db, domainId: string): Promise<void> {
  await db
    .deleteFrom('organization_suggestions')
    .where('domain_id', '=', domainId)
    .where('status', '=', 'pending')
    .execute()
}

const requests = (db: Db, { organizationId, statuses }: RequestFilters) =>
  db
    .selectFrom('organization_suggestions')
    .where('organization_id', '=', organizationId)
    .where('requested_at', 'is not', null)
    .where('status', 'in', statuses)

export interface RequestFilters {
  organizationId: string
  statuses: readonly SuggestionRow['status'][]
}

/** Whoever asked last comes first. */
export function listRequests(
  db: Db,
  filters: RequestFilters,
  { limit, offset }: Page,
): Promise<SuggestionRow[]> {
  return requests(db, filters)
    .selectAll()
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export function countRequests(db: Db, filters: RequestFilters): Promise<number> {
  return countRows(requests(db, filters))
}

/** A request to an organization. */
export async function findRequest(
  db: Db,
  { id, organizationId }: { id: string; organizationId: string },
): Promise<SuggestionRow | null> {
  const row = await db
    .selectFrom('organization_suggestions')
    .selectAll()
    .where('request_id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('requested_at', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

import type { Db } from '../db/database.ts'
import { countRows, newestFirst } from '../db/rows.ts'
import type { Page } from '../http/list-fields.ts'
import type { ListedIdentifierRow } from './table.ts'

type List = ListedIdentifierRow['list']

/** The lists on which one of these stands. */
export async function listsOf(db: Db, keys: readonly string[]): Promise<Set<List>> {
  const rows = await db
    .selectFrom('listed_identifiers')
    .select('list')
    .where('match_key', 'in', keys)
    .execute()
  return new Set(rows.map(({ list }) => list))
}

/** The newest first. */
export function listIdentifiers(db: Db, list: List, page: Page): Promise<ListedIdentifierRow[]> {
  const listed = db.selectFrom('listed_identifiers').selectAll().where('list', '=', list)
  return newestFirst(listed, page).execute()
}

export function countIdentifiers(db: Db, list: List): Promise<number> {
  return countRows(db.selectFrom('listed_identifiers').where('list', '=', list))
}

export async function insertIdentifier(db: Db, row: ListedIdentifierRow): Promise<void> {
  await db.insertInto('listed_identifiers').values(row).execute()
}

/** Says whether it was there. */
export async function deleteIdentifier(
  db: Db,
  { id, list }: Pick<ListedIdentifierRow, 'id' | 'list'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('listed_identifiers')
    .where('id', '=', id)
    .where('list', '=', list)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

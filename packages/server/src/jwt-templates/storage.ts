import type { Db } from '../db/database.ts'
import type { JwtTemplateRow } from './table.ts'

/** Oldest first: an instance has a handful. */
export function listJwtTemplates(db: Db): Promise<JwtTemplateRow[]> {
  return db.selectFrom('jwt_templates').selectAll().orderBy('created_at').orderBy('id').execute()
}

export async function findJwtTemplate(
  db: Db,
  by: { id: string } | { name: string },
): Promise<JwtTemplateRow | null> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['name', by.name] as const)
  const row = await db
    .selectFrom('jwt_templates')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst()
  return row ?? null
}

/** Says whether the name was free. */
export async function insertJwtTemplate(db: Db, row: JwtTemplateRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('jwt_templates')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateJwtTemplate(db: Db, { id, ...row }: JwtTemplateRow): Promise<void> {
  await db.updateTable('jwt_templates').set(row).where('id', '=', id).execute()
}

export async function deleteJwtTemplateRow(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('jwt_templates')
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

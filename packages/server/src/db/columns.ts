import type { Selectable } from 'kysely'
import type { Database } from './database.ts'

/** All columns of a table within a join, under names that no other table has there. */
export interface Columns<Table extends keyof Database> {
  readonly aliased: readonly Aliased<Table>[]
  /** The row of this table in a row of the join; null where the join found none. */
  read(joined: object): Selectable<Database[Table]> | null
}

type Aliased<Table extends keyof Database> = {
  [Name in keyof Database[Table] & string]: `${Table}.${Name} as ${Table}_${Name}`
}[keyof Database[Table] & string]

/** `names` says nothing but which columns there are: a table that gets another does not compile without it. */
export function columnsOf<Table extends keyof Database>(
  table: Table,
  names: Record<keyof Database[Table] & string, 1>,
): Columns<Table> {
  const columns = Object.keys(names).map((name) => ({ name, alias: `${table}_${name}` }))
  return {
    aliased: columns.map(({ name, alias }) => `${table}.${name} as ${alias}` as Aliased<Table>),
    read(joined) {
      const values = joined as Record<string, unknown>
      if (values[`${table}_id`] === null) return null
      const row: Record<string, unknown> = {}
      for (const { name, alias } of columns) row[name] = values[alias]
      return row as Selectable<Database[Table]>
    },
  }
}

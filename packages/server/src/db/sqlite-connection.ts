import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'

/** Prepared statements that are kept; the server has about as many queries. */
const MAX_STATEMENTS = 300

interface Prepared {
  statement: StatementSync
  /** Names of its columns; none: it has no rows. */
  columns: string[]
}

/** One connection to one SQLite file. `node:sqlite` is synchronous, so a statement never overlaps another. */
export class SqliteConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, Prepared>()
  #mayLag = false

  constructor(file: string, { readOnly = false } = {}) {
    this.#database = new DatabaseSync(file, {
      readOnly,
      timeout: 0, // SQLite's own waiting stops the whole event loop: we wait instead (DB-3)
      enableForeignKeyConstraints: true,
      defensive: true,
    })
    this.command('PRAGMA trusted_schema = OFF')
    if (readOnly) return
    this.command('PRAGMA journal_mode = WAL')
    this.command('PRAGMA synchronous = FULL')
    this.command('PRAGMA secure_delete = ON') // what is deleted is not in the file any more (PRIV-2)
  }

  /** False also after SQLite has undone the transaction by itself, as it does when the disk is full. */
  get inTransaction(): boolean {
    return this.#database.isTransaction
  }

  command(sql: string): void {
    this.#database.exec(sql)
  }

  query<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, columns } = this.#prepare(sql)
    const values = parameters.map(toSqlite)
    if (columns.length > 0) {
      const rows = statement.all(...values) as unknown as SQLOutputValue[][]
      return { rows: rows.map((row) => toObject(columns, row) as Row) }
    }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  /** Whether what is committed from now on may wait until something else makes the disk have it. Between transactions. */
  set mayLag(mayLag: boolean) {
    if (mayLag === this.#mayLag) return
    this.command(`PRAGMA synchronous = ${mayLag ? 'NORMAL' : 'FULL'}`)
    this.#mayLag = mayLag
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    // SQLite's own objects cost twice as much, for the sake of names that are the same in each.
    statement.setReturnArrays(true)
    const prepared = { statement, columns: statement.columns().map(({ name }) => name) }
    this.#statements.set(sql, prepared)
    if (this.#statements.size > MAX_STATEMENTS) {
      this.#statements.delete(this.#statements.keys().next().value!)
    }
    return prepared
  }
}

function toObject(columns: readonly string[], values: readonly SQLOutputValue[]): object {
  const row: Record<string, SQLOutputValue> = {}
  for (let i = 0; i < columns.length; i++) row[columns[i]!] = values[i]!
  return row
}

function toSqlite(value: unknown): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)
}

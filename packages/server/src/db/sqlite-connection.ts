import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { retryWhileBusy } from './busy.ts'

/** Prepared statements that are kept; the server has about as many queries. */
const MAX_STATEMENTS = 300

/** Milliseconds that SQLite itself may wait, which stops the whole event loop (DB-3). */
const BUSY_TIMEOUT = 50

/** One connection to one SQLite file. `node:sqlite` is synchronous, so a query never overlaps another. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #inTransaction = false

  constructor(file: string) {
    this.#database = new DatabaseSync(file, {
      timeout: BUSY_TIMEOUT,
      enableForeignKeyConstraints: true,
      defensive: true,
    })
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'trusted_schema = OFF']) {
      this.#database.exec(`PRAGMA ${pragma}`)
    }
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const run = () => this.#execute<Row>(sql, parameters)
    // Inside a transaction the write lock is held already: a busy answer there is final.
    return this.#inTransaction ? run() : retryWhileBusy(run)
  }

  /** Takes the write lock at once: a read that turns to writing later fails whatever the timeout (DB-2). */
  async begin(): Promise<void> {
    await retryWhileBusy(() => this.#database.exec('BEGIN IMMEDIATE'))
    this.#inTransaction = true
  }

  commit(): void {
    this.#database.exec('COMMIT')
    this.#inTransaction = false
  }

  rollback(): void {
    this.#inTransaction = false
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a stream; SQLite here has none to give
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This database gives whole results only.')
  }

  #execute<Row>(sql: string, parameters: readonly unknown[]): QueryResult<Row> {
    const statement = this.#prepare(sql)
    const values = parameters.map(toSqlite)
    if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    if (this.#statements.size > MAX_STATEMENTS) {
      this.#statements.delete(this.#statements.keys().next().value!)
    }
    return statement
  }
}

function toSqlite(value: unknown): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)
}

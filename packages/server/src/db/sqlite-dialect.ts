import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { QUEUED_LAGGING } from './database.ts'
import { deadlineIn, MAX_WAIT, retryWhile, START_WAIT } from './deadline.ts'
import type { DatabaseHealth } from './health.ts'
import { SqliteConnection } from './sqlite-connection.ts'
import { isBusy } from './sqlite-errors.ts'
import { type Shared, SqliteLease } from './sqlite-lease.ts'
import { rememberFile } from './sqlite-same-file.ts'
import { Turns } from './sqlite-turns.ts'

/** Kysely over Node's own SQLite: one connection that writes, and one beside it that reads. */
export class NodeSqliteDialect implements Dialect {
  readonly #driver: NodeSqliteDriver

  constructor(file: string, health: DatabaseHealth) {
    this.#driver = new NodeSqliteDriver(file, health)
  }

  createDriver(): Driver {
    return this.#driver
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }

  createAdapter() {
    return new NodeSqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db as Kysely<Record<string, never>>)
  }

  /** From now on requests wait for their writes, not a start. */
  started(): void {
    this.#driver.maxWait(MAX_WAIT)
  }
}

/** Kysely's own queue, which nobody ever leaves, stays out of the way: leases take turns, with a deadline (DOS-5). */
class NodeSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }

  /** Tables change within a transaction as all else does, and its lock keeps other processes out (DB-7). */
  override get supportsTransactionalDdl() {
    return true
  }
}

class NodeSqliteDriver implements Driver {
  readonly #file: string
  readonly #health: DatabaseHealth
  #shared: Shared | undefined

  constructor(file: string, health: DatabaseHealth) {
    this.#file = file
    this.#health = health
  }

  async init(): Promise<void> {
    const deadline = deadlineIn(START_WAIT)
    const open = (readOnly: boolean) =>
      retryWhile(isBusy, () => new SqliteConnection(this.#file, { readOnly }), deadline)
    // The writer first: it makes the files that a connection for reading needs.
    const writer = await open(false)
    const reader = this.#file === ':memory:' ? null : await open(true)
    this.#shared = {
      writer,
      reader,
      turns: new Turns(),
      health: this.#health,
      assertSameFile: rememberFile(this.#file),
      maxWait: START_WAIT,
    }
  }

  maxWait(milliseconds: number): void {
    if (this.#shared) this.#shared.maxWait = milliseconds
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteLease(this.#shared!)
  }

  async beginTransaction(lease: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const mayLag = settings.isolationLevel === QUEUED_LAGGING
    await (lease as SqliteLease).begin({ mayLag })
  }

  async commitTransaction(lease: DatabaseConnection): Promise<void> {
    ;(lease as SqliteLease).commit()
  }

  async rollbackTransaction(lease: DatabaseConnection): Promise<void> {
    ;(lease as SqliteLease).rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    // The reader first: the last connection to go tidies the files up, and it must be one that writes.
    this.#shared?.reader?.close()
    this.#shared?.writer.close()
  }
}

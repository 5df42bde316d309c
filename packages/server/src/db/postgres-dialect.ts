import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type IsolationLevel,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { ALONE, QUEUED, QUEUED_LAGGING } from './database.ts'
import { MAX_WAIT } from './deadline.ts'
import type { DatabaseHealth } from './health.ts'
import { MIGRATION_TABLE } from './migrate.ts'
import type { PostgresAddress } from './postgres-address.ts'
import { PostgresLease, type Shared } from './postgres-lease.ts'
import { createPool } from './postgres-pool.ts'

/** Whoever starts changes tables alone, also among processes; what waited for that sees what the others did (DB-7). */
const BEGIN_AT_START =
  'BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(7236837422871943)'

/**
 * Reads by index note what they read page by page; a table that is read as a whole conflicts with whoever writes to it.
 * In small tables most transactions conflict by chance. Who did runs again when all others have ended, and before those
 * that come: locking a table is no look at it yet, so that what they did is seen. A table that nobody else uses stands
 * for all.
 */
const begin = (level: string, mode: string) =>
  `BEGIN ISOLATION LEVEL ${level}; LOCK TABLE ${MIGRATION_TABLE}_lock IN ${mode} MODE; SET LOCAL enable_seqscan = off`
const BEGIN = begin('SERIALIZABLE', 'ROW SHARE')
const BEGIN_ALONE = begin('SERIALIZABLE', 'EXCLUSIVE')
const BEGIN_QUEUED = begin('READ COMMITTED', 'ROW SHARE')

const BEGINNINGS: { [level in IsolationLevel]?: string } = {
  [ALONE]: BEGIN_ALONE,
  [QUEUED]: BEGIN_QUEUED,
  [QUEUED_LAGGING]: BEGIN_QUEUED,
}

/** Kysely over `pg`, with connections that are lent for a query or a transaction. */
export class NodePostgresDialect implements Dialect {
  readonly #driver: NodePostgresDriver

  constructor(address: PostgresAddress, health: DatabaseHealth) {
    this.#driver = new NodePostgresDriver(address, health)
  }

  createDriver(): Driver {
    return this.#driver
  }

  createQueryCompiler() {
    return new PostgresQueryCompiler()
  }

  createAdapter() {
    return new NodePostgresAdapter()
  }

  createIntrospector(db: Kysely<unknown>) {
    return new PostgresIntrospector(db as Kysely<Record<string, never>>)
  }

  /** True when settings of a connection are not its own; known once a query was answered. */
  isShared(): Promise<boolean> {
    return this.#driver.isShared()
  }

  /** From now on requests wait for their queries, not a start. */
  started(): void {
    this.#driver.started()
  }
}

/** The lock of migrations is that of every transaction at the start. */
class NodePostgresAdapter extends PostgresAdapter {
  override async acquireMigrationLock() {}
  override async releaseMigrationLock() {}
}

class NodePostgresDriver implements Driver {
  readonly #address: PostgresAddress
  readonly #health: DatabaseHealth
  #shared: Shared | undefined
  #isStarting = true

  constructor(address: PostgresAddress, health: DatabaseHealth) {
    this.#address = address
    this.#health = health
  }

  async init(): Promise<void> {
    const pool = await createPool(this.#address)
    this.#shared = { pool, health: this.#health }
  }

  started(): void {
    if (!this.#shared) return
    this.#isStarting = false
    this.#shared.pool.maxWait = MAX_WAIT
  }

  isShared(): Promise<boolean> {
    return this.#shared!.pool.isShared()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PostgresLease(this.#shared!)
  }

  beginTransaction(lease: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const normally = (settings.isolationLevel && BEGINNINGS[settings.isolationLevel]) ?? BEGIN
    return (lease as PostgresLease).begin(this.#isStarting ? BEGIN_AT_START : normally)
  }

  commitTransaction(lease: DatabaseConnection): Promise<void> {
    return (lease as PostgresLease).commit()
  }

  rollbackTransaction(lease: DatabaseConnection): Promise<void> {
    return (lease as PostgresLease).rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#shared?.pool.end()
  }
}

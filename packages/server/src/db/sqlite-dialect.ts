import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { DatabaseBusyError } from './busy.ts'
import { SqliteConnection } from './sqlite-connection.ts'

/** Milliseconds that a request waits for the connection (DOS-5). */
const POOL_WAIT = 2000

/** Kysely over Node's own SQLite. */
export class NodeSqliteDialect implements Dialect {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#file)
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }

  createAdapter() {
    return new SqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db as Kysely<Record<string, never>>)
  }
}

/** One connection, lent to one query or transaction at a time, in the order of asking. */
class NodeSqliteDriver implements Driver {
  readonly #file: string
  #connection: SqliteConnection | undefined
  #lent = false
  readonly #waiting: (() => void)[] = []

  constructor(file: string) {
    this.#file = file
  }

  async init(): Promise<void> {
    this.#connection = new SqliteConnection(this.#file)
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#lent) await this.#turn()
    this.#lent = true
    return this.#connection!
  }

  async beginTransaction(): Promise<void> {
    await this.#connection!.begin()
  }

  async commitTransaction(): Promise<void> {
    this.#connection!.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection!.rollback()
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#lent = false
  }

  async destroy(): Promise<void> {
    this.#connection?.close()
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(grant), 1)
        reject(new DatabaseBusyError('No connection came free in time.'))
      }, POOL_WAIT)
      this.#waiting.push(grant)
    })
  }
}

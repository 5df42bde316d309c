import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { PoolClient } from 'pg'
import { type Deadline, deadlineIn, retryWhile } from './deadline.ts'
import type { DatabaseHealth } from './health.ts'
import { fromPostgres, isConnectionLost } from './postgres-errors.ts'
import type { PostgresPool } from './postgres-pool.ts'
import { DatabaseConflictError } from './unavailable.ts'

/** What all leases of one database share. */
export interface Shared {
  pool: PostgresPool
  health: DatabaseHealth
}

/**
 * The use of the database for one query or one transaction. A single statement is atomic by itself (`READ COMMITTED`: it
 * looks again at a row that it had to wait for), a transaction is as if it were alone (`SERIALIZABLE`).
 */
export class PostgresLease implements DatabaseConnection {
  readonly #shared: Shared
  /** While a transaction goes on. */
  #client: PoolClient | null = null
  /** Why the transaction can only be undone: what follows meets it too, also where the work took no notice of it. */
  #failure: unknown

  constructor(shared: Shared) {
    this.#shared = shared
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#told(() => (this.#client ? this.#continue(query) : this.#alone(query)))
  }

  begin(text: string): Promise<void> {
    return this.#told(async () => {
      const { pool } = this.#shared
      const work = async (client: PoolClient) => {
        try {
          await client.query(pool.bounded({ text }))
        } catch (error) {
          // It had begun when a lock was waited for in vain: whoever is lent the connection next would be in it.
          if (!isConnectionLost(error)) await client.query(pool.bounded({ text: 'ROLLBACK' }))
          throw error
        }
      }
      const deadline = deadlineIn(pool.maxWait)
      this.#client = await this.#borrowFor(work, { isRepeatable: true, deadline })
    })
  }

  /** When it fails, a rollback follows. */
  async commit(): Promise<void> {
    await this.#told(() => this.#inTransaction('COMMIT'))
    this.#shared.health.wrote()
    this.#end()
  }

  /** Never throws: without its connection the server undoes the transaction by itself. */
  async rollback(): Promise<void> {
    const isLost = this.#failure !== undefined && isConnectionLost(this.#failure)
    if (!isLost) {
      this.#failure = undefined
      await this.#inTransaction('ROLLBACK').catch(() => {})
    }
    this.#end()
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a stream; nobody here does
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This database gives whole results only.')
  }

  async #told<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run()
    } catch (error) {
      throw this.#shared.health.failed(fromPostgres(error))
    }
  }

  /** A statement that fell into a deadlock left nothing behind. */
  #alone<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { pool } = this.#shared
    const deadline = deadlineIn(pool.maxWait)
    const isRepeatable = query.query.kind === 'SelectQueryNode'
    const run = async () => {
      let result!: QueryResult<Row>
      const work = async (client: PoolClient) => {
        result = await this.#send<Row>(client, query)
      }
      pool.giveBack(await this.#borrowFor(work, { isRepeatable, deadline }))
      // A copy that is only read answers too while there is nothing to write to.
      if (!isRepeatable) this.#shared.health.wrote()
      return result
    }
    return retryWhile((error) => error instanceof DatabaseConflictError, run, deadline)
  }

  /** Lends a connection on which the work was done. One that was lost while nobody looked is no reason to fail. */
  async #borrowFor(
    work: (client: PoolClient) => Promise<unknown>,
    { isRepeatable, deadline }: { isRepeatable: boolean; deadline: Deadline },
  ): Promise<PoolClient> {
    const { pool } = this.#shared
    for (;;) {
      const { client, isUsed } = await pool.borrow(deadline)
      try {
        await work(client)
        return client
      } catch (error) {
        pool.giveBack(client, error)
        const isStale = isUsed && isConnectionLost(error) && deadline.left() > 0
        if (!isRepeatable || !isStale) throw fromPostgres(error)
      }
    }
  }

  async #continue<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#orFail(() => this.#send<Row>(this.#client!, query))
  }

  async #inTransaction(text: string): Promise<void> {
    await this.#orFail(() => this.#client!.query(this.#shared.pool.bounded({ text })))
  }

  async #orFail<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#failure) throw this.#failure
    try {
      return await run()
    } catch (error) {
      this.#failure = error
      throw error
    }
  }

  #end(): void {
    this.#shared.pool.giveBack(this.#client!, this.#failure)
    this.#client = null
    this.#failure = undefined
  }

  async #send<Row>(client: PoolClient, query: CompiledQuery): Promise<QueryResult<Row>> {
    const { pool } = this.#shared
    const values = query.parameters.map(toPostgres)
    const { rows, rowCount } = await client.query(pool.bounded({ text: query.sql, values }))
    return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) }
  }
}

/** Truth is 0 or 1. Text has no NUL there; in its place comes what takes the place of half a character too. */
function toPostgres(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value
}

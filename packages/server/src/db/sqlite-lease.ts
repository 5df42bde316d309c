import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { deadlineIn, retryWhile } from './deadline.ts'
import type { DatabaseHealth } from './health.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import { fromSqlite, isBusy } from './sqlite-errors.ts'
import type { Turns } from './sqlite-turns.ts'
import { DatabaseUnavailableError } from './unavailable.ts'

/** What all leases of one database share. */
export interface Shared {
  writer: SqliteConnection
  /** Null: a database in memory has one connection, and reads take turns with writes. */
  reader: SqliteConnection | null
  /** Of using the writer. */
  turns: Turns
  health: DatabaseHealth
  /** @throws {DatabaseUnavailableError} */
  assertSameFile(): void
  /** Milliseconds until one who waits is sent away. */
  maxWait: number
}

/**
 * The use of the database for one query or one transaction. Only when it is known which, a connection is chosen: reads
 * go at once, whoever may write takes a turn.
 */
export class SqliteLease implements DatabaseConnection {
  readonly #shared: Shared
  #inTransaction = false

  constructor(shared: Shared) {
    this.#shared = shared
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      if (this.#inTransaction) return this.#continue(query)
      this.#shared.assertSameFile()
      const isRead = query.query.kind === 'SelectQueryNode'
      return isRead && this.#shared.reader ? await this.#read(query) : await this.#write(query)
    } catch (error) {
      throw this.#shared.health.failed(fromSqlite(error))
    }
  }

  /** Takes the write lock at once: a read that turns to writing later fails whatever the timeout (DB-2). */
  async begin({ mayLag }: { mayLag: boolean }): Promise<void> {
    const { turns, writer, health, maxWait } = this.#shared
    try {
      this.#shared.assertSameFile()
      const deadline = deadlineIn(maxWait)
      await turns.take(deadline)
      writer.mayLag = mayLag
      await retryWhile(isBusy, () => writer.command('BEGIN IMMEDIATE'), deadline).catch((error) => {
        this.#end()
        throw error
      })
      this.#inTransaction = true
    } catch (error) {
      throw health.failed(fromSqlite(error))
    }
  }

  /** When it fails, a rollback follows. */
  commit(): void {
    const { writer, health } = this.#shared
    try {
      this.#assertNotUndone()
      writer.command('COMMIT')
      health.wrote()
    } catch (error) {
      throw health.failed(fromSqlite(error))
    }
    this.#end()
  }

  rollback(): void {
    const { writer } = this.#shared
    try {
      if (writer.inTransaction) writer.command('ROLLBACK')
    } finally {
      this.#end()
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a stream; SQLite here has none to give
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This database gives whole results only.')
  }

  #end(): void {
    this.#inTransaction = false
    this.#shared.writer.mayLag = false
    this.#shared.turns.pass()
  }

  /** The write lock is held: there is nothing to wait for. */
  #continue<Row>(query: CompiledQuery): QueryResult<Row> {
    this.#assertNotUndone()
    return this.#shared.writer.query(query)
  }

  /** After a full disk or an I/O error SQLite undoes all by itself; what followed would be half of a change. */
  #assertNotUndone(): void {
    if (this.#shared.writer.inTransaction) return
    throw new DatabaseUnavailableError('A transaction was undone by the database.')
  }

  #read<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { reader, maxWait } = this.#shared
    return retryWhile(isBusy, () => reader!.query<Row>(query), deadlineIn(maxWait))
  }

  async #write<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { writer, turns, health, maxWait } = this.#shared
    const deadline = deadlineIn(maxWait)
    await turns.take(deadline)
    try {
      writer.mayLag = maySyncLater(query)
      const result = await retryWhile(isBusy, () => writer.query<Row>(query), deadline)
      health.wrote()
      return result
    } finally {
      writer.mayLag = false
      turns.pass()
    }
  }
}

/**
 * Counters of rate limits, and events that no change goes with: refusals. They survive the death of the process as
 * everything does, and may be a moment behind after a power failure. Waiting for the disk at each of them would make a
 * flood of guesses everybody's wait (DOS-8).
 */
function maySyncLater({ query }: CompiledQuery): boolean {
  if (query.kind !== 'InsertQueryNode') return false
  return ['rate_limits', 'audit_events'].includes(query.into?.table.identifier.name ?? '')
}

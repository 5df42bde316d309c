import type { Client, Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { MINUTE } from '../clock.ts'
import { type Deadline, START_WAIT } from './deadline.ts'
import type { PostgresAddress } from './postgres-address.ts'
import { isConnectionLost, isUnanswered } from './postgres-errors.ts'
import { sharesConnections } from './postgres-pooler.ts'
import { stayedBusy } from './unavailable.ts'

/** Milliseconds that a statement may take (DOS-5), and until a transaction that nobody goes on with is undone. */
const STATEMENT_TIMEOUT = 5000
/** The same at a start, which may make indexes of millions of rows. */
const START_STATEMENT_TIMEOUT = 30 * MINUTE
const IDLE_TRANSACTION_TIMEOUT = 10_000

/** Milliseconds until a new connection that does not come about is given up and makes room; who waits for it waits shorter. */
const CONNECT_TIMEOUT = 4000

/** Milliseconds without use after which the way to the server may have forgotten a connection, and told nobody. */
const FORGOTTEN_AFTER = 5000

/** Milliseconds in which such a connection must answer, or another takes its place: before who waits is sent away. */
const PROBE_TIMEOUT = 1000

/** Milliseconds without use until the system begins to ask by itself. */
const KEEP_ALIVE_AFTER = 10_000

/** Beyond the server's own timeout: then it is the way there that is broken. */
const GRACE = 1000

/** A connection on loan. */
export interface Loan {
  client: PoolClient
  /** It was used before, so it may have been lost meanwhile without anybody noticing. */
  isUsed: boolean
}

/** What is known of a connection that was set up. */
interface Known {
  /** For how long it waits for locks. */
  wait: number
  /** When it was lent, or gave its last answer. */
  usedAt: number
}

/** Connections to one database. */
export class PostgresPool {
  readonly #pool: Pool
  readonly #known = new WeakMap<PoolClient, Known>()
  /** When somebody asked who never got an answer: of those that were not used since, none is trusted. */
  #unansweredAt = Number.NEGATIVE_INFINITY
  readonly #connectBeside: () => Promise<Client>
  /** What we connect to is not the process that answers. */
  #hasPooler = false
  /** Milliseconds until one who waits is sent away. */
  maxWait = START_WAIT

  constructor(pool: Pool, connectBeside: () => Promise<Client>) {
    this.#pool = pool
    this.#connectBeside = connectBeside
    // Lost connections leave the pool by themselves, idle or lent; what nobody listens to would end the process (DOS-7).
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
  }

  /** @throws {DatabaseUnavailableError} when none is free before the deadline. */
  async borrow(deadline: Deadline): Promise<Loan> {
    for (;;) {
      const client = await this.#connect(deadline)
      const known = this.#known.get(client)
      try {
        if (!known || (await this.#isThere(client, known))) {
          if (known?.wait !== this.maxWait) await this.#setUp(client)
          this.#known.set(client, { wait: this.maxWait, usedAt: performance.now() })
          return { client, isUsed: known !== undefined }
        }
      } catch (error) {
        this.giveBack(client, error)
        throw error
      }
      client.release(true)
    }
  }

  /** With what went wrong, if anything did: a connection that is lost is not lent again. */
  giveBack(client: PoolClient, error?: unknown): void {
    const known = this.#known.get(client)
    if (error === undefined) {
      if (known) known.usedAt = performance.now()
    } else if (isUnanswered(error)) this.#suspect(known)
    client.release(error !== undefined && isConnectionLost(error))
  }

  /** The query, with an end to waiting for an answer also where nobody is there to give one. */
  bounded(query: QueryConfig): QueryConfig {
    return Object.assign(query, { query_timeout: this.#statementTimeout() + GRACE })
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  #suspect(known: Known | undefined): void {
    this.#unansweredAt = Math.max(this.#unansweredAt, known?.usedAt ?? performance.now())
  }

  /** A firewall, or a machine that is gone, lets packets vanish: a statement would wait for its whole time, and is not asked twice. */
  async #isThere(client: PoolClient, known: Known): Promise<boolean> {
    if (known.usedAt <= this.#unansweredAt) return false
    if (performance.now() - known.usedAt < FORGOTTEN_AFTER) return true
    const probe = { text: 'SELECT 1', query_timeout: PROBE_TIMEOUT }
    try {
      await client.query(probe)
      return true
    } catch (error) {
      if (isUnanswered(error)) this.#suspect(known)
      return false
    }
  }

  #connect(deadline: Deadline): Promise<PoolClient> {
    const coming = this.#pool.connect()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // It is for the next one then.
        coming.then((client) => client.release()).catch(() => {})
        reject(stayedBusy())
      }, deadline.left())
      coming.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }

  #statementTimeout(): number {
    return this.maxWait === START_WAIT ? START_STATEMENT_TIMEOUT : STATEMENT_TIMEOUT
  }

  /** In a message of its own, not at connecting: what stands between us and the server may know few parameters. */
  async #setUp(client: PoolClient): Promise<void> {
    const text = [
      `SET lock_timeout = ${this.maxWait}`,
      `SET statement_timeout = ${this.#statementTimeout()}`,
      `SET idle_in_transaction_session_timeout = ${this.#statementTimeout() + IDLE_TRANSACTION_TIMEOUT}`,
      'SET jit = off', // it pays for reports alone
      // What is acknowledged is on the disk (DB-4); whoever asks the server for more than that gets it.
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
      'SELECT pg_backend_pid() AS pid',
    ].join('; ')
    const results = (await client.query(this.bounded({ text }))) as unknown as QueryResult[]
    const { processID } = client as PoolClient & { processID?: number }
    this.#hasPooler = results.at(-1)!.rows[0].pid !== processID
  }

  /** True when settings of a connection are not its own. */
  async isShared(): Promise<boolean> {
    return this.#hasPooler && sharesConnections(this.#connectBeside)
  }
}

/** Named here, so that no bundler looks for it where it is not installed. */
const PG: string = 'pg'

/**
 * `pg` is the site's to install, so that those who keep a file need not.
 *
 * @throws {Error} when it is missing.
 */
export async function createPool(address: PostgresAddress): Promise<PostgresPool> {
  const { Client, Pool, types } = await loadPg()
  const toNumber = (text: string) => Number(text)
  const config = {
    connectionString: address.connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
    application_name: 'dooryard',
    types: {
      // Times and counts are 64 bits wide, and all of them are safe as numbers.
      getTypeParser: ((oid: number, format: 'text') =>
        oid === types.builtins.INT8
          ? toNumber
          : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  }
  const connectBeside = async () => {
    const client = new Client(config)
    await client.connect()
    return client
  }
  const ways = { max: address.connections, idleTimeoutMillis: 30_000, allowExitOnIdle: true }
  return new PostgresPool(new Pool({ ...config, ...ways }), connectBeside)
}

async function loadPg() {
  try {
    return (await import(/* @vite-ignore */ PG)) as typeof import('pg')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw new Error(
      'DOORYARD_DATABASE is an address of PostgreSQL, for which the package pg is needed. Run: npm install pg',
      { cause },
    )
  }
}

import { AsyncLocalStorage } from 'node:async_hooks'
import type { CompiledQuery } from 'kysely'
import { PostgresLease } from '../db/postgres-lease.ts'
import { SqliteLease } from '../db/sqlite-lease.ts'

/** What is done on behalf of one request of a process that dies. */
interface Life {
  /** Which statements are counted. */
  counts(statement: Statement): boolean
  counted: number
  /** It dies instead of the next one that is counted, and then does nothing any more. */
  end: number
  isOver: boolean
  die(): unknown
}

interface Statement {
  /** Whoever comes next finds what it did, whatever follows: a commit, or a change outside of transactions. */
  lasts: boolean
}

const lives = new AsyncLocalStorage<Life>()

/** Whoever has no life of their own lives on. */
function carryOut(statement: Statement, run: () => unknown): unknown {
  const life = lives.getStore()
  if (!life) return run()
  const isCounted = life.counts(statement)
  life.isOver ||= isCounted && life.counted >= life.end
  if (life.isOver) return life.die()
  if (isCounted) life.counted++
  return run()
}

type Method = 'begin' | 'executeQuery' | 'commit' | 'rollback'
type Lease = Record<Method, (...given: unknown[]) => unknown>

const inTransaction = new WeakSet<Lease>()

for (const { prototype } of [PostgresLease, SqliteLease]) {
  const lease = prototype as unknown as Lease
  const patch = (
    method: Method,
    run: (lease: Lease, original: () => unknown, query?: CompiledQuery) => unknown,
  ) => {
    const original = lease[method]
    lease[method] = function (...given) {
      return run(this, () => original.apply(this, given), given[0] as CompiledQuery)
    }
  }
  patch('begin', (lease, original) => {
    inTransaction.add(lease)
    return carryOut({ lasts: false }, original)
  })
  patch('executeQuery', (lease, original, query) => {
    const lasts = !inTransaction.has(lease) && !/^\s*select\b/i.test(query!.sql)
    return carryOut({ lasts }, original)
  })
  patch('commit', (lease, original) =>
    carryOut({ lasts: true }, () => {
      inTransaction.delete(lease)
      return original()
    }),
  )
  patch('rollback', (lease, original) => {
    inTransaction.delete(lease)
    return original()
  })
}

/**
 * Does the work until so many changes were made that last: those of a transaction last when it is committed. Instead of
 * the next one the process is dead: that, and all after it, fail. What is in the database then is what a process leaves
 * that dies there, or at any statement since the last of these changes: reads leave nothing, nor does a transaction
 * without its end.
 *
 * @returns how many were made.
 */
export async function dyingAfter(end: number, work: () => Promise<unknown>): Promise<number> {
  const life: Life = {
    counts: ({ lasts }) => lasts,
    counted: 0,
    end,
    isOver: false,
    die() {
      throw new Error('The process is dead.')
    },
  }
  await lives.run(life, work)
  return life.counted
}

/**
 * Does the work in a process that ends for good after so many statements, those that begin and commit a transaction
 * included, or else when all is done.
 */
export function killedAfter<Result>(end: number, work: () => Promise<Result>): Promise<Result> {
  const die = () => {
    process.kill(process.pid, 'SIGKILL')
    return new Promise<never>(() => {})
  }
  const life: Life = { counts: () => true, counted: 0, end, isOver: false, die }
  return lives.run(life, () => work().then(die))
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { PostgresLease } from '../db/postgres-lease.ts'
import { SqliteLease } from '../db/sqlite-lease.ts'

/** What is done on behalf of one request of a process that dies. */
interface Life {
  statements: number
  /** As many statements are carried out. */
  end: number
  die(): unknown
}

const lives = new AsyncLocalStorage<Life>()

/** Whoever has no life of their own lives on. */
function carryOut(statement: () => unknown): unknown {
  const life = lives.getStore()
  if (life && life.statements >= life.end) return life.die()
  if (life) life.statements++
  return statement()
}

type Lease = Record<'begin' | 'executeQuery' | 'commit', (...given: unknown[]) => unknown>

for (const { prototype } of [PostgresLease, SqliteLease]) {
  const lease = prototype as unknown as Lease
  for (const method of ['begin', 'executeQuery', 'commit'] as const) {
    const original = lease[method]
    lease[method] = function (...given) {
      return carryOut(() => original.apply(this, given))
    }
  }
}

/**
 * Does the work until so many statements were carried out, those that begin and commit a transaction included. The next
 * one, and all after it, fail: what is in the database then is what a process leaves that dies at that moment.
 *
 * @returns how many were.
 */
export async function dyingAfter(end: number, work: () => Promise<unknown>): Promise<number> {
  const life: Life = {
    statements: 0,
    end,
    die() {
      throw new Error('The process is dead.')
    },
  }
  await lives.run(life, work)
  return life.statements
}

/** Does the work in a process that ends for good before the next statement, or else when all is done. */
export function killedAfter<Result>(end: number, work: () => Promise<Result>): Promise<Result> {
  const die = () => {
    process.kill(process.pid, 'SIGKILL')
    return new Promise<never>(() => {})
  }
  return lives.run({ statements: 0, end, die }, () => work().then(die))
}

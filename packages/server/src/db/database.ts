import type { IsolationLevel, Kysely, TransactionBuilder } from 'kysely'
import { deadlineIn, MAX_WAIT, retryWhile } from './deadline.ts'
import { DatabaseConflictError } from './unavailable.ts'

/** Every table: each is added in the folder that owns it (`table.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: the tables are declared where they belong
export interface Database {}

/** The database, or a transaction in it: queries do not know which. */
export type Db = Kysely<Database>

/** What is to be done at the end of a transaction, as it ends. */
interface Ends {
  committed: (() => void)[]
  undone: (() => void)[]
}

/** While it runs, no other transaction does. */
export const ALONE = 'serializable'

/** Each of its statements looks again at a row that it had to wait for: many who meet at a counter queue, and do not fail. */
export const QUEUED = 'read committed'

/** The same for what may be a moment behind after a power failure: nobody waits for the disk. */
export const QUEUED_LAGGING = 'read uncommitted'

const ends = new WeakMap<Db, Ends>()

/**
 * Runs the work in a write transaction: all of it is committed, or nothing when it throws. The work is given a context
 * whose database is the transaction, under the name of the outer one, which cannot be used by mistake then: it would not
 * see what the transaction did, and its writes would wait for the end of it, in vain.
 *
 * Transactions are as if they ran one after the other. SQLite takes the lock for writing at once; PostgreSQL looks for
 * conflicts (`SERIALIZABLE`), and the work is run again then, alone, within the two seconds that a write may wait (DOS-5):
 * what it does besides writing belongs into `afterCommit`, what it remembers is taken back by `ifUndone`.
 *
 * @throws {DatabaseUnavailableError} when the database cannot be written now.
 */
export function write<Ctx extends Writing, Result>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  const begin = () => transact(ctx, work)
  return ctx.dues ? ctx.dues.settle().then(begin) : begin()
}

/**
 * The same for counters, each of which is one statement that decides by itself. Whatever counts in such a transaction
 * counts in the same order: addresses, then identifiers, then users.
 */
export function count<Ctx extends Writing, Result>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Result>,
  { mayLag }: { mayLag: boolean },
): Promise<Result> {
  return transact(ctx, work, mayLag ? QUEUED_LAGGING : QUEUED)
}

interface Writing {
  readonly db: Db
  /** To be counted before anything is written. */
  readonly dues?: { settle(): Promise<void> }
}

function transact<Ctx extends Writing, Result>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Result>,
  level?: IsolationLevel,
): Promise<Result> {
  let next = level
  const run = () => {
    const transaction = ctx.db.transaction()
    const running = next ? transaction.setIsolationLevel(next) : transaction
    next = ALONE
    return writeOnce(ctx, running, work)
  }
  return retryWhile(isConflict, run, deadlineIn(MAX_WAIT))
}

const isConflict = (error: unknown) => error instanceof DatabaseConflictError

async function writeOnce<Ctx extends { readonly db: Db }, Result>(
  ctx: Ctx,
  transaction: TransactionBuilder<Database>,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  const { committed, undone }: Ends = { committed: [], undone: [] }
  const running = transaction.execute((db) => {
    ends.set(db, { committed, undone })
    return work({ ...ctx, db })
  })
  const result = await running.catch((error) => {
    for (const act of undone.reverse()) act()
    throw error
  })
  for (const act of committed) act()
  return result
}

/** Acts once what the transaction did is there for good; at once where there is none. */
export function afterCommit(db: Db, act: () => void): void {
  const transaction = ends.get(db)
  if (transaction) transaction.committed.push(act)
  else act()
}

/** Acts when what the transaction did is undone, the latest first; never where there is none. */
export function ifUndone(db: Db, act: () => void): void {
  ends.get(db)?.undone.push(act)
}

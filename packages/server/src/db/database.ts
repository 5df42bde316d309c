import type { Kysely } from 'kysely'

/** Every table: each is added in the folder that owns it (`table.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: the tables are declared where they belong
export interface Database {}

/** The database, or a transaction in it: queries do not know which. */
export type Db = Kysely<Database>

/** What is to be done when a transaction is committed. */
const afterCommits = new WeakMap<Db, (() => void)[]>()

/**
 * Runs the work in a write transaction: all of it is committed, or nothing when it throws. The work is given a context
 * whose database is the transaction, under the name of the outer one, which cannot be used by mistake then: it would not
 * see what the transaction did, and its writes would wait for the end of it, in vain.
 *
 * SQLite takes the lock for writing at once, and waits for it two seconds at most (DOS-5). The work may have to run
 * again where a database finds a conflict: what it does besides writing belongs into `afterCommit`.
 *
 * @throws {DatabaseUnavailableError} when the database cannot be written now.
 */
export async function write<Ctx extends { readonly db: Db }, Result>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  const after: (() => void)[] = []
  const result = await ctx.db.transaction().execute((db) => {
    afterCommits.set(db, after)
    return work({ ...ctx, db })
  })
  for (const act of after) act()
  return result
}

/** Acts once what the transaction did is there for good; at once where there is none. */
export function afterCommit(db: Db, act: () => void): void {
  const after = afterCommits.get(db)
  if (after) after.push(act)
  else act()
}

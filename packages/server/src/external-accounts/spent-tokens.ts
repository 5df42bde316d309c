import type { Db } from '../db/database.ts'

/** A token of a provider with which somebody signed in or up; kept as long as it would be good otherwise. */
interface SpentTokenTable {
  token_hash: string
  expire_at: number
}

declare module '../db/database.ts' {
  interface Database {
    spent_tokens: SpentTokenTable
  }
}

/** For the first who asks alone (GR-4); says whether this call did it. */
export async function spendToken(db: Db, row: SpentTokenTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_tokens')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

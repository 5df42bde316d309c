import type { Db } from '../db/database.ts'
import type { KnownBrowserRow } from './table.ts'

/** Somebody has signed in there. Says whether it is the first time: of two at once one is (GR-4). */
export async function noteBrowser(db: Db, row: KnownBrowserRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('known_browsers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['client_id', 'user_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/**
 * Whether somebody has signed in in that browser. What was revoked since proves nothing, as it may have been stolen; nor does
 * that somebody acted for them there, or that others signed in or up.
 */
export async function isKnownBrowser(
  db: Db,
  { user, clientId }: { user: { id: string } | null; clientId: string },
): Promise<boolean> {
  if (!user || !clientId) return false
  const row = await db
    .selectFrom('known_browsers')
    .select('client_id')
    .where('client_id', '=', clientId)
    .where('user_id', '=', user.id)
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetBrowser(
  db: Db,
  { clientId, userId }: { clientId: string; userId: string },
): Promise<void> {
  await db
    .deleteFrom('known_browsers')
    .where('client_id', '=', clientId)
    .where('user_id', '=', userId)
    .execute()
}

/** All of a user, those too in which nobody is signed in now, but for one. */
export async function forgetBrowsersOf(db: Db, userId: string, keep = ''): Promise<void> {
  await db
    .deleteFrom('known_browsers')
    .where('user_id', '=', userId)
    .where('client_id', '!=', keep)
    .execute()
}

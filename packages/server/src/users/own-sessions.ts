import type { SessionStatus } from '@dooryard/protocol'
import type { Db } from '../db/database.ts'

/** Statuses of a session that nobody and nothing has ended; timers are for `sessionStatus()` to judge. */
export const LIVE: readonly SessionStatus[] = ['active', 'pending']

/** Whether nobody has ended a session. */
export async function isNotEnded(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('status', 'in', LIVE)
    .executeTakeFirst()
  return row !== undefined
}

import type { Db } from '../db/database.ts'
import type { OutboxRow } from './table.ts'

export async function insertMessage(db: Db, row: OutboxRow): Promise<void> {
  await db.insertInto('outbox').values(row).execute()
}

/** True when at least so many wait. */
export async function holdsMessages(db: Db, count: number): Promise<boolean> {
  const last = await db
    .selectFrom('outbox')
    .select('id')
    .limit(1)
    .offset(count - 1)
    .executeTakeFirst()
  return last !== undefined
}

/** When the next message is due; null: nothing waits. */
export async function nextDue(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('outbox')
    .select('due_at')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

export interface Claim {
  now: number
  /** Until then they are the caller's alone. */
  until: number
  limit: number
}

/** Takes messages that are due, in one statement: each goes to one caller (GR-4). */
export function claimMessages(db: Db, { now, until, limit }: Claim): Promise<OutboxRow[]> {
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
  return (
    db
      .updateTable('outbox')
      .set((eb) => ({ due_at: until, tries: eb('tries', '+', 1) }))
      .where('id', 'in', due)
      // Again: who waited here for somebody who took it finds it taken.
      .where('due_at', '<=', now)
      .returningAll()
      .execute()
  )
}

export async function postponeMessage(db: Db, id: string, dueAt: number): Promise<void> {
  await db.updateTable('outbox').set({ due_at: dueAt }).where('id', '=', id).execute()
}

export async function deleteMessage(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outbox').where('id', '=', id).execute()
}

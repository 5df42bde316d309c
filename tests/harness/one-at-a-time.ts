import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What this process has of each folder, and how often. */
const held = new Map<string, { lock: Promise<DatabaseSync>; times: number }>()

/**
 * Waits until no other process works in a folder; within one process several may. Whoever dies lets go of it: the lock is one
 * that the system keeps, as SQLite takes it.
 * @returns how to let go of it
 */
export async function oneAtATime(folder: string): Promise<() => void> {
  const mine = held.get(folder) ?? { lock: take(folder), times: 0 }
  held.set(folder, mine)
  mine.times++
  const lock = await mine.lock
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    if (--mine.times > 0) return
    held.delete(folder)
    lock.close()
  }
}

async function take(folder: string): Promise<DatabaseSync> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const lock = new DatabaseSync(join(tmpdir(), `dooryard-${name}.lock`))
  for (;;) {
    try {
      lock.exec('BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      if (!/locked/.test(String(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

import { randomUUID } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'

/**
 * A whole copy of a file that may be in use, closed to others on the machine. It has its name once it is whole; others
 * may make one at the same time.
 */
export async function backUpFile(file: string, copy: string): Promise<void> {
  const part = `${copy}.${randomUUID()}.part`
  closeSync(openSync(part, 'wx', 0o600))
  const source = new DatabaseSync(file)
  try {
    await backup(source, part)
    renameSync(part, copy)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    source.close()
  }
}

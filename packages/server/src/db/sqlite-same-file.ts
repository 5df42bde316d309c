import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseUnavailableError } from './unavailable.ts'

/**
 * Remembers which file was opened. What is returned throws when another one lies there now, or none: SQLite would go on with
 * the one that nobody will find again, and what it acknowledges would be lost with this process (DB-4).
 */
export function rememberFile(file: string): () => void {
  if (file === ':memory:') return () => {}
  const path = resolve(file)
  const opened = statSync(path)
  return () => {
    const now = statSync(path, { throwIfNoEntry: false })
    if (now?.ino === opened.ino && now.dev === opened.dev) return
    const what = now ? 'was replaced' : 'is gone'
    throw new DatabaseUnavailableError(
      `${file} ${what}. Put back the file that the server was started with, or start the server again.`,
    )
  }
}

import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Files } from './outer-store.ts'

/**
 * Files of a folder that only this user can open. Names are ours, so that none leads out of it.
 *
 * @throws {Error} that says who must be able to write where.
 */
export function openFolder(path: string): Files {
  const folder = resolve(path)
  try {
    mkdirSync(resolve(folder), { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new Error(
      `The folder ${folder}, for pictures, cannot be used (${(cause as NodeJS.ErrnoException).code}). Let the user that runs ` +
        'the server make it and write to it, or name another one in DOORYARD_PICTURES.',
      { cause },
    )
  }
  return {
    async read(name) {
      try {
        return await readFile(join(folder, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    /** Whole or not at all. */
    async write(name, bytes) {
      const draft = join(folder, `.${randomUUID()}`)
      await writeFile(draft, bytes, { mode: 0o600, flag: 'wx' })
      await rename(draft, join(folder, name))
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  }
}

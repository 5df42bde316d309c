import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun } from '../../scripts/workspace.mjs'

const here = import.meta.dirname

/** Installs the stylesheets that the lock file names. */
export async function installStylesheets(): Promise<void> {
  const lock = await readFile(join(here, 'package-lock.json'), 'utf8')
  const stamp = join(here, 'node_modules/.installed')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === lock) return
  await mustRun('npm', ['ci', '--loglevel=error'], { cwd: here })
  await writeFile(stamp, lock)
}

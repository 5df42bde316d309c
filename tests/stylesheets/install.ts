import { installApart } from '../../scripts/workspace.mjs'
import { oneAtATime } from '../harness/one-at-a-time.ts'

/** Installs the stylesheets that the lock file names. */
export async function installStylesheets(): Promise<void> {
  const letGo = await oneAtATime(import.meta.dirname)
  await installApart(import.meta.dirname).finally(letGo)
}

// Finds Chromium, and installs Debian's when there is none.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './workspace.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The path of Chromium: `CHROMIUM` when set, else the first one in PATH; null when there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROMIUM, ...candidates].find((file) => file && isExecutable(file)) ?? null
}

export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-liberation',
  ]
  for (const args of [['update', '-qq'], install]) {
    const { code, output } = await run('apt-get', args, { env, quiet: true })
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output.slice(-2000)}`)
  }
  const installed = findChromium()
  if (!installed) throw new Error('Chromium is installed but not in PATH')
  return installed
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

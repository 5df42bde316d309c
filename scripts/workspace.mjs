// What every script shares. Written for Node 20 and for a clone in which nothing is installed yet:
// only `node:` imports, and whatever needs Node 24 runs in a child process that finds it first in PATH.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const binFolder = join(root, 'node_modules', '.bin')
export const packageFolders = ['protocol', 'backend', 'browser', 'ui', 'server', 'astro'].map(
  (name) => join(root, 'packages', name),
)

/** The compiler, for `node`: `tsc` in the PATH is that of `typescript`, which only what asks for its interface uses. */
export const compiler = join(root, 'node_modules/typescript-native/bin/tsc')

/**
 * The environment of every child: the workspace's own Node first in PATH, no telemetry.
 * @param {Record<string, string | undefined>} extra `undefined` takes a variable away
 * @returns {Record<string, string | undefined>}
 */
export function childEnv(extra = {}) {
  return {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: `${binFolder}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(1)
    for (const child of running) child.kill(signal)
  })
}

/**
 * Starts a command that runs until this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string }} options
 */
export function start(command, args, { cwd = root } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: childEnv(),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  process.once('exit', () => child.kill())
  return child
}

/**
 * Runs a command and resolves with its exit code and, when `quiet`, all that it printed.
 * @param {string} command a program in PATH or in node_modules/.bin
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const out = quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, { cwd, env: childEnv(env), stdio: ['ignore', out, out] })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', reject)
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? (signal ? 1 : 0), output })
    })
  })
}

/**
 * Like `run`, quiet, and throws with the output when the command fails.
 * @type {(command: string, args: string[], options?: Parameters<typeof run>[2]) => Promise<string>}
 */
export async function mustRun(command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.trim()}`)
  return output
}

/**
 * Installs what package-lock.json lists and node_modules lacks.
 * @param {{ tests: boolean }} options `tests: false` leaves out what only tests need
 */
export async function install({ tests }) {
  if (isInstalled({ tests })) return
  const partly = existsSync(join(root, 'node_modules'))
  const keepTests = tests || (partly && hasTestPackages())
  const args = [partly && !tests ? 'install' : 'ci', '--no-audit', '--no-fund']
  args.push('--loglevel=error', ...(keepTests ? [] : ['--omit=dev']))
  console.log(`Installing ${keepTests ? 'all packages' : 'what the site needs'} (npm ${args[0]}) …`)
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await run('npm', args, { quiet: true })
    if (code === 0) return
    const network = /ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|network|E5\d\d|socket/i.test(output)
    if (attempt === 2 || !network) throw new Error(`npm ${args.join(' ')} failed:\n${output}`)
    console.log('The registry did not answer; trying once more …')
  }
}

/**
 * Installs a folder with a lock file of its own, unless that is what was installed last.
 * @param {string} folder
 */
export async function installApart(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const stamp = join(folder, 'node_modules/.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  await mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
  writeFileSync(stamp, lock)
}

/**
 * True when node_modules holds every version that the lock file names for this platform.
 * @param {{ tests: boolean }} options
 */
function isInstalled({ tests }) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const found = readLock(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !found || !existsSync(join(binFolder, 'node'))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional) return true
    if (entry.dev && !tests) return true
    return found[path]?.version === entry.version && path in found
  })
}

function hasTestPackages() {
  return existsSync(join(root, 'node_modules', 'vitest'))
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }> | null}
 */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

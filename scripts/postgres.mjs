// A PostgreSQL of the tests' own: its data in a folder that is thrown away, on a free port, never as root. Installs
// Debian's when there is none.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './workspace.mjs'

const VERSIONS = '/usr/lib/postgresql'

/** Data that lasts for one run need not survive the power; all else is as PostgreSQL comes. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '128MB',
}

const INITIAL = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']

/**
 * @typedef {object} RunningPostgres
 * @property {string} url of its superuser
 * @property {number} pid
 * @property {(signal?: NodeJS.Signals) => Promise<void>} restart which cuts connections; `SIGKILL` lets it recover from its log
 * @property {() => Promise<void>} halt ends the server, as a machine that dies; its data stay until `stop`
 * @property {() => Promise<void>} stop
 */

/** The folder of its programs: the newest version that is installed; null when none is. */
async function findPostgres() {
  const versions = await readdir(VERSIONS).catch(() => [])
  const [newest] = versions
    .filter((name) => Number(name) >= 15)
    .sort((a, b) => Number(b) - Number(a))
  return newest ? join(VERSIONS, newest, 'bin') : null
}

/** The address of a superuser of one that is there already; undefined: tests start their own. */
export const givenPostgres = () => process.env.DOORYARD_TEST_POSTGRES || undefined

/** False where one is given, and none is installed: what tests do to a server of their own is left out then. */
export const mayStartPostgres = async () => !givenPostgres() || (await findPostgres()) !== null

export async function ensurePostgres() {
  const found = await findPostgres()
  if (found) return found
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql', 'pgbouncer']
  for (const args of [['update', '-qq'], install]) {
    const { code, output } = await run('apt-get', args, { env, quiet: true })
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output.slice(-2000)}`)
  }
  const installed = await findPostgres()
  if (!installed) throw new Error('PostgreSQL is installed, but is none of version 15 or later')
  return installed
}

/** What a primary and its replicas need. */
export const REPLICATED = { wal_level: 'replica', max_wal_senders: '4' }

/**
 * Starts one. Given a folder, it keeps its data there, and goes on with those it finds; given the address of one that is
 * `REPLICATED`, it is its replica.
 * @param {{ settings?: Record<string, string>, folder?: string, replicaOf?: string | null }} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ settings = {}, folder: kept, replicaOf = null } = {}) {
  const programs = await ensurePostgres()
  const owner = await unprivileged()
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'dooryard-postgres-')))
  if (kept) await mkdir(kept, { recursive: true })
  if (owner) await chown(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  /** @param {string} program @param {string[]} args */
  const command = (program, args) =>
    spawn(join(programs, program), args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...owner,
    })
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const make = replicaOf
      ? command('pg_basebackup', ['-d', replicaOf, '-D', data, '-R', '-X', 'stream', '-c', 'fast'])
      : command('initdb', ['-D', data, ...INITIAL])
    await finished(make)
  }
  const port = await freePort()
  const options = Object.entries({
    ...SETTINGS,
    ...settings,
    unix_socket_directories: folder,
    port: `${port}`,
  })
  const args = ['-D', data, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])]

  const start = async () => {
    const child = command('postgres', args)
    await ready(child)
    return child
  }
  let child = await start()
  const end = () => void child.kill('SIGQUIT')
  process.once('exit', end)
  /** @param {NodeJS.Signals} signal */
  const halt = async (signal) => {
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    get pid() {
      return child.pid ?? 0
    },
    async restart(signal = 'SIGINT') {
      await halt(signal)
      for (;;) {
        try {
          child = await start()
          return
        } catch (error) {
          // Its children may outlive it for a moment.
          if (!String(error).includes('still in use')) throw error
        }
      }
    },
    halt: () => halt('SIGQUIT'),
    async stop() {
      process.removeListener('exit', end)
      if (kept) return halt('SIGINT')
      if (child.exitCode === null && child.signalCode === null) await halt('SIGQUIT')
      // What it leaves to its children may still be on its way out.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

/** PostgreSQL refuses to run as root. */
async function unprivileged() {
  if (process.getuid?.() !== 0) return null
  const ids = await Promise.all(
    ['-u', '-g'].map((which) => run('id', [which, 'postgres'], { quiet: true })),
  )
  const [uid = 0, gid = 0] = ids.map(({ output }) => Number(output))
  return { uid, gid }
}

/** @param {import('node:child_process').ChildProcess} child */
async function finished(child) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${child.spawnfile} failed:\n${output}`)
}

/** @param {import('node:child_process').ChildProcess} child */
function ready(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.resume()
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      if (output.length < 10_000) output += text
      if (/ready to accept (read-only )?connections/.test(output)) resolve(undefined)
    })
    child.once('exit', () => reject(new Error(`PostgreSQL does not start:\n${output}`)))
  })
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}

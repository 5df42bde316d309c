import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { RunningPostgres } from '../../scripts/postgres.mjs'
import { root } from '../../scripts/workspace.mjs'
import { freePort, startProgram, untilReady } from '../../tests/harness/process.ts'
import { testKeys } from '../../tests/harness/site.ts'
import type { Stage } from '../stage.ts'
import type { Batch } from './send.ts'

export interface Serving {
  /** Origins of its processes, one each. */
  urls: string[]
  pids: number[]
  stop(): Promise<void>
}

export const ENGINES = ['SQLite', 'PostgreSQL'] as const
export type Engine = (typeof ENGINES)[number]

/** `dooryard serve` on a new database, in so many processes that share it. Its visitors may say from where they come. */
export async function serve(
  stage: Stage,
  {
    engine,
    processes = 1,
    settings = {},
  }: { engine: Engine; processes?: number; settings?: object },
): Promise<Serving> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-serving-'))
  const config = join(folder, 'settings.mjs')
  await writeFile(config, `export default ${JSON.stringify(settings)}`)
  const database =
    engine === 'SQLite'
      ? join(folder, 'dooryard.sqlite')
      : await createDatabase(await stage.postgres())
  const cli = join(root, 'packages/server/dist/cli.js')
  return startProcesses(folder, processes, (port) => ({
    args: [cli, 'serve', `--port=${port}`, `--config=${config}`, '--trusted-proxies=1'],
    env: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: testKeys.publishableKey,
      CLERK_SECRET_KEY: testKeys.secretKey,
      DOORYARD_DATABASE: database,
    },
  }))
}

/** Better Auth with its defaults on SQLite, in a process. */
export async function serveBetterAuth(stage: Stage): Promise<Serving> {
  const installed = await stage.betterAuth()
  const folder = await mkdtemp(join(tmpdir(), 'better-auth-serving-'))
  return startProcesses(folder, 1, (port) => ({
    args: [join(installed, 'serve.mjs'), String(port), join(folder, 'better-auth.sqlite')],
    env: { BETTER_AUTH_TELEMETRY: '0' },
  }))
}

async function startProcesses(
  folder: string,
  count: number,
  commandOf: (port: number) => { args: string[]; env: Record<string, string> },
): Promise<Serving> {
  const programs: ReturnType<typeof startProgram>[] = []
  const urls: string[] = []
  // One after the other: the first makes the tables.
  for (let i = 0; i < count; i++) {
    const port = await freePort()
    const { args, env } = commandOf(port)
    const program = startProgram('node', args, {
      cwd: folder,
      env: { ...env, NODE_ENV: 'production' },
    })
    const url = `http://127.0.0.1:${port}`
    await untilReady(program, url)
    programs.push(program)
    urls.push(url)
  }
  return {
    urls,
    pids: programs.map(({ pid }) => pid),
    async stop() {
      await Promise.all(programs.map((program) => program.stop()))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

let databases = 0

async function createDatabase({ url }: RunningPostgres): Promise<string> {
  const address = new URL(url)
  address.pathname = `serving_${process.pid}_${++databases}`
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`CREATE DATABASE ${address.pathname.slice(1)}`)
  await client.end()
  return address.href
}

/** Creates a user through the Backend API. */
export async function createUser(base: string, emailAddress: string, password: string) {
  const response = await fetch(`${base}/api/v1/users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKeys.secretKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email_address: [emailAddress], password }),
  })
  if (!response.ok) throw new Error(`No user: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

/** Sends a batch from a process of its own, and returns how often that was told to come again. */
export async function send(batch: Batch): Promise<number> {
  const script = join(import.meta.dirname, 'send.ts')
  const child = spawn(process.execPath, [script], { stdio: 'pipe' })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text
    })
  }
  child.stdin.end(JSON.stringify(batch))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(output.stderr.trim())
  return Number(output.stdout)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FrontendVisitor } from '../../conformance/harness/frontend.ts'
import { root } from '../../scripts/workspace.mjs'
import { freePort } from '../../tests/harness/process.ts'
import { testKeys } from '../../tests/harness/site.ts'
import { guess } from './guesses.ts'
import { residentMemory } from './memory.ts'

const GUESSES = 500

/** A single crowd lasts for some sixty refreshes: too few for a p99 that is not just the worst of them. */
const CROWDS = 3

/** Milliseconds between two refreshes, whether or not the one before was answered. */
const INTERVAL = 20
const PASSWORD = 'a-lamp-left-on-overnight'

export interface Flood {
  /** Milliseconds that token refreshes took while the guesses were answered. */
  refreshP99: number
  refreshWorst: number
  refreshes: number
  /** Milliseconds until the last guess of a crowd was answered. */
  lastAnswer: number
  /** How many guesses of each crowd were answered with which status. */
  statuses: Crowd['statuses'][]
  /** Megabytes that the server grew by. */
  grownBy: number
}

interface Crowd {
  statuses: Record<string, number>
  lastAnswer: number
}

/** Three times 500 wrong passwords at once, each from another address for another account, at a server of its own. */
export async function flood(): Promise<Flood> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-flood-'))
  const port = await freePort()
  const server = await serve(folder, port)
  try {
    const base = `http://127.0.0.1:${port}`
    await createUser(base, 'owner@example.com')
    const owner = new FrontendVisitor(base)
    const sessionId = await owner.signIn('owner@example.com', PASSWORD)
    await guess(base, CROWDS * GUESSES) // hashing and its dummy digest are loaded
    const before = await residentMemory(server.pid!)

    const times: number[] = []
    const crowds: Crowd[] = []
    for (let crowd = 0; crowd < CROWDS; crowd++) {
      let isOver = false
      const guesses = guessElsewhere(base, crowd * GUESSES).finally(() => {
        isOver = true
      })
      const refreshes: Promise<void>[] = []
      while (!isOver) {
        refreshes.push(refresh(owner, sessionId, times))
        await setTimeout(INTERVAL)
      }
      await Promise.all(refreshes)
      crowds.push(await guesses)
    }
    times.sort((a, b) => a - b)
    return {
      refreshP99: times[Math.ceil(times.length * 0.99) - 1]!,
      refreshWorst: times.at(-1)!,
      refreshes: times.length,
      lastAnswer: Math.max(...crowds.map(({ lastAnswer }) => lastAnswer)),
      statuses: crowds.map(({ statuses }) => statuses),
      grownBy: (await residentMemory(server.pid!)) - before,
    }
  } finally {
    server.kill()
    await once(server, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
}

async function refresh(owner: FrontendVisitor, sessionId: string, times: number[]): Promise<void> {
  const asked = performance.now()
  await owner.token(sessionId)
  times.push(performance.now() - asked)
}

/** In a process of their own: whoever sends 500 requests at once is too busy to measure one. */
async function guessElsewhere(base: string, first: number): Promise<Crowd> {
  const script = join(import.meta.dirname, 'guesses.ts')
  const child = spawn(process.execPath, [script, base, String(first), String(GUESSES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (text) => {
    printed += text
  })
  await once(child, 'exit')
  return JSON.parse(printed)
}

async function serve(folder: string, port: number): Promise<ChildProcess> {
  const config = join(folder, 'settings.mjs')
  await writeFile(config, 'export default { enumerationProtection: true }')
  const cli = join(root, 'packages/server/dist/cli.js')
  const child = spawn(
    process.execPath,
    [cli, 'serve', `--port=${port}`, `--config=${config}`, '--trusted-proxies=1'],
    {
      cwd: folder,
      env: {
        ...process.env,
        PUBLIC_CLERK_PUBLISHABLE_KEY: testKeys.publishableKey,
        CLERK_SECRET_KEY: testKeys.secretKey,
        DOORYARD_DATABASE: join(folder, 'dooryard.sqlite'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await once(child.stdout!, 'data')
  child.stdout!.resume()
  return child
}

async function createUser(base: string, emailAddress: string): Promise<void> {
  const response = await fetch(`${base}/api/v1/users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKeys.secretKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email_address: [emailAddress], password: PASSWORD }),
  })
  if (!response.ok) throw new Error(`No user: ${response.status} ${await response.text()}`)
}

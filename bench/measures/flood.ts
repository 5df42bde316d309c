import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FrontendVisitor } from '../../conformance/harness/frontend.ts'
import type { Stage } from '../stage.ts'
import { guess } from './guesses.ts'
import { residentMemory } from './memory.ts'
import { createUser, type Engine, serve } from './serving.ts'

const GUESSES = 500

/** A single crowd lasts for some sixty refreshes: too few for a p99 that is not just the worst of them. */
const CROWDS = 3

/** Milliseconds between two refreshes, whether or not the one before was answered. */
const INTERVAL = 20
const PASSWORD = 'a-lamp-left-on-overnight'

export interface Flood {
  /** Milliseconds that token refreshes took with nobody else there. */
  quietP99: number
  /** The same while the guesses were answered. */
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
export async function flood(stage: Stage, engine: Engine): Promise<Flood> {
  const server = await serve(stage, { engine, settings: { enumerationProtection: true } })
  const [base = ''] = server.urls
  const [pid = 0] = server.pids
  try {
    await createUser(base, 'owner@example.com', PASSWORD)
    const owner = new FrontendVisitor(base)
    const sessionId = await owner.signIn('owner@example.com', PASSWORD)
    await guess(base, CROWDS * GUESSES) // hashing and its dummy digest are loaded
    const before = await residentMemory(pid)

    const quiet: number[] = []
    for (let i = 0; i < 200; i++) {
      await refresh(owner, sessionId, quiet)
      await setTimeout(INTERVAL / 4)
    }
    const times: number[] = []
    const crowds: Crowd[] = []
    const failures: Error[] = []
    for (let crowd = 0; crowd < CROWDS; crowd++) {
      let isOver = false
      const guesses = guessElsewhere(base, crowd * GUESSES).finally(() => {
        isOver = true
      })
      const refreshes: Promise<unknown>[] = []
      while (!isOver) {
        refreshes.push(refresh(owner, sessionId, times).catch((error) => failures.push(error)))
        await setTimeout(INTERVAL)
      }
      await Promise.all(refreshes)
      crowds.push(await guesses)
    }
    if (failures.length > 0) {
      const count = `${failures.length} of ${times.length + failures.length} refreshes`
      throw new Error(`${count} had no answer: ${failures[0]!.cause ?? failures[0]!.message}`)
    }
    return {
      quietP99: p99(quiet),
      refreshP99: p99(times),
      refreshWorst: Math.max(...times),
      refreshes: times.length,
      lastAnswer: Math.max(...crowds.map(({ lastAnswer }) => lastAnswer)),
      statuses: crowds.map(({ statuses }) => statuses),
      grownBy: (await residentMemory(pid)) - before,
    }
  } finally {
    await server.stop()
  }
}

function p99(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1]!
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

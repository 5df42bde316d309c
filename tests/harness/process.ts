import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { childEnv } from '../../scripts/workspace.mjs'

export interface Program {
  readonly pid: number
  /** Everything it has printed so far. */
  output(): string
  /** Ends it and all processes it started. */
  stop(signal?: NodeJS.Signals): Promise<void>
  readonly exited: Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) killTree(child, 'SIGKILL')
})

/** Starts a program in a process group of its own, so that the whole tree can be ended. */
export function startProgram(
  command: string,
  args: string[],
  { cwd, env }: { cwd: string; env: Record<string, string | undefined> },
): Program {
  const child = spawn(command, args, {
    cwd,
    env: childEnv(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      output += String(error)
      resolve()
    })
    child.once('exit', () => resolve())
  }).finally(() => running.delete(child))
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    async stop(signal = 'SIGTERM') {
      killTree(child, signal)
      const force = setTimeout(() => killTree(child, 'SIGKILL'), 5_000)
      await exited
      clearTimeout(force)
    },
  }
}

/** Polls until the address answers; throws with the program's output when it ends or stays silent. */
export async function untilReady(program: Program, url: string, timeout = 60_000): Promise<void> {
  const deadline = Date.now() + timeout
  let ended = false
  void program.exited.then(() => {
    ended = true
  })
  while (!ended && Date.now() < deadline) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (answer) {
      await answer.arrayBuffer()
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await program.stop('SIGKILL')
  throw new Error(`${url} did not answer. The program printed:\n${program.output()}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function killTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}

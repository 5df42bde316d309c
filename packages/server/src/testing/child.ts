import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { SettingsInput } from '../settings/settings.ts'

/** A server in a process of its own. */
export interface Child {
  process: ChildProcess
  fetch(request: Request): Promise<Response>
}

export interface ChildOptions {
  settings?: SettingsInput
  /** Mails go there. */
  smtpUrl?: string
  /** Milliseconds by which its clock is ahead of ours. */
  clockAhead?: number
  /** It dies while it starts, after so many statements. */
  killedAfter?: number
}

export async function startChild(database: string, options: ChildOptions = {}): Promise<Child> {
  const program = join(import.meta.dirname, 'child-server.ts')
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--no-warnings', program, database, JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The child ended before it was ready: ${signal ?? code}`)
  })
  const [port] = (await Promise.race([once(child.stdout!, 'data'), gone])) as [Buffer]
  gone.catch(() => {})
  return {
    process: child,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const body = request.method === 'GET' ? {} : { body: await request.text() }
      const headers = Object.fromEntries(request.headers)
      return fetch(`http://127.0.0.1:${String(port).trim()}${pathname}${search}`, {
        method: request.method,
        headers,
        redirect: 'manual',
        ...body,
      })
    },
  }
}

/** `kill -9`. */
export async function killChild({ process: child }: Child): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

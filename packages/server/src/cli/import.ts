import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type ClerkErrorJSON, envText, isLoopbackHost } from '@dooryard/protocol'
import type { CommandContext } from './commands.ts'
import { parseCsv } from './csv.ts'
import { type ImportedUser, toImportedUser } from './exported-user.ts'

/** Makes the users of an export at a running server, one after the other. Whom an earlier run made is left alone. */
export async function runImport(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string' } },
  })
  const [file] = positionals
  if (!file) throw new Error('Name the file: dooryard import users.csv')
  const send = sender(values.url ?? envText(context.env.CLERK_API_URL), context.env)
  const counts = { made: 0, there: 0, failed: 0 }
  for (const [index, exported] of (await readUsers(file)).entries()) {
    if (context.signal.aborted && index > 0) break
    const problem = await importOne(send, exported)
    counts[problem === null ? 'made' : problem === THERE ? 'there' : 'failed']++
    if (problem !== null && problem !== THERE) context.err(`User ${index + 1}: ${problem}\n`)
  }
  const { made, there, failed } = counts
  context.out(`${made} users were made, ${there} were there already, ${failed} failed.\n`)
  return failed === 0 ? 0 : 1
}

const THERE = 'there already'

/** What went wrong, in words without a secret; null: nothing. */
async function importOne(send: Send, exported: Record<string, unknown>): Promise<string | null> {
  const who = String(exported.id ?? exported.external_id ?? 'without an id')
  let user: ImportedUser
  try {
    user = toImportedUser(exported)
  } catch (error) {
    return `${who}: a value cannot be read: ${(error as Error).message}`
  }
  const errors = await send(user)
  if (!errors) return null
  const [first] = errors
  const param = first?.meta?.param_name
  if (first?.code === 'form_identifier_exists' && param === 'external_id') return THERE
  return `${who}: ${param ? `${param}: ` : ''}${first?.long_message ?? first?.message}`
}

type Send = (user: ImportedUser) => Promise<ClerkErrorJSON[] | null>

function sender(api: string | undefined, env: CommandContext['env']): Send {
  const secretKey = envText(env.CLERK_SECRET_KEY)
  if (!secretKey) throw new Error('CLERK_SECRET_KEY must be set: the secret key of the server.')
  if (!api) throw new Error(NO_URL)
  const url = new URL(`${api.replace(/\/$/, '')}/v1/users`)
  if (url.protocol !== 'https:' && !isLoopbackHost(url.host)) throw new Error(NOT_PRIVATE)
  return async (user) => {
    for (;;) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(user),
      }).catch((cause) => {
        throw new Error(`${url.origin} cannot be reached: ${cause.cause?.message ?? cause.message}`)
      })
      if (answer.ok) return null
      const text = await answer.text()
      if (answer.status !== 429 && answer.status !== 503) return errorsOf(text, answer.status, url)
      await wait(1000 * Math.max(1, Number(answer.headers.get('retry-after'))))
    }
  }
}

/** @throws {Error} where nobody would be let in, or no server of ours answers: all others would fare the same. */
function errorsOf(text: string, status: number, url: URL): ClerkErrorJSON[] {
  if (status === 401 || status === 403) throw new Error(`${url.origin} refuses CLERK_SECRET_KEY.`)
  try {
    const { errors } = JSON.parse(text) as { errors?: ClerkErrorJSON[] }
    if (errors?.length && status !== 404) return errors
  } catch {}
  throw new Error(`There is no Backend API at ${url.href} (${status}). ${NO_URL}`)
}

const NO_URL =
  '--url (or CLERK_API_URL) must say where the Backend API is: https://example.com/__clerk/api of a site with the server inside, https://clerk.example.com/api of a server of its own.'
const NOT_PRIVATE = '--url must begin with https://: passwords and the secret key travel there.'

async function readUsers(file: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no file ${file} that can be read.`)
  })
  if (!/^\s*[[{]/.test(text)) return parseCsv(text)
  const json = JSON.parse(text) as { data?: unknown }
  const users = Array.isArray(json) ? json : json.data
  if (!Array.isArray(users)) throw new Error(`${file} is no list of users.`)
  return users as Record<string, unknown>[]
}

import { createHash } from 'node:crypto'
import type { Outside } from '../outside/outside.ts'

/** Milliseconds that the list has for an answer (PW-6). */
const PATIENCE = 1500

/**
 * Whether a list of leaked passwords has this one. It is told the first five characters of a hash, which hundreds of others
 * share, and answers with as many rows whatever it has (PW-6).
 *
 * @throws {Error} when it does not answer in time, or not as such a list does.
 */
export async function isBreached(
  outside: Outside,
  url: string,
  password: string,
): Promise<boolean> {
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
  const [prefix, rest] = [hash.slice(0, 5), hash.slice(5)]
  const request = outside(`${url}${prefix}`, { headers: { 'add-padding': 'true' } })
  const answer = await inTime(request)
  if (!answer.ok) throw new Error(`It answers with ${answer.status}.`)
  const rows = (await answer.text()).split(/\r?\n/)
  // Padding is rows of no password.
  return rows.some((row) => row.startsWith(`${rest}:`) && Number(row.slice(rest.length + 1)) > 0)
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('It takes too long.')), PATIENCE)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

import type { Context } from '../context.ts'
import { isBreached } from '../passwords/breaches.ts'
import { isCommonPassword } from '../passwords/common.ts'

/**
 * Whether others know a password: it is among the first guesses or, where that is asked for, on a list of leaked ones. A list
 * that does not answer keeps nobody out (PW-6).
 */
export async function isCompromised(
  { settings, outside, log }: Context,
  password: string,
): Promise<boolean> {
  if (await isCommonPassword(password)) return true
  const { check, url } = settings.password.breaches
  if (!check) return false
  try {
    return await isBreached(outside, url, password)
  } catch (error) {
    const { host } = new URL(url)
    log.warn(`The list of leaked passwords at ${host} was not asked. ${(error as Error).message}`)
    return false
  }
}

import { DAY, toSeconds } from '../clock.ts'

export interface CookieOptions {
  /** Milliseconds; 0 deletes the cookie. */
  maxAge: number
  httpOnly?: boolean
  secure: boolean
  /** Registrable domain; without it the cookie is for this host only. */
  domain?: string | undefined
}

/** Browsers refuse longer ones (SES-13). */
const MAX_COOKIE_BYTES = 4096

/** A complete `Set-Cookie` value; all our cookies are `Path=/; SameSite=Lax`. */
export function serializeCookie(
  name: string,
  value: string,
  { maxAge, httpOnly = false, secure, domain }: CookieOptions,
): string {
  const parts = [
    `${name}=${value}`,
    'Path=/',
    ...(domain ? [`Domain=${domain}`] : []),
    `Max-Age=${toSeconds(maxAge)}`,
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    'SameSite=Lax',
  ]
  if (Buffer.byteLength(`${name}=${value}`) > MAX_COOKIE_BYTES) {
    throw new Error(`The cookie ${name} is larger than browsers accept.`)
  }
  return parts.join('; ')
}

/** How long cookies live whose content says itself when it ends. */
export const LONG_COOKIE = 365 * DAY

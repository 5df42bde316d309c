import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { InstanceKeys } from '../keys/instance-keys.ts'
import { type Random, randomToken } from '../random.ts'

/** What is stored of a token of 256 random bits (SES-1, SEC-2). */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url')
}

const COOKIE_TOKEN = /^[A-Za-z0-9_-]{43}$/
const BROWSER_TOKEN = /^dvb_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{43})$/

export function isCookieToken(token: string | undefined): token is string {
  return token !== undefined && COOKIE_TOKEN.test(token)
}

/**
 * A token for a development browser, where cookies of the server do not reach. It carries its own proof, so that nothing
 * needs to be stored before the browser starts a sign-in (DOS-6).
 */
export function createBrowserToken(keys: InstanceKeys, random: Random): string {
  const value = randomToken(random)
  return `dvb_${value}${proofOf(keys, value)}`
}

/** True for a token that this instance made. */
export function isBrowserToken(keys: InstanceKeys, token: string): boolean {
  const match = BROWSER_TOKEN.exec(token)
  if (!match) return false
  return timingSafeEqual(Buffer.from(match[2]!), Buffer.from(proofOf(keys, match[1]!)))
}

function proofOf({ browserKey }: InstanceKeys, value: string): string {
  return createHmac('sha256', browserKey).update(value).digest('base64url')
}

import { parseCookies } from '@dooryard/protocol'
import type { Outlook } from '../platform/platform.ts'
import { decodeToken, isFresher, type TokenResource } from './token.ts'

/**
 * The session token among the cookies of the page: the freshest of this instance (SES-3: by issuer, never by order)
 * or of the given session. Needs no cookie suffix.
 */
export function readSessionToken(
  { platform, frontendApi }: { platform: Outlook; frontendApi?: string },
  sessionId?: string,
): TokenResource | null {
  let best: TokenResource | null = null
  for (const [name, value] of parseCookies(platform.readCookies())) {
    const token = /^__session(_|$)/.test(name) ? decodeToken(value) : null
    if (!token || (frontendApi && token.jwt.claims.iss !== `https://${frontendApi}`)) continue
    if (sessionId && token.jwt.claims.sid !== sessionId) continue
    if (!best || isFresher(token, best)) best = token
  }
  return best
}

import { Cookie, cookieSuffix, parseCookies, suffixedCookie } from '@dooryard/protocol'
import type { Platform } from './platform.ts'
import { decodeToken, isFresher, tokenOrganization } from './token.ts'
import type { TokenResource } from './types/session.ts'

const YEAR = 31_536_000

/** The cookies that carry the session token to the application's own server. Frontend API §7.1. */
export interface SessionCookie {
  read(): TokenResource | null
  /** Null: signed out. A token older than the one that is there changes nothing. */
  write(token: TokenResource | null): void
  /** Marks a session and organization as the ones that this browser's tabs follow. */
  claim(context: string): void
  /** Whether the tab that has this context active may write the cookie. */
  owns(context: string): boolean
}

export function createSessionCookie(
  platform: Platform,
  publishableKey: string,
  isPartitioned: () => boolean,
): SessionCookie {
  const names = [
    suffixedCookie(Cookie.session, cookieSuffix(publishableKey)),
    Cookie.session,
  ] as const

  function set(name: string, value: string, lifetime: string) {
    const secure = platform.href().startsWith('https:')
    const crossSite = secure && (isPartitioned() || platform.isFramed())
    platform.writeCookie(
      `${name}=${value};Path=/;SameSite=${crossSite ? 'None' : 'Lax'}${lifetime}` +
        (secure ? ';Secure' : '') +
        (secure && isPartitioned() ? ';Partitioned' : ''),
    )
  }
  const cookies = () => parseCookies(platform.readCookies())
  const read = () => decodeToken(cookies().get(names[0]) ?? cookies().get(names[1]))

  return {
    read,
    write(token) {
      const current = read()
      if (token && current && supersedes(current, token, platform.now())) return
      for (const name of names) {
        set(name, token?.getRawString() ?? '', `;Max-Age=${token ? YEAR : 0}`)
      }
      if (!token) set(Cookie.activeContext, '', ';Max-Age=0')
    },
    claim: (context) => set(Cookie.activeContext, context, ''),
    owns: (context) =>
      platform.isFocused() || (cookies().get(Cookie.activeContext) ?? context) === context,
  }
}

function supersedes(current: TokenResource, token: TokenResource, now: number): boolean {
  return (
    current.jwt.claims.sid === token.jwt.claims.sid &&
    tokenOrganization(current) === tokenOrganization(token) &&
    current.jwt.claims.exp * 1000 > now &&
    isFresher(current, token)
  )
}

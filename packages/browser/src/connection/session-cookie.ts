import { Cookie, parseCookies, suffixedCookie } from '@dooryard/protocol'
import type { WiredCore } from '../core/core.ts'
import { readSessionToken } from '../tokens/session-token.ts'
import { isFresher, type TokenResource, tokenOrganization } from '../tokens/token.ts'
import type { TokenHolder } from '../tokens/tokens.ts'

const YEAR = 31_536_000

/** The cookies that carry the session token to the application's own server. Frontend API §7.1. */
export interface SessionCookie {
  read(sessionId: string): TokenResource | null
  /** Shows the active session to the server; undefined: nobody is signed in. */
  follow(session: TokenHolder | undefined): void
  /** The same, whoever the tabs followed so far. */
  show(session: TokenHolder): void
}

export function createSessionCookie(core: WiredCore, suffix: string): SessionCookie {
  const { platform } = core
  const names = [suffixedCookie(Cookie.session, suffix), Cookie.session]
  const cookies = () => parseCookies(platform.readCookies())

  function set(name: string, value: string, lifetime: string) {
    const isPartitioned = core.environment?.partitioned_cookies
    const isSecure = platform.href().startsWith('https:')
    const isCrossSite = isSecure && (isPartitioned || platform.isFramed())
    platform.writeCookie(
      `${name}=${value};Path=/;SameSite=${isCrossSite ? 'None' : 'Lax'}${lifetime}` +
        (isSecure ? ';Secure' : '') +
        (isSecure && isPartitioned ? ';Partitioned' : ''),
    )
  }

  function clear() {
    const present = cookies()
    for (const name of [...names, Cookie.activeContext]) {
      if (present.has(name)) set(name, '', ';Max-Age=0')
    }
  }

  function show(session: TokenHolder) {
    set(Cookie.activeContext, contextOf(session), '')
    const token = session.lastActiveToken
    const current = readSessionToken(core, session.id)
    if (!token || isSuperseded(token, current, platform.now())) return
    for (const name of names) set(name, token.getRawString(), `;Max-Age=${YEAR}`)
  }

  return {
    read: (sessionId) => readSessionToken(core, sessionId),
    show,
    follow(session) {
      if (!session) return clear()
      // Tabs with different active sessions share one cookie: it shows the tab that is used.
      const context = contextOf(session)
      const followed = cookies().get(Cookie.activeContext) ?? context
      if (platform.isFocused() || followed === context) show(session)
    },
  }
}

const contextOf = (session: TokenHolder) =>
  `${session.id}:${session.lastActiveOrganizationId ?? ''}`

/** A token never replaces a fresher one of the same session and organization, unless that one is expired. */
function isSuperseded(token: TokenResource, current: TokenResource | null, now: number): boolean {
  return (
    !!current &&
    tokenOrganization(current) === tokenOrganization(token) &&
    current.jwt.claims.exp * 1000 > now &&
    isFresher(current, token)
  )
}

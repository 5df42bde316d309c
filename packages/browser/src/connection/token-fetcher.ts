import type { ClerkAPIResponseError } from '../core/api-error.ts'
import { isSignedIn, type WiredCore } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { exclusively } from '../platform/exclusively.ts'
import { wait } from '../platform/wait.ts'
import { decodeToken, type TokenResource, tokenOrganization } from '../tokens/token.ts'
import type { FetchToken, TokenKey } from '../tokens/tokens.ts'
import { unwrap } from './answer.ts'
import { applySession } from './apply-session.ts'
import type { Send } from './http.ts'
import type { SessionCookie } from './session-cookie.ts'

/** The name that other Clerk runtimes of the site use too. */
const LOCK = 'clerk.lock.refreshSessionToken'
const TRIES = { online: 8, offline: 3 }

/** One request at a time for the same token, in this page and (for session tokens) among all tabs. */
export function createTokenFetcher(
  core: WiredCore,
  cookie: SessionCookie,
  send: Send,
  handleUnauthenticated: () => Promise<void>,
): FetchToken {
  const { platform, tokens } = core
  const underway = new Map<string, Promise<string | null>>()

  return (key, minimum) => {
    const text = JSON.stringify(key)
    const request =
      underway.get(text) ?? fetchPatiently(key, minimum).finally(() => underway.delete(text))
    underway.set(text, request)
    return request
  }

  /** 429, 5xx and network failures are tried again, later each time; the session stays (RATE-7). */
  async function fetchPatiently(key: TokenKey, minimum: number): Promise<string | null> {
    for (let failures = 1; ; failures++) {
      try {
        return key.template
          ? await fetchToken(key)
          : await exclusively(platform, LOCK, () => renew(key, minimum))
      } catch (error) {
        const { status = 0, retryAfter = 0 } = error as Partial<ClerkAPIResponseError>
        if (status >= 400 && status < 500 && status !== 429) return refused(key, error)
        const isOnline = platform.isOnline()
        if (failures >= (isOnline ? TRIES.online : TRIES.offline)) {
          throw isOnline ? error : offline(error)
        }
        const delay = Math.min(50_000, 3000 * 1.55 ** (failures - 1))
        await wait(platform, Math.max(retryAfter * 1000, delay) * (1 + Math.random() / 4))
        if (core.isDisposed) throw error
      }
    }
  }

  /** Runs while no other tab renews: one may just have done so, and left the token in the cookie. */
  async function renew(key: TokenKey, minimum: number): Promise<string> {
    const shared = cookie.read(key.sessionId)
    const isOurs = shared && tokenOrganization(shared) === (key.organizationId || null)
    if (!isOurs || tokens.lifeLeft(shared) <= minimum) return fetchToken(key)
    keep(key, shared.getRawString())
    return shared.getRawString()
  }

  async function fetchToken(key: TokenKey, expiredToken?: string): Promise<string> {
    const { template, sessionId, organizationId } = key
    const path = `/client/sessions/${sessionId}/tokens${template ? `/${template}` : ''}`
    const tabState = platform.isFocused() ? 'focused' : platform.isVisible() ? 'visible' : 'hidden'
    let body: unknown
    try {
      body = await send(path, {
        method: 'POST',
        body: template ? {} : { organizationId, tabState },
        query: { expired_token: expiredToken },
      })
    } catch (error) {
      const last = tokens.peek(key)?.getRawString()
      const wantsOld = codeOf(error) === 'missing_expired_token' && !expiredToken && last
      if (!wantsOld) throw error
      return fetchToken(key, last)
    }
    const { jwt } = unwrap<{ jwt?: string }>(body) ?? {}
    const token = decodeToken(jwt)
    if (!jwt || !token) throw new ClerkRuntimeError('The token is empty.', { code: 'token_empty' })
    tokens.clockOffset = token.jwt.claims.iat * 1000 - platform.now()
    keep(key, jwt)
    if (!template && organizationId && isOutdated(key, token)) await handleUnauthenticated()
    return jwt
  }

  /** The session works in this organization, as far as the page knows, and its token says something else. */
  function isOutdated({ sessionId, organizationId }: TokenKey, token: TokenResource): boolean {
    const session = core.snapshot()?.sessions.find(({ id }) => id === sessionId)
    if (session?.status !== 'active' || session.last_active_organization_id !== organizationId)
      return false
    const member = session.user?.organization_memberships.find(
      ({ organization }) => organization.id === organizationId,
    )
    return (
      tokenOrganization(token) !== organizationId || tokenRole(token) !== (member?.role ?? null)
    )
  }

  /** A new session token gives its session a new identity, so that stores see the new claims. */
  function keep({ template, sessionId }: TokenKey, jwt: string) {
    const isNews = tokens.remember(jwt, template)
    const session = core.snapshot()?.sessions.find(({ id }) => id === sessionId)
    if (isNews && session && !template) {
      applySession(core, { ...session, last_active_token: { object: 'token', jwt } })
    }
  }

  /** The session may be over: then there is no token, and that is no error. */
  async function refused({ sessionId }: TokenKey, error: unknown): Promise<null> {
    const { status } = error as ClerkAPIResponseError
    if (status === 422 || /^user_(banned|deactivated)$/.test(codeOf(error))) {
      await handleUnauthenticated()
    }
    if (core.snapshot()?.sessions.some((one) => one.id === sessionId && isSignedIn(one)))
      throw error
    return null
  }
}

const codeOf = (error: unknown) => (error as ClerkAPIResponseError).errors?.[0]?.code ?? ''

const offline = (cause: unknown) =>
  new ClerkRuntimeError('There is no network connection.', { code: 'clerk_offline', cause })

/** The role that a token is for: `org:admin`. */
function tokenRole({ jwt: { claims } }: TokenResource): string | null {
  const { rol } = (claims.o ?? {}) as { rol?: string }
  return (claims.org_role as string | undefined) ?? (rol ? `org:${rol}` : null)
}

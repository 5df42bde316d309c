import { type ClerkAPIResponseError, ClerkRuntimeError } from './errors.ts'
import { wait } from './platform.ts'
import { type Runtime, unwrap } from './runtime.ts'
import type { SessionCookie } from './session-cookie.ts'
import { decodeToken, isFresher, tokenOrganization } from './token.ts'
import type { GetTokenOptions, SessionResource, TokenResource } from './types/session.ts'

/** Milliseconds of life that a token must have left to be handed out. */
const MINIMUM_LIFE = 5_000
/** Milliseconds before its end at which the token of the active session is renewed. */
const RENEWAL_LEAD = 17_000
const TRIES = { online: 8, offline: 3 }

/** Tokens of the sessions of this page: kept in memory, renewed before they end. Frontend API §6.4. */
export interface Tokens {
  get(session: SessionResource, options?: GetTokenOptions): Promise<string | null>
  /** The session token at hand, however old. */
  peek(sessionId: string, organizationId: string | null): TokenResource | null
  /** Keeps a session token unless a fresher one is there. True: it is news. */
  remember(raw: string | null | undefined): boolean
  forget(sessionId?: string): void
  /** Plans the next renewal for the active session; without one, plans nothing. */
  schedule(): void
  stop(): void
}

/** `onMinted` is told about every session token that came from the server. */
export function createTokens(
  runtime: Runtime,
  cookie: SessionCookie,
  onMinted: (raw: string) => void,
): Tokens {
  const { platform } = runtime
  const cache = new Map<string, TokenResource>()
  const underway = new Map<string, Promise<string | null>>()
  /** Server clock minus ours, in milliseconds; learned from every fresh token. */
  let clockOffset = 0
  let cancelRenewal = () => {}

  const keyOf = (...parts: (string | null | undefined)[]) => parts.map((part) => part ?? '').join()
  const lifeLeft = (token: TokenResource | null | undefined) =>
    token ? token.jwt.claims.exp * 1000 - platform.now() - clockOffset : -1

  function remember(raw: string | null | undefined): boolean {
    const token = decodeToken(raw)
    if (!token) return false
    const key = keyOf(token.jwt.claims.sid, '', tokenOrganization(token))
    const known = cache.get(key)
    if (known && !isFresher(token, known)) return false
    cache.set(key, token)
    return true
  }

  function get(session: SessionResource, options: GetTokenOptions = {}, minimum = MINIMUM_LIFE) {
    const { template, skipCache, organizationId = session.lastActiveOrganizationId } = options
    const key = keyOf(session.id, template, organizationId)
    const known = cache.get(key)
    if (known && !skipCache && lifeLeft(known) > minimum) {
      return Promise.resolve(known.getRawString())
    }
    const request =
      underway.get(key) ??
      fetchPatiently(session, template, organizationId, skipCache ? Infinity : minimum).finally(
        () => underway.delete(key),
      )
    underway.set(key, request)
    return request
  }

  /** 429, 5xx and network failures are tried again, later each time; the session stays (RATE-7). */
  async function fetchPatiently(
    session: SessionResource,
    template: string | undefined,
    organizationId: string | null,
    minimum: number,
  ): Promise<string | null> {
    for (let failures = 0; ; failures++) {
      try {
        return template
          ? await fetchToken(session, template, organizationId)
          : await platform.exclusively('clerk.lock.refreshSessionToken', () =>
              renew(session, organizationId, minimum),
            )
      } catch (error) {
        const { status = 0, retryAfter = 0 } = error as Partial<ClerkAPIResponseError>
        const isFinal = status >= 400 && status < 500 && status !== 429
        if (isFinal) return sessionOver(session, status, error)
        const isOnline = platform.isOnline()
        if (failures + 1 >= (isOnline ? TRIES.online : TRIES.offline)) {
          throw isOnline ? error : offline(error)
        }
        const delay = Math.min(50_000, 3000 * 1.55 ** failures)
        await wait(platform, Math.max(retryAfter * 1000, delay) * (1 + Math.random() / 4))
      }
    }
  }

  /** Runs while no other tab renews: one may just have done so, and left the token in the cookie. */
  async function renew(session: SessionResource, organizationId: string | null, minimum: number) {
    const shared = cookie.read()
    if (
      shared?.jwt.claims.sid === session.id &&
      tokenOrganization(shared) === (organizationId || null) &&
      lifeLeft(shared) > minimum
    ) {
      if (remember(shared.getRawString())) onMinted(shared.getRawString())
      return shared.getRawString()
    }
    return fetchToken(session, undefined, organizationId)
  }

  async function fetchToken(
    session: SessionResource,
    template: string | undefined,
    organizationId: string | null,
    expiredToken?: string,
  ): Promise<string | null> {
    const path = `/client/sessions/${session.id}/tokens${template ? `/${template}` : ''}`
    const tabState = platform.isFocused() ? 'focused' : platform.isVisible() ? 'visible' : 'hidden'
    let body: unknown
    try {
      body = await runtime.send(path, {
        method: 'POST',
        body: template ? {} : { organizationId, tabState },
        query: { expired_token: expiredToken },
      })
    } catch (error) {
      const last = peek(session.id, organizationId)?.getRawString()
      const wantsOld =
        (error as ClerkAPIResponseError).errors?.[0]?.code === 'missing_expired_token'
      if (!wantsOld || expiredToken || !last) throw error
      return fetchToken(session, template, organizationId, last)
    }
    const { jwt } = unwrap<{ jwt?: string }>(body) ?? {}
    const token = decodeToken(jwt)
    if (!jwt || !token) throw new ClerkRuntimeError('The token is empty.', { code: 'token_empty' })
    clockOffset = token.jwt.claims.iat * 1000 - platform.now()
    if (template) cache.set(keyOf(session.id, template, organizationId), token)
    else if (remember(jwt)) onMinted(jwt)
    return jwt
  }

  async function sessionOver(session: SessionResource, status: number, error: unknown) {
    const code = (error as ClerkAPIResponseError).errors[0]?.code ?? ''
    if (status === 422 || /^user_(banned|deactivated)$/.test(code)) {
      await runtime.handleUnauthenticated()
    }
    const isGone = !runtime.client()?.signedInSessions.some(({ id }) => id === session.id)
    if (isGone) return null
    throw error
  }

  const peek: Tokens['peek'] = (sessionId, organizationId) =>
    cache.get(keyOf(sessionId, '', organizationId)) ?? null

  function schedule(earliest = 0) {
    cancelRenewal()
    const session = runtime.session()
    if (!session || runtime.options.polling === false) return
    const token = peek(session.id, session.lastActiveOrganizationId)
    const delay = Math.max(earliest, lifeLeft(token) - RENEWAL_LEAD)
    cancelRenewal = platform.after(delay, () => {
      if (!platform.isVisible()) return
      get(session, {}, RENEWAL_LEAD).then(
        () => schedule(MINIMUM_LIFE),
        () => schedule(RENEWAL_LEAD),
      )
    })
  }

  return {
    get,
    peek,
    remember,
    forget(sessionId) {
      for (const key of cache.keys()) {
        if (!sessionId || key.startsWith(`${sessionId},`)) cache.delete(key)
      }
    },
    schedule: () => schedule(),
    stop: () => cancelRenewal(),
  }
}

const offline = (cause: unknown) =>
  new ClerkRuntimeError('There is no network connection.', { code: 'clerk_offline', cause })

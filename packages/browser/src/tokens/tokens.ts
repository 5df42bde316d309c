import type { Outlook } from '../platform/platform.ts'
import { decodeToken, isFresher, type TokenResource, tokenOrganization } from './token.ts'

/** Milliseconds of life that a token must have left to be handed out. */
const MINIMUM_LIFE = 5_000
/** Milliseconds before its end at which the token of the active session is renewed. */
const RENEWAL_LEAD = 17_000

export interface GetTokenOptions {
  /** Name of a JWT template; default: the session token. */
  template?: string
  /** Default: the active organization of the session. */
  organizationId?: string | null
  /** Always ask the server. */
  skipCache?: boolean
}

/** A session, as far as its tokens are concerned. */
export interface TokenHolder {
  id: string
  lastActiveOrganizationId: string | null
  lastActiveToken: TokenResource | null
}

/** Tokens of the sessions of this page: kept in memory, renewed before they end. Frontend API §6.4. */
export interface Tokens {
  get(session: TokenHolder, options?: GetTokenOptions): Promise<string | null>
  /** The token at hand, however old. */
  peek(key: TokenKey): TokenResource | null
  /** Keeps a token unless a fresher one is there. True: it is news. */
  remember(raw: string | null | undefined, template?: string): boolean
  /** Milliseconds until a token ends, by the server's clock. */
  lifeLeft(token: TokenResource | null | undefined): number
  forget(sessionId?: string): void
  /** Plans the next renewal for the active session; without one, plans nothing. */
  schedule(): void
  stop(): void
  /** Server clock minus ours, in milliseconds; learned from the page and from every fresh token. */
  clockOffset: number
}

export interface TokenKey {
  sessionId: string
  organizationId: string | null
  template?: string | undefined
}

/** Resolves with a token that has more than `minimum` milliseconds left; null when the session is over. */
export type FetchToken = (key: TokenKey, minimum: number) => Promise<string | null>

interface Surroundings {
  platform: Outlook
  options: { polling?: boolean }
  session(): TokenHolder | null | undefined
  actions(): Promise<{ fetchToken: FetchToken }>
}

export function createTokens(core: Surroundings): Tokens {
  const { platform } = core
  const cache = new Map<string, TokenResource>()
  let cancelRenewal = () => {}

  async function get(session: TokenHolder, options: GetTokenOptions = {}, minimum = MINIMUM_LIFE) {
    const { template, skipCache, organizationId = session.lastActiveOrganizationId } = options
    const key = { sessionId: session.id, organizationId, template }
    const known = tokens.peek(key)
    if (known && !skipCache && tokens.lifeLeft(known) > minimum) return known.getRawString()
    const { fetchToken } = await core.actions()
    return fetchToken(key, skipCache ? Infinity : minimum)
  }

  function schedule(earliest = 0) {
    cancelRenewal()
    const session = core.session()
    if (!session || core.options.polling === false) return
    const delay = Math.max(earliest, tokens.lifeLeft(session.lastActiveToken) - RENEWAL_LEAD)
    cancelRenewal = platform.after(delay, () => {
      // A hidden page renews when it is looked at again.
      if (!platform.isVisible()) return
      get(session, {}, RENEWAL_LEAD).then(
        () => schedule(MINIMUM_LIFE),
        () => schedule(RENEWAL_LEAD),
      )
    })
  }

  const offsetOf = ({ jwt }: TokenResource) => jwt.claims.iat * 1000 - platform.now()

  const tokens: Tokens = {
    clockOffset: 0,
    get,
    peek: (key) => cache.get(textOf(key)) ?? null,
    remember(raw, template) {
      const token = decodeToken(raw)
      if (!token) return false
      // No token is from the future: a clock that says so is slow.
      tokens.clockOffset = Math.max(tokens.clockOffset, offsetOf(token))
      const key = textOf({
        sessionId: token.jwt.claims.sid,
        organizationId: tokenOrganization(token),
        template,
      })
      const known = cache.get(key)
      // Of two of one second the later comer counts: a proof may have been given between them.
      if (known && (known.getRawString() === raw || isFresher(known, token))) return false
      cache.set(key, token)
      return true
    },
    lifeLeft: (token) =>
      token ? token.jwt.claims.exp * 1000 - platform.now() - tokens.clockOffset : -1,
    forget(sessionId = '') {
      for (const key of cache.keys()) if (key.startsWith(sessionId)) cache.delete(key)
    },
    schedule: () => schedule(),
    stop: () => cancelRenewal(),
  }
  return tokens
}

const textOf = ({ sessionId, organizationId, template }: TokenKey) =>
  [sessionId, organizationId, template].join()

import { Cookie, suffixedCookie, TokenCategory } from '@dooryard/protocol'
import type { Browser } from '../clients/browser.ts'
import { sessionTokenCookies, signedOutCookies, uatCookies } from '../clients/cookies.ts'
import { createRefreshToken } from '../clients/refresh-token.ts'
import { browserSessions, noteSessions } from '../clients/state.ts'
import type { ClientRow } from '../clients/table.ts'
import { createBrowserToken, hashToken } from '../clients/token.ts'
import { workIn } from '../clients/work-in.ts'
import { MINUTE, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { LONG_COOKIE, serializeCookie } from '../http/cookies.ts'
import { randomToken } from '../random.ts'
import { secondsToWait } from '../rate-limits/rules.ts'
import { type OwnedSession, pickActive } from '../sessions/load.ts'
import { mintSessionToken, signClaims } from '../sessions/tokens.ts'
import { HANDSHAKE_NONCE_LIFETIME } from '../settings/numbers.ts'
import { insertNonce } from './storage.ts'

export interface HandshakeInput {
  browser: Browser
  /** The page that the browser returns to; checked before. */
  target: URL
  format: 'token' | 'nonce'
  /** Where the page is that they come from: the session works there from now on, if it may. Backend API §4.9. */
  organization?: string | null | undefined
}

/** What the browser brings to the site's server: cookies in production, parameters in development. */
export interface HandshakeAnswer {
  location: string
  cookies: string[]
}

/** Tells the site's server which cookies this browser is to have. Frontend API §7.5. */
export async function answerHandshake(
  ctx: Context,
  { browser, target, format, organization }: HandshakeInput,
): Promise<HandshakeAnswer> {
  const { client } = browser
  const sessions = await browserSessions(ctx, browser)
  const active = pickActive(sessions, client?.last_active_session_id ?? null)
  if (active && organization !== undefined) {
    await workIn(ctx, active, organization, () => noteSessions(browser, browser.sessions))
  }
  const directives = await directivesFor(ctx, browser, { target, active })
  const keeps = format === 'nonce' && active !== null && (await hasRoomForNonce(ctx, client!))
  const [name, value] = keeps
    ? [Cookie.handshakeNonce, await createNonce(ctx, directives)]
    : [Cookie.handshake, await signDirectives(ctx, directives)]
  if (ctx.keys.instanceType === 'development') {
    const location = new URL(target)
    location.searchParams.set(name, value)
    return { location: location.href, cookies: [] }
  }
  const domain = parentDomain(ctx)
  const attributes = { secure: true, domain }
  const other = keeps ? Cookie.handshake : Cookie.handshakeNonce
  const cookies = [
    serializeCookie(name, value, { ...attributes, maxAge: MINUTE }),
    serializeCookie(other, '', { ...attributes, maxAge: 0 }),
  ]
  return { location: target.href, cookies }
}

/** Cookies with fixed names and attributes; nothing of the request gets into them (SES-15). */
async function directivesFor(
  ctx: Context,
  browser: Browser,
  { target, active }: { target: URL; active: OwnedSession | null },
): Promise<string[]> {
  const { client } = browser
  const devBrowser = devBrowserCookies(ctx, target, browser.presented)
  if (!client || !active) return [...signedOutCookies(ctx, target), ...devBrowser]
  const token = await mintSessionToken(ctx, {
    ...active,
    origin: target.origin,
  })
  const refresh = serializeCookie(
    suffixedCookie(Cookie.refresh, ctx.keys.cookieSuffix),
    createRefreshToken(ctx, client),
    { maxAge: LONG_COOKIE, httpOnly: true, secure: target.protocol === 'https:' },
  )
  return [
    ...sessionTokenCookies(ctx, target, token),
    ...uatCookies(ctx, target, toSeconds(client.updated_at)),
    refresh,
    ...devBrowser,
  ]
}

/** In development a site's server sends everybody here who has no such token yet, so nobody leaves without one. */
function devBrowserCookies(ctx: Context, target: URL, presented: string | null): string[] {
  if (ctx.keys.instanceType !== 'development') return []
  const token = presented ?? createBrowserToken(ctx.keys, ctx.random)
  const { devBrowser } = Cookie
  return [devBrowser, suffixedCookie(devBrowser, ctx.keys.cookieSuffix)].map((name) =>
    serializeCookie(name, token, { maxAge: LONG_COOKIE, secure: target.protocol === 'https:' }),
  )
}

/** No subject, no session, and a class that no session token of ours has: this is nobody's login (JWT-4). */
function signDirectives(ctx: Context, handshake: string[]): Promise<string> {
  const iat = toSeconds(ctx.clock.now())
  const exp = iat + toSeconds(HANDSHAKE_NONCE_LIFETIME)
  return signClaims(ctx, { iss: ctx.keys.issuer, handshake, iat, exp }, TokenCategory.ignored)
}

/** Strangers get the token whatever they ask for, and a client only so many rows (DOS-6). */
async function hasRoomForNonce(ctx: Context, { id }: ClientRow): Promise<boolean> {
  const subject = `client ${id}`
  return (await secondsToWait(ctx, { rate: 'account', scope: 'handshake', subject })) === null
}

async function createNonce(ctx: Context, directives: string[]): Promise<string> {
  const nonce = randomToken(ctx.random)
  await insertNonce(ctx.db, {
    nonce_hash: hashToken(nonce),
    directives: JSON.stringify(directives),
    expire_at: ctx.clock.now() + HANDSHAKE_NONCE_LIFETIME,
  })
  return nonce
}

function parentDomain({ keys }: Context): string | undefined {
  return keys.embedded ? undefined : keys.frontendApi.replace(/^(clerk|accounts)\./, '')
}

import { Cookie, suffixedCookie } from '@dooryard/protocol'
import { toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { LONG_COOKIE, serializeCookie } from '../http/cookies.ts'
import { siteHost } from '../http/origin.ts'
import { pickActive } from '../sessions/load.ts'
import { mintSessionToken } from '../sessions/tokens.ts'
import { CLIENT_LIFETIME } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { clientCookieName } from './presented.ts'
import { browserSessions } from './state.ts'

export interface CookieContext {
  url: URL
  /** Origin of the page that asks. */
  origin: string | null
  /** No script will write the session cookie: the answer does. */
  isForm: boolean
}

/** `Set-Cookie` values for what this request changed about the browser. */
export async function browserCookies(
  ctx: Context,
  browser: Browser,
  { url, origin, isForm }: CookieContext,
): Promise<string[]> {
  const cookies: string[] = []
  if (browser.issued || browser.dropped) {
    cookies.push(
      ...clientCookies(ctx, url, { token: browser.issued, isPlain: browser.hasPlainCookie }),
    )
  }
  if (browser.sessionsChanged) {
    cookies.push(...(await sessionCookies(ctx, browser, { url, origin, isForm })))
  }
  return cookies
}

/** SES-1. Null takes the cookie away; a plain one that was presented goes either way. */
export function clientCookies(
  ctx: Context,
  url: URL,
  { token, isPlain }: { token: string | null; isPlain: boolean },
): string[] {
  const options = { httpOnly: true, secure: needsSecure(ctx, url) }
  const taken = { ...options, maxAge: 0 }
  const own = serializeCookie(
    clientCookieName(ctx.keys, url),
    token ?? '',
    token === null ? taken : { ...options, maxAge: CLIENT_LIFETIME },
  )
  return isPlain ? [own, serializeCookie(Cookie.client, '', taken)] : [own]
}

/**
 * Cookies that follow the sessions. A script writes `__session` itself when it activates a session; a form has no script,
 * and a sign-out clears every variant either way (SES-8).
 */
async function sessionCookies(
  ctx: Context,
  browser: Browser,
  { url, origin, isForm }: CookieContext,
): Promise<string[]> {
  const sessions = await browserSessions(ctx, browser)
  const { client } = browser
  const active = pickActive(sessions, client?.last_active_session_id ?? null)
  if (!active || !client) return signedOutCookies(ctx, url)
  return [
    ...uatCookies(ctx, url, toSeconds(client.updated_at)),
    ...(isForm
      ? sessionTokenCookies(
          ctx,
          url,
          await mintSessionToken(ctx, {
            ...active,
            origin: origin ?? url.origin,
          }),
        )
      : []),
  ]
}

export function signedOutCookies(ctx: Context, url: URL): string[] {
  return [...sessionTokenCookies(ctx, url, null), ...uatCookies(ctx, url, 0)]
}

/** `__session` and its suffixed twin; readable by scripts by design (SES-2). */
export function sessionTokenCookies(ctx: Context, url: URL, token: string | null): string[] {
  return bothNames(ctx, Cookie.session).map((name) =>
    serializeCookie(name, token ?? '', {
      maxAge: token === null ? 0 : LONG_COOKIE,
      secure: needsSecure(ctx, url),
    }),
  )
}

/** `__client_uat` and its twin: a hint that authorizes nothing (SES-2). */
export function uatCookies(ctx: Context, url: URL, seconds: number): string[] {
  const domain = cookieDomain(ctx, url)
  return bothNames(ctx, Cookie.clientUat).map((name) =>
    serializeCookie(name, String(seconds), {
      maxAge: LONG_COOKIE,
      secure: needsSecure(ctx, url),
      domain,
    }),
  )
}

function bothNames({ keys }: Context, name: string): string[] {
  return [name, suffixedCookie(name, keys.cookieSuffix)]
}

/** `clerk.acme.example` sets the hint for all of `acme.example`; everywhere else cookies are for one host. */
function cookieDomain({ keys }: Context, url: URL): string | undefined {
  const site = siteHost(keys.frontendApi)
  return url.host === keys.frontendApi && site !== keys.frontendApi ? site : undefined
}

/** Always, except on the plain http of a development machine. */
function needsSecure({ development }: Context, url: URL): boolean {
  return !development || url.protocol === 'https:'
}

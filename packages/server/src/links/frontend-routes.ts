import { Cookie, parseCookies, Query, suffixedCookie } from '@dooryard/protocol'
import { findClientByToken, strangersBrowser } from '../clients/browser.ts'
import { isBrowserToken } from '../clients/token.ts'
import type { Call } from '../frontend-api/call.ts'
import { withDevelopmentToken } from '../frontend-api/development-token.ts'
import { plainPage } from '../frontend-api/plain-page.ts'
import { refusalPage } from '../frontend-api/refusal-page.ts'
import { type Reply, redirect } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { optional, text } from '../http/fields.ts'
import { allowedTarget } from '../http/targets.ts'
import { findLink, type Link } from './find-link.ts'
import { type Followed, followLink } from './open-link.ts'

const PATH = '/verify'

const token = { token: optional(text({ max: 512 })) }

const shared = {
  path: PATH,
  caller: 'client',
  audit: [
    'sign_in.completed',
    'sign_in.factor_refused',
    'sign_up.completed',
    'user.created',
    'external_account.connected',
    'email_address.verified',
  ],
} as const

/** Where links in mails lead. Frontend API §3.7. */
export const linkRoutes: Route[] = [
  route({
    ...reading,
    ...shared,
    origin: 'navigation',
    query: token,
    handle: (call) => follow(call, call.query.token, isSeen(call.request)),
  }),
  route({
    ...changing,
    ...shared,
    method: 'POST',
    rate: 'attempt',
    body: token,
    handle: (call) => follow(call, call.body.token, true),
  }),
]

/** A page that somebody gets to see: no look at it beforehand, and nothing within another page (OTP-7). */
function isSeen({ method, headers }: Request): boolean {
  const ahead = headers.get('sec-purpose') ?? headers.get('purpose') ?? headers.get('x-moz')
  const isPage = (headers.get('sec-fetch-dest') ?? 'document') === 'document'
  return method === 'GET' && ahead === null && isPage
}

/** In their own browser a visit is enough; what comes from elsewhere is asked whether it is meant, or turned away. */
async function follow(call: Call, token: string | undefined, isMeant: boolean): Promise<Reply> {
  const { ctx, visitor, request } = call
  try {
    await adoptDevelopmentBrowser(call)
    const { browser } = call
    const link = await findLink(ctx, browser, token)
    const pressed = request.method === 'POST'
    const isVisit = isMeant && (pressed || link.isOwn)
    const followed = await followLink(ctx, visitor, { browser, link, isMeant: isVisit })
    if (followed.outcome === 'ask') return ask(call, token!)
    return redirect(withDevelopmentToken(call, targetOf(call, link, followed)), 303)
  } catch (error) {
    return asPage(call, error)
  }
}

/** Where the link ends, as an address of the site. Checked again: origins may have been taken from the list meanwhile (RED-3). */
function targetOf({ ctx, url }: Call, { way }: Link, { outcome, session }: Followed): string {
  const { nextUrl, completeUrl, byForm } = way
  const place = { url, base: url.origin }
  const isDone = byForm && session !== null
  const wanted = isDone ? [completeUrl, nextUrl] : [nextUrl]
  const allowed = wanted.map((one) => allowedTarget(ctx, one, place)).find((one) => one !== null)
  const target = new URL(allowed ?? `${url.origin}/`)
  if (isDone) return target.href
  target.searchParams.set(Query.status, outcome)
  if (session) target.searchParams.set(Query.createdSession, session)
  return target.href
}

/** The site is not there to ask, and a form says where it comes from: the page tells its origin, and no more (OTP-10, CSRF-1). */
function ask({ ctx, headers }: Call, token: string): Reply {
  headers.set('referrer-policy', 'strict-origin')
  const { applicationName } = ctx.settings
  return {
    kind: 'response',
    response: plainPage({
      status: 200,
      headers,
      title: `Continue to ${applicationName}?`,
      paragraphs: ['Somebody asked for this link just now. Go on only if that was you.'],
      form: {
        action: `${ctx.basePath}/v1${PATH}`,
        fields: { token },
        button: 'Yes, it was me',
      },
    }),
  }
}

/** Nothing of the site can tell the person there: it is not known where they came from. */
const asPage = (call: Call, error: unknown): Reply =>
  refusalPage(call, error, {
    title: `This link to ${call.ctx.settings.applicationName} does not work`,
    advice: 'Go back to the site, and ask for a new one there.',
  })

/**
 * In development a browser may carry the token of its client in the address, which no mail knows. The page keeps it in a cookie
 * too, which ports of one host share.
 */
async function adoptDevelopmentBrowser({ ctx, browser, request }: Call): Promise<void> {
  const { keys } = ctx
  if (browser.client || keys.instanceType !== 'development') return
  const cookies = parseCookies(request.headers.get('cookie'))
  const presented =
    cookies.get(suffixedCookie(Cookie.devBrowser, keys.cookieSuffix)) ??
    cookies.get(Cookie.devBrowser)
  if (!presented || !isBrowserToken(keys, presented)) return
  const client = await findClientByToken(ctx, presented)
  if (client)
    Object.assign(browser, { ...strangersBrowser(), carrier: 'dev_browser', presented, client })
}

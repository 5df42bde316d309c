import { strangersBrowser } from '../clients/browser.ts'
import { findClient } from '../clients/storage.ts'
import { hashToken } from '../clients/token.ts'
import type { Call } from '../frontend-api/call.ts'
import { withDevelopmentToken } from '../frontend-api/development-token.ts'
import { refusalPage } from '../frontend-api/refusal-page.ts'
import { type Reply, redirect } from '../frontend-api/reply.ts'
import { type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { serializeCookie } from '../http/cookies.ts'
import { optional, required, text } from '../http/fields.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { allowedTarget } from '../http/targets.ts'
import {
  DEVELOPMENT_PROVIDER,
  developmentCode,
  requireDevelopmentConnection,
} from '../providers/development.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import { openDeparture } from '../verifications/departure.ts'
import { findByState } from '../verifications/storage.ts'
import { comeBack } from './come-back.ts'
import { developmentProviderPage } from './development-page.ts'
import { DEPARTURE_PATH } from './leave.ts'
import { popupPage } from './popup-page.ts'

const CALLBACK = '/oauth_callback/:connection'

/** What providers send along; all else is read by nobody. */
const answered = {
  state: optional(text({ max: 512 })),
  code: optional(text({ max: 4096 })),
  iss: optional(text({ max: 1024 })),
  error: optional(text({ max: 256 })),
  user: optional(text({ max: 2048 })),
}

const person = {
  sub: required(text({ max: 200 })),
  email: optional(text({ max: 320 })),
  verified: optional(text({ max: 8 })),
  name: optional(text({ max: 200 })),
}

const place = { strategy: required(text({ max: 64 })), state: required(text({ max: 512 })) }

export const federationRoutes: Route[] = [
  route({
    ...reading,
    path: CALLBACK,
    caller: 'client',
    origin: 'navigation',
    audit: [
      'sign_in.completed',
      'sign_in.factor_refused',
      'sign_up.completed',
      'user.created',
      'external_account.connected',
    ],
    query: answered,
    async handle(call) {
      const { ctx, visitor, url, query } = call
      allowOpener(call)
      const strategy = `oauth_${call.params.connection}`
      try {
        await adoptDevelopmentBrowser(call, query.state)
        const given = Object.entries(query).filter(([, value]) => value !== undefined)
        const parameters = new URLSearchParams(given as [string, string][])
        const { browser } = call
        const target = await comeBack(ctx, visitor, { browser, url, strategy, parameters })
        return redirect(withDevelopmentToken(call, target), 303)
      } catch (error) {
        return asPage(call, error)
      }
    },
  }),
  // Apple has the browser post its answer. Cookies do not come along, so nothing is done but to ask again (CSRF-1).
  route({
    ...reading,
    method: 'POST',
    path: CALLBACK,
    caller: 'public',
    origin: 'relay',
    bodyLimit: DEFAULT_BODY_BYTES,
    body: {
      ...answered,
      id_token: optional(text({ max: 8192 })),
      scope: optional(text({ max: 1024 })),
    },
    async handle({ ctx, url, params, body, headers }) {
      allowOpener({ headers })
      const { id_token: _, scope: __, ...kept } = body
      const target = new URL(`${ctx.basePath}/v1/oauth_callback/${params.connection}`, url.origin)
      for (const [name, value] of Object.entries(kept)) {
        if (value !== undefined) target.searchParams.set(name, value)
      }
      return redirect(target.href, 303)
    },
  }),
  // A browser that carries its token in the address takes a cookie along, by which it is known when it comes back.
  route({
    ...reading,
    path: DEPARTURE_PATH,
    caller: 'public',
    origin: 'navigation',
    query: { state: required(text({ max: 512 })) },
    async handle({ ctx, url, query, headers }) {
      allowOpener({ headers })
      const found = await findByState(ctx.db, hashToken(query.state))
      const departure = found && openDeparture(found, ctx.keys.providerKey)
      if (!departure?.page || ctx.keys.instanceType !== 'development') {
        throw apiError('oauth_callback_invalid')
      }
      const secure = url.protocol === 'https:'
      const options = { httpOnly: true, secure, maxAge: CODE_LIFETIME }
      headers.append('set-cookie', serializeCookie(cookieName(query.state), query.state, options))
      return redirect(departure.page, 303)
    },
  }),
  route({
    ...reading,
    path: DEVELOPMENT_PROVIDER,
    caller: 'public',
    origin: 'navigation',
    query: { ...place, login_hint: optional(text({ max: 320 })) },
    async handle({ ctx, headers, query }) {
      allowOpener({ headers })
      const connection = requireDevelopmentConnection(ctx, query.strategy)
      const page = developmentProviderPage(ctx, { ...query, provider: connection.provider })
      headers.set('content-type', 'text/html; charset=utf-8')
      headers.set('content-security-policy', page.policy)
      return { kind: 'response', response: new Response(page.html, { headers }) }
    },
  }),
  route({
    ...reading,
    path: `${DEVELOPMENT_PROVIDER}/answer`,
    caller: 'public',
    origin: 'navigation',
    query: { ...place, ...person },
    async handle({ ctx, url, query, headers }) {
      allowOpener({ headers })
      const { strategy, state, sub, email, verified, name } = query
      const email_verified = verified === 'on'
      const code = developmentCode(ctx, {
        strategy,
        state,
        claims: { sub, email, email_verified, name },
      })
      const path = `${ctx.basePath}/v1/oauth_callback/${strategy.replace(/^oauth_/, '')}`
      const target = new URL(path, url.origin)
      target.searchParams.set('state', state)
      target.searchParams.set('code', code)
      return redirect(target.href, 303)
    },
  }),
  // Where a window ends that was opened for a provider: it tells the page that opened it, and closes.
  route({
    ...reading,
    path: '/popup_callback',
    caller: 'client',
    origin: 'navigation',
    query: { return_url: required(text({ max: 2048 })), outcome: optional(text({ max: 16 })) },
    async handle(call) {
      const { ctx, browser, url, query, headers } = call
      const returnUrl = allowedTarget(ctx, query.return_url, { url, base: url.origin })
      // It is told to a page, and an app is none.
      if (!returnUrl?.startsWith('http'))
        throw apiError('redirect_url_not_associated_with_instance')
      allowOpener(call)
      const session = query.outcome === 'complete' ? browser.client?.last_active_session_id : null
      const page = popupPage({ session: session ?? null, returnUrl })
      headers.set('content-type', 'text/html; charset=utf-8')
      headers.set('content-security-policy', page.policy)
      return { kind: 'response', response: new Response(page.html, { headers }) }
    },
  }),
]

/** Every answer on the way through a provider: one that isolates itself cuts a window off from the page that opened it. */
function allowOpener({ headers }: Pick<Call, 'headers'>): void {
  headers.set('cross-origin-opener-policy', 'unsafe-none')
}

/** Nothing of ours can tell the person there: the attempt is not known. */
const asPage = (call: Call, error: unknown): Reply =>
  refusalPage(call, error, {
    title: `Signing in to ${call.ctx.settings.applicationName} did not work`,
    advice: 'Go back to the site, and sign in again.',
  })

const cookieName = (state: string) => `__dooryard_way_${hashToken(state).slice(0, 8)}`

/**
 * In development a browser may carry the token of its client in the address, which no provider sends along: it is known by
 * the cookie that it took when it left. What it gets is a new token, so that whoever sent it here has none (FED-8, SES-4).
 */
async function adoptDevelopmentBrowser(call: Call, state: string | undefined): Promise<void> {
  const { ctx, browser, request } = call
  if (browser.client || !state || ctx.keys.instanceType !== 'development') return
  const cookie = `${cookieName(state)}=${state}`
  const cookies = (request.headers.get('cookie') ?? '').split(/; */)
  if (cookies.filter((one) => one === cookie).length !== 1) return
  const found = await findByState(ctx.db, hashToken(state))
  const departure = found && openDeparture(found, ctx.keys.providerKey)
  if (!departure?.page || !found?.client_id) return
  const client = await findClient(ctx.db, found.client_id)
  Object.assign(browser, { ...strangersBrowser(), carrier: 'dev_browser', client })
}

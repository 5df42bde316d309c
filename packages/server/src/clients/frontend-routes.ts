import { firstSafeRedirect } from '@dooryard/protocol'
import { write } from '../db/database.ts'
import { forgetRefusals } from '../federation/forget-refusals.ts'
import type { Call } from '../frontend-api/call.ts'
import { browserClientJSON } from '../frontend-api/client-json.ts'
import { redirect, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import type { Method } from '../http/method.ts'
import { allowedOrigins } from '../http/origin.ts'
import { pickActive } from '../sessions/load.ts'
import { CLIENT_LIFETIME } from '../settings/numbers.ts'
import { dropClient } from './drop-client.ts'
import { ensureClient } from './ensure-client.ts'
import { leaveAllSessions } from './leave-session.ts'
import { readClientCookie } from './presented.ts'
import { issueToken } from './rotate-token.ts'
import { browserSessions, changeClient, noteSessions } from './state.ts'

const shared = { ...changing, caller: 'client', rate: 'none', audit: null } as const

const create = (method: Method) =>
  route({
    ...shared,
    method,
    path: '/client',
    rate: 'create',
    async handle(call) {
      const { ctx, browser } = call
      if (!browser.client) await write(ctx, (ctx) => ensureClient(ctx, browser))
      return reply(call)
    },
  })

export const clientRoutes: Route[] = [
  // A page whose server is elsewhere says that it is one that somebody came back to.
  route({
    ...reading,
    caller: 'client',
    path: '/client',
    async handle(call) {
      const { ctx, browser, request } = call
      const json = await clientJSON(call)
      if (json && browser.client) {
        const { client } = browser
        const active = pickActive(await browserSessions(ctx, browser), json.last_active_session_id)
        await forgetRefusals(ctx, request, { client, json, active })
      }
      return wrapped(json)
    },
  }),
  create('PUT'),
  create('POST'),
  route({
    ...shared,
    method: 'DELETE',
    path: '/client',
    audit: ['sessions.ended'],
    form: 'sign_out',
    async handle(call) {
      if (!call.browser.client) throw apiError('client_not_found')
      await leaveAllSessions(call.ctx, call.actor, call)
      const response = await clientJSON(call)
      await dropClient(call.ctx, call.browser)
      return wrapped(response, { complete: true })
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/client/sessions',
    audit: ['sessions.ended'],
    form: 'sign_out',
    async handle(call) {
      const { ctx, actor, browser } = call
      // Signing out twice is no error: the second tab of a browser does it.
      if (browser.client) issueToken(browser, await leaveAllSessions(ctx, actor, { browser }))
      noteSessions(browser)
      return wrapped(await clientJSON(call), { complete: true })
    },
  }),
  // Renews the cookie for another 400 days. The target is checked; anything else goes to the home page (RED-4).
  route({
    ...reading,
    caller: 'client',
    path: '/client/touch',
    origin: 'navigation',
    query: { redirect_url: optional(text({ max: 4096 })) },
    async handle({ ctx, browser, request, url, query }) {
      const { token } = readClientCookie(ctx.keys, request, url)
      if (browser.client && browser.carrier === 'cookie' && token) {
        const expire_at = ctx.clock.now() + CLIENT_LIFETIME
        await changeClient(ctx, browser, { expire_at })
        browser.issued = token
      }
      const rules = { base: url.origin, allowedOrigins: allowedOrigins(ctx, url) }
      const wanted = [query.redirect_url, ctx.settings.pages.home]
      return redirect(firstSafeRedirect(wanted, rules) ?? `${url.origin}/`)
    },
  }),
]

async function reply(call: Call) {
  return wrapped(await clientJSON(call))
}

const clientJSON = ({ ctx, browser, origin }: Call) =>
  browserClientJSON(ctx, browser, { origin, tokens: true })

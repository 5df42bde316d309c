import { requireBrowserSession, requireLiveBrowserSession } from '../clients/browser-session.ts'
import { leaveSession } from '../clients/leave-session.ts'
import { issueToken } from '../clients/rotate-token.ts'
import { noteSessionActivity, touchSession } from '../clients/touch-session.ts'
import type { Call } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { choice, clearable, optional, text } from '../http/fields.ts'
import { userViewContext } from '../users/view.ts'
import { type OwnedSession, statusOf } from './load.ts'
import { isLive } from './status.ts'
import { mintSessionToken } from './tokens.ts'
import { sessionJSON } from './view.ts'

const shared = {
  ...changing,
  method: 'POST',
  caller: 'client',
  rate: 'none',
  audit: null,
} as const

const leave = (verb: 'end' | 'remove') =>
  route({
    ...shared,
    path: `/client/sessions/:id/${verb}`,
    audit: [verb === 'end' ? 'session.ended' : 'session.removed'],
    form: 'sign_out',
    async handle(call) {
      const { ctx, actor, browser, params } = call
      const own = await requireBrowserSession(ctx, browser, params.id!)
      const status = verb === 'end' ? 'ended' : 'removed'
      issueToken(browser, await leaveSession(ctx, actor, { browser, own, status }))
      return reply(call, own)
    },
  })

export const sessionRoutes: Route[] = [
  route({
    ...reading,
    caller: 'client',
    path: '/client/sessions/:id',
    async handle(call) {
      const own = await requireBrowserSession(call.ctx, call.browser, call.params.id!)
      return reply(call, own)
    },
  }),
  route({
    ...shared,
    path: '/client/sessions/:id/touch',
    form: 'sign_out',
    body: {
      active_organization_id: clearable(text()),
      intent: optional(choice(['focus', 'select_session', 'select_org'])),
    },
    async handle(call) {
      const own = await requireLiveBrowserSession(call.ctx, call.browser, call.params.id!)
      await touchSession(call.ctx, call.browser, own, call.body.active_organization_id)
      // By a form: to the page that the other account is chosen for.
      return call.isForm ? wrapped({}, { complete: true }) : reply(call, own)
    },
  }),
  route({
    ...shared,
    path: '/client/sessions/:id/tokens',
    body: {
      organization_id: clearable(text()),
      tab_state: optional(text()),
      token: optional(text({ max: 8192 })),
      force_origin: optional(text()),
    },
    async handle({ ctx, browser, params, body, origin }) {
      const { session, owner } = await requireLiveBrowserSession(ctx, browser, params.id!)
      // A token waits for no note: one that fails now is made by the next token, a minute from now (DOS-8).
      noteSessionActivity(ctx, session).catch(() => {})
      const organizationId = body.organization_id
      const jwt = await mintSessionToken(ctx, { session, owner, origin, organizationId })
      return bare({ object: 'token', jwt })
    },
  }),
  leave('end'),
  leave('remove'),
]

/** The session as it is now; only a signed-in one carries a token. */
async function reply({ ctx, origin }: Call, own: OwnedSession) {
  const { session, owner } = own
  const live = isLive(statusOf(ctx, own))
  const token = live ? await mintSessionToken(ctx, { session, owner, origin }) : null
  return wrapped(sessionJSON(userViewContext(ctx), { ...own, token }), { complete: !live })
}

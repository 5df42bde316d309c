import { type Connecting, leaveToConnect, leaveToReauthorize } from '../federation/connect.ts'
import { type Call, ownSession } from '../frontend-api/call.ts'
import { departs } from '../frontend-api/departs.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, route } from '../frontend-api/route.ts'
import { optional, repeated, required, text } from '../http/fields.ts'
import { strategyAmong } from '../strategies/fields.ts'
import { oauth } from '../strategies/oauth.ts'
import { disconnectAccount } from '../users/disconnect-account.ts'
import { requireUser } from '../users/load.ts'
import { userJSON, userViewContext } from '../users/view.ts'
import { requireAccount } from './load.ts'
import { updateAccount } from './storage.ts'
import { externalAccountJSON } from './view.ts'

const shared = {
  ...changing,
  caller: 'session',
  rate: 'account',
  audit: null,
  form: 'profile',
} as const

const way = {
  redirect_url: optional(text({ max: 2048 })),
  action_complete_redirect_url: optional(text({ max: 2048 })),
  additional_scope: repeated(text({ max: 256 })),
  oidc_prompt: optional(text({ max: 64 })),
  oidc_login_hint: optional(text({ max: 320 })),
}

/** Frontend API §3.10. */
export const externalAccountRoutes: Route[] = [
  route({
    ...shared,
    method: 'POST',
    path: '/me/external_accounts',
    body: { strategy: required(strategyAmong([oauth])), ...way },
    async handle(call) {
      const { ctx, actor, body } = call
      const input = { ...body, strategy: body.strategy.name }
      const userId = ownSession(call).owner.user.id
      return reply(call, await leaveToConnect(ctx, actor, { userId, sent: call, input }))
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me/external_accounts/:id/reauthorize',
    body: way,
    async handle(call) {
      const { ctx, actor, params, body } = call
      const asked = { id: params.id!, sent: call, input: body }
      return reply(call, await leaveToReauthorize(ctx, actor, asked))
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me/external_accounts/:id',
    audit: ['external_account.removed'],
    async handle(call) {
      const { ctx, actor, params } = call
      const id = params.id!
      await disconnectAccount(ctx, actor, { userId: ownSession(call).owner.user.id, id })
      return wrapped({ object: 'external_account', id, deleted: true })
    },
  }),
  // Forgets the provider's tokens; the account stays a way to sign in.
  route({
    ...shared,
    method: 'DELETE',
    path: '/me/external_accounts/:id/tokens',
    async handle({ ctx, actor, params }) {
      const { id, user_id } = await requireAccount(ctx, actor, params.id!)
      await updateAccount(ctx.db, id, { tokens: null })
      return wrapped(userJSON(userViewContext(ctx), await requireUser(ctx, actor, user_id)))
    },
  }),
]

const reply = (call: Pick<Call, 'ctx' | 'isForm'>, { account, url, verification }: Connecting) =>
  departs(call, verification) ?? wrapped(externalAccountJSON(account, url))

import { noteSessions } from '../clients/state.ts'
import { listEmailAddresses } from '../email-addresses/storage.ts'
import { emailAddressJSON } from '../email-addresses/view.ts'
import { actorOf, type Call } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { type Route, route } from '../frontend-api/route.ts'
import { clearable, flag, line, metadata, optional, required, text } from '../http/fields.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { revokeOwnSession } from '../sessions/rules.ts'
import { isLive, sessionStatus } from '../sessions/status.ts'
import { listSessionsOfUser } from '../sessions/storage.ts'
import { sessionJSON, sessionWithActivitiesJSON } from '../sessions/view.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { loadUser } from './load.ts'
import {
  changePassword,
  deleteSelf,
  removePassword,
  updateMetadata,
  updateProfile,
} from './rules.ts'
import { userJSON, userViewContext } from './view.ts'

const shared = {
  caller: 'session',
  origin: 'page',
  bodyLimit: DEFAULT_BODY_BYTES,
  rate: 'account',
  audit: null,
  body: {},
  query: {},
  form: null,
} as const

const read = { ...shared, method: 'GET', origin: 'open', bodyLimit: 0, rate: 'none' } as const

const passwordText = text({ max: 2048 })

export const meRoutes: Route[] = [
  route({
    ...read,
    path: '/me',
    caller: 'pending_session',
    handle: reply,
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me',
    audit: ['user.updated'],
    body: {
      first_name: clearable(line()),
      last_name: clearable(line()),
      username: clearable(line({ max: 64 })),
      primary_email_address_id: optional(text({ max: 64 })),
    },
    async handle(call) {
      await updateProfile(call.ctx, call, actorOf(call), call.body)
      return reply(call)
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me',
    audit: ['user.deleted'],
    async handle(call) {
      const { user } = actorOf(call)
      await deleteSelf(call.ctx, call, actorOf(call))
      noteSessions(call.browser)
      return wrapped({ object: 'user', id: user.id, deleted: true })
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me/metadata',
    audit: ['user.updated'],
    body: { unsafe_metadata: required(metadata({ max: METADATA_MAX_BYTES })) },
    async handle(call) {
      await updateMetadata(call.ctx, call, actorOf(call), call.body.unsafe_metadata)
      return reply(call)
    },
  }),
  // A session whose task is a new password comes here (PW-7).
  route({
    ...shared,
    method: 'POST',
    path: '/me/change_password',
    caller: 'pending_session',
    rate: 'attempt',
    audit: ['user.password_changed'],
    body: {
      new_password: required(passwordText),
      current_password: optional(passwordText),
      sign_out_of_other_sessions: optional(flag),
    },
    async handle(call) {
      await changePassword(call.ctx, call, actorOf(call), {
        newPassword: call.body.new_password,
        currentPassword: call.body.current_password,
        keepOtherSessions: call.body.sign_out_of_other_sessions === false,
      })
      return reply(call)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/me/remove_password',
    rate: 'attempt',
    audit: ['user.password_removed'],
    body: { current_password: required(passwordText) },
    async handle(call) {
      await removePassword(call.ctx, call, actorOf(call), call.body.current_password)
      return reply(call)
    },
  }),
  route({
    ...read,
    path: '/me/email_addresses',
    async handle(call) {
      const rows = await listEmailAddresses(call.ctx.db, [actorOf(call).user.id])
      return bare(rows.map(emailAddressJSON))
    },
  }),
  route({
    ...read,
    path: '/me/sessions',
    async handle(call) {
      const view = userViewContext(call.ctx)
      const owner = (await loadUser(call.ctx.db, actorOf(call).user.id))!
      const sessions = await liveSessions(call)
      return bare(sessions.map((session) => sessionJSON(view, { session, owner, token: null })))
    },
  }),
  route({
    ...read,
    path: '/me/sessions/active',
    async handle(call) {
      const view = userViewContext(call.ctx)
      const { user } = actorOf(call)
      const sessions = await liveSessions(call)
      return bare(sessions.map((session) => sessionWithActivitiesJSON(view, { session, user })))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/me/sessions/:id/revoke',
    audit: ['session.revoked'],
    async handle(call) {
      const { ctx, params, visitor } = call
      const { user } = actorOf(call)
      const session = await revokeOwnSession(ctx, { id: params.id!, user, visitor })
      noteSessions(call.browser)
      return wrapped(sessionWithActivitiesJSON(userViewContext(ctx), { session, user }))
    },
  }),
]

async function liveSessions(call: Call) {
  const { ctx } = call
  const { user } = actorOf(call)
  const now = ctx.clock.now()
  const rows = await listSessionsOfUser(ctx.db, user.id)
  return rows.filter((session) => isLive(sessionStatus(ctx.settings, { session, user, now })))
}

async function reply(call: Call) {
  const owner = await loadUser(call.ctx.db, actorOf(call).user.id)
  return wrapped(userJSON(userViewContext(call.ctx), owner!))
}

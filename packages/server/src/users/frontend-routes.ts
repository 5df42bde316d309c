import { noteSessions } from '../clients/state.ts'
import { type Call, ownSession } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { flag, metadata, optional, required, text } from '../http/fields.ts'
import { type OwnedSession, statusOf } from '../sessions/load.ts'
import { revokeSession } from '../sessions/revoke-session.ts'
import { isLive } from '../sessions/status.ts'
import { listSessionsOfUser } from '../sessions/storage.ts'
import { sessionJSON, sessionWithActivitiesJSON } from '../sessions/view.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { changePassword } from './change-password.ts'
import { deleteUser } from './delete-user.ts'
import { updateUserFields } from './fields.ts'
import { removePassword } from './remove-password.ts'
import { updateMetadata } from './update-metadata.ts'
import { updateUser } from './update-user.ts'
import { type UserWithEmails, userJSON, userViewContext } from './view.ts'

const shared = {
  ...changing,
  caller: 'session',
  rate: 'account',
  audit: null,
  form: 'profile',
} as const

const read = { ...reading, caller: 'session' } as const

/** What people may change about themselves. Frontend API §3.10. */
const { first_name, last_name, username, primary_email_address_id, primary_phone_number_id } =
  updateUserFields

const passwordText = text({ max: 2048 })

export const meRoutes: Route[] = [
  route({
    ...read,
    path: '/me',
    caller: 'pending_session',
    handle: async (call) => reply(call, ownSession(call).owner),
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me',
    impersonator: 'may',
    audit: ['user.updated'],
    body: { first_name, last_name, username, primary_email_address_id, primary_phone_number_id },
    async handle(call) {
      const { ctx, actor, body } = call
      return reply(call, await updateUser(ctx, actor, { userId: ownId(call), input: body }))
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me',
    audit: ['user.deleted'],
    async handle(call) {
      const id = ownId(call)
      await deleteUser(call.ctx, call.actor, id)
      noteSessions(call.browser)
      return wrapped({ object: 'user', id, deleted: true }, { complete: true })
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me/metadata',
    impersonator: 'may',
    audit: ['user.updated'],
    body: { unsafe_metadata: required(metadata({ max: METADATA_MAX_BYTES })) },
    async handle(call) {
      const { ctx, actor, body } = call
      const change = { userId: ownId(call), input: body, how: 'merge' } as const
      return reply(call, await updateMetadata(ctx, actor, change))
    },
  }),
  // A session whose task is a new password comes here (PW-7).
  route({
    ...shared,
    method: 'POST',
    path: '/me/change_password',
    caller: 'reset-password',
    rate: 'attempt',
    audit: ['user.password_changed'],
    body: {
      new_password: required(passwordText),
      current_password: optional(passwordText),
      sign_out_of_other_sessions: optional(flag),
    },
    async handle(call) {
      const { ctx, actor, body } = call
      const owner = await changePassword(ctx, actor, {
        userId: ownId(call),
        newPassword: body.new_password,
        currentPassword: body.current_password,
        keepOtherSessions: body.sign_out_of_other_sessions === false,
      })
      const own = ownSession(call)
      // Whoever came for that, and has nothing else to do, goes on.
      const complete = statusOf(ctx, own) !== statusOf(ctx, { ...own, owner })
      return wrapped(userJSON(userViewContext(ctx), owner), { complete })
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
      const { ctx, actor, body } = call
      const removal = { userId: ownId(call), currentPassword: body.current_password }
      return reply(call, await removePassword(ctx, actor, removal))
    },
  }),
  route({
    ...read,
    path: '/me/sessions',
    async handle(call) {
      const view = userViewContext(call.ctx)
      const sessions = await liveSessions(call)
      return bare(sessions.map((own) => sessionJSON(view, { ...own, token: null })))
    },
  }),
  route({
    ...read,
    path: '/me/sessions/active',
    async handle(call) {
      const view = userViewContext(call.ctx)
      const sessions = await liveSessions(call)
      return bare(sessions.map((own) => sessionWithActivitiesJSON(view, own)))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/me/sessions/:id/revoke',
    audit: ['session.revoked'],
    async handle(call) {
      const { ctx, actor, params } = call
      const own = await revokeSession(ctx, actor, params.id!)
      noteSessions(call.browser)
      return wrapped(sessionWithActivitiesJSON(userViewContext(ctx), own))
    },
  }),
]

const ownId = (call: Call) => ownSession(call).owner.user.id

async function liveSessions(call: Call): Promise<OwnedSession[]> {
  const { ctx } = call
  const { owner } = ownSession(call)
  const rows = await listSessionsOfUser(ctx.db, owner.user.id)
  return rows.map((session) => ({ session, owner })).filter((own) => isLive(statusOf(ctx, own)))
}

function reply({ ctx }: Call, owner: UserWithEmails) {
  return wrapped(userJSON(userViewContext(ctx), owner))
}

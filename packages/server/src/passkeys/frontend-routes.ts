import { noteSessions } from '../clients/state.ts'
import { type Call, ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { choice, line, optional, required } from '../http/fields.ts'
import { credentialField, passkey as strategy } from '../strategies/passkey.ts'
import { userViewContext } from '../users/view.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { createPasskey } from './create-passkey.ts'
import { deletePasskey } from './delete-passkey.ts'
import { requirePasskey } from './load.ts'
import { renamePasskey } from './rename-passkey.ts'
import type { PasskeyRow } from './table.ts'
import { verifyPasskey } from './verify-passkey.ts'
import { ownPasskeyJSON } from './view.ts'

const shared = { ...changing, caller: 'session', rate: 'account' } as const

/** Frontend API §3.10. */
export const passkeyRoutes: Route[] = [
  route({
    ...shared,
    method: 'POST',
    path: '/me/passkeys',
    audit: null,
    async handle(call) {
      const { ctx, actor } = call
      const { passkey, verification } = await createPasskey(ctx, actor, own(call))
      return reply(call, passkey, verification)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/me/passkeys/:id/attempt_verification',
    rate: 'attempt',
    audit: ['passkey.created'],
    body: {
      strategy: optional(choice([strategy.name])),
      public_key_credential: required(credentialField),
    },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const answer = { ...own(call), id: params.id!, credential: body.public_key_credential }
      const passkey = await verifyPasskey(ctx, actor, answer)
      noteSessions(call.browser)
      return reply(call, passkey)
    },
  }),
  route({
    ...reading,
    caller: 'session',
    path: '/me/passkeys/:id',
    async handle(call) {
      const id = call.params.id!
      const passkey = await requirePasskey(call.ctx, call.actor, { ...own(call), id })
      const verification = await findVerification(call.ctx.db, { ownerId: id, stage: 'passkey' })
      return reply(call, passkey, verification)
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    form: 'profile',
    path: '/me/passkeys/:id',
    audit: ['passkey.updated'],
    body: { name: required(line({ max: 100 })) },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const change = { ...own(call), id: params.id!, name: body.name }
      const passkey = await renamePasskey(ctx, actor, change)
      noteSessions(call.browser)
      return reply(call, passkey)
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    form: 'profile',
    path: '/me/passkeys/:id',
    audit: ['passkey.deleted'],
    async handle(call) {
      const { ctx, actor, params } = call
      const id = params.id!
      await deletePasskey(ctx, actor, { ...own(call), id })
      noteSessions(call.browser)
      return wrapped({ object: 'passkey', id, deleted: true })
    },
  }),
]

function own(call: Call) {
  const { owner, session } = ownSession(call)
  return { userId: owner.user.id, clientId: session.client_id }
}

const reply = ({ ctx }: Call, passkey: PasskeyRow, verification: VerificationRow | null = null) =>
  wrapped(ownPasskeyJSON(userViewContext(ctx), passkey, verification))

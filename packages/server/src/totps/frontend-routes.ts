import { noteSessions } from '../clients/state.ts'
import { ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { required, text } from '../http/fields.ts'
import { typedDigits } from '../strategies/typed-code.ts'
import { createTotp } from './create-totp.ts'
import { deleteTotp } from './delete-totp.ts'
import { readEnrolment } from './read-enrolment.ts'
import { verifyTotp } from './verify-totp.ts'
import { enrolmentJSON, totpJSON } from './view.ts'

const shared = { ...changing, caller: 'session' } as const
/** A session whose task is a second factor comes here (MFA-6). */
const task = { ...shared, caller: 'setup-mfa' } as const

export const totpRoutes: Route[] = [
  // What a page without the runtime shows after its form has begun it.
  route({
    ...reading,
    path: '/me/totp',
    caller: 'setup-mfa',
    impersonator: 'must_not',
    async handle(call) {
      const { ctx, actor } = call
      const begun = await readEnrolment(ctx, actor, ownSession(call).owner.user.id)
      return wrapped(enrolmentJSON(begun, ctx.settings.applicationName))
    },
  }),
  route({
    ...task,
    method: 'POST',
    path: '/me/totp',
    rate: 'account',
    audit: null,
    form: 'profile',
    async handle(call) {
      const { ctx, actor } = call
      const begun = await createTotp(ctx, actor, ownSession(call).owner.user.id)
      return wrapped(enrolmentJSON(begun, ctx.settings.applicationName))
    },
  }),
  route({
    ...task,
    method: 'POST',
    path: '/me/totp/attempt_verification',
    rate: 'attempt',
    form: 'profile',
    audit: ['totp.created', 'backup_codes.created'],
    body: { code: required(text({ max: 32 })) },
    async handle(call) {
      const { ctx, actor, body } = call
      const userId = ownSession(call).owner.user.id
      const { totp, backupCodes } = await verifyTotp(ctx, actor, {
        userId,
        code: typedDigits(body.code),
      })
      noteSessions(call.browser)
      const json = { ...totpJSON(totp), ...(backupCodes && { backup_codes: backupCodes }) }
      return wrapped(json, { codes: backupCodes })
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me/totp',
    rate: 'account',
    form: 'profile',
    audit: ['totp.deleted', 'backup_codes.deleted'],
    async handle(call) {
      const { ctx, actor } = call
      const { id } = await deleteTotp(ctx, actor, ownSession(call).owner.user.id)
      noteSessions(call.browser)
      return wrapped({ object: 'totp', id, deleted: true })
    },
  }),
]

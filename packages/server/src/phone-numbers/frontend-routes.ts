import { noteSessions } from '../clients/state.ts'
import { askerOf, type Call, ownSession } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { flag, line, optional, required } from '../http/fields.ts'
import { attemptOwn } from '../own-identifiers/attempt.ts'
import { loadOwn, type Own } from '../own-identifiers/facts.ts'
import { strategiesFor } from '../own-identifiers/kind.ts'
import { number } from '../own-identifiers/number.ts'
import { prepareOwn } from '../own-identifiers/prepare.ts'
import { createPhoneNumber } from '../own-numbers/create.ts'
import { deletePhoneNumber } from '../own-numbers/delete.ts'
import { updatePhoneNumber } from '../own-numbers/update.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { numberField } from '../strategies/addresses.ts'
import { fieldsTo, strategyAmong } from '../strategies/fields.ts'
import { userViewContext } from '../users/view.ts'
import { verificationJSON } from '../verifications/view.ts'
import { readPhoneNumber } from './read.ts'
import type { PhoneNumberRow } from './table.ts'
import { phoneNumberJSON } from './view.ts'

const proving = strategiesFor(number)

/** A session whose task is a second factor comes here, too (MFA-6). */
const shared = {
  ...changing,
  method: 'POST',
  caller: 'setup-mfa',
  rate: 'account',
  form: 'profile',
} as const

/** Frontend API §3.10. */
export const phoneNumberRoutes: Route[] = [
  route({
    ...reading,
    path: '/me/phone_numbers',
    caller: 'setup-mfa',
    handle: async (call) =>
      bare(ownSession(call).owner.phoneNumbers.map((row) => phoneNumberJSON(row))),
  }),
  route({
    ...shared,
    path: '/me/phone_numbers',
    audit: ['phone_number.created'],
    body: {
      phone_number: required(line({ max: 64 })),
      reserved_for_second_factor: optional(flag),
    },
    async handle(call) {
      const { ctx, actor, body } = call
      const row = await createPhoneNumber(ctx, actor, {
        userId: ownSession(call).owner.user.id,
        phoneNumber: await readPhoneNumber(ctx, body.phone_number),
        reservedForSecondFactor: body.reserved_for_second_factor,
      })
      return reply(call, { row, verification: null })
    },
  }),
  route({
    ...reading,
    path: '/me/phone_numbers/:id',
    caller: 'setup-mfa',
    handle: async (call) => reply(call, await loadOwn(call.ctx, call.actor, asking(call))),
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/me/phone_numbers/:id',
    audit: ['phone_number.updated', 'backup_codes.created', 'backup_codes.deleted'],
    body: {
      reserved_for_second_factor: optional(flag),
      default_second_factor: optional(flag),
    },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const { row, backupCodes } = await updatePhoneNumber(ctx, actor, {
        id: params.id!,
        reservedForSecondFactor: body.reserved_for_second_factor,
        defaultSecondFactor: body.default_second_factor,
      })
      noteSessions(call.browser)
      return wrapped(phoneNumberJSON(row, { backupCodes }), { codes: backupCodes })
    },
  }),
  route({
    ...shared,
    path: '/me/phone_numbers/:id/prepare_verification',
    rate: 'create',
    audit: null,
    body: {
      strategy: required(strategyAmong(proving)),
      channel: numberField.channel,
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, actor, visitor, body } = call
      const { strategy } = body
      return reply(
        call,
        await prepareOwn(ctx, actor, { ...asking(call), strategy, visitor, asker: askerOf(call) }),
      )
    },
  }),
  route({
    ...shared,
    path: '/me/phone_numbers/:id/attempt_verification',
    rate: 'attempt',
    audit: ['phone_number.updated'],
    body: fieldsTo('attempt', proving),
    async handle(call) {
      const { ctx, actor, visitor, body: proof } = call
      const row = await attemptOwn(ctx, actor, { ...asking(call), visitor, proof })
      noteSessions(call.browser)
      return reply(call, { row, verification: null })
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    caller: 'session',
    path: '/me/phone_numbers/:id',
    audit: ['phone_number.deleted', 'backup_codes.deleted'],
    async handle(call) {
      const id = call.params.id!
      await deletePhoneNumber(call.ctx, call.actor, id)
      noteSessions(call.browser)
      return wrapped({ object: 'phone_number', id, deleted: true })
    },
  }),
]

const asking = ({ params, browser }: Call) => ({
  kind: number,
  id: params.id!,
  clientId: browser.client!.id,
})

function reply({ ctx }: Call, { row, verification }: Own<PhoneNumberRow>) {
  const pending = verification && verificationJSON(verification, userViewContext(ctx))
  return wrapped(phoneNumberJSON(row, { pending }))
}

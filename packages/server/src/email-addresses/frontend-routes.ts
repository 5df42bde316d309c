import { forgetSessions } from '../clients/state.ts'
import { askerOf, type Call, ownSession } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { required } from '../http/fields.ts'
import { address } from '../own-identifiers/address.ts'
import { attemptOwn } from '../own-identifiers/attempt.ts'
import { loadOwn, type Own } from '../own-identifiers/facts.ts'
import { strategiesFor } from '../own-identifiers/kind.ts'
import { prepareOwn } from '../own-identifiers/prepare.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { fieldsTo, strategyAmong } from '../strategies/fields.ts'
import { oneOfMany, openedBy } from '../strategies/opened.ts'
import { createEmailAddress } from '../users/create-email-address.ts'
import { deleteEmailAddress } from '../users/delete-email-address.ts'
import { userViewContext } from '../users/view.ts'
import { verificationJSON } from '../verifications/view.ts'
import { emailAddress } from './field.ts'
import type { EmailAddressRow } from './table.ts'
import { emailAddressJSON } from './view.ts'

const proving = strategiesFor(address)

const shared = {
  ...changing,
  method: 'POST',
  caller: 'session',
  rate: 'account',
  form: 'profile',
} as const

/** Frontend API §3.10. */
export const emailAddressRoutes: Route[] = [
  route({
    ...reading,
    path: '/me/email_addresses',
    caller: 'session',
    async handle(call) {
      const { emailAddresses, externalAccounts } = ownSession(call).owner
      return bare(emailAddresses.map((row) => emailAddressJSON(row, externalAccounts)))
    },
  }),
  route({
    ...shared,
    path: '/me/email_addresses',
    audit: ['email_address.created'],
    body: { email_address: required(emailAddress) },
    async handle(call) {
      const { ctx, actor, body } = call
      const userId = ownSession(call).owner.user.id
      const row = await createEmailAddress(ctx, actor, {
        userId,
        emailAddress: body.email_address,
      })
      return reply(call, { row, verification: null })
    },
  }),
  route({
    ...reading,
    path: '/me/email_addresses/:id',
    caller: 'session',
    audit: ['email_address.verified'],
    async handle(call) {
      const own = await withOpened(call)
      return reply(call, own, { complete: own.row.verified_at !== null })
    },
  }),
  route({
    ...shared,
    path: '/me/email_addresses/:id/prepare_verification',
    rate: 'create',
    audit: null,
    body: { strategy: required(strategyAmong(proving)), ...unusedFields },
    async handle(call) {
      const { ctx, actor, visitor, body } = call
      const { strategy } = body
      return reply(
        call,
        await prepareOwn(ctx, actor, {
          ...asking(call),
          strategy,
          visitor,
          asker: askerOf(call),
        }),
      )
    },
  }),
  route({
    ...shared,
    path: '/me/email_addresses/:id/attempt_verification',
    rate: 'attempt',
    audit: ['email_address.verified'],
    body: fieldsTo('attempt', proving),
    async handle(call) {
      const { ctx, actor, visitor, body: proof } = call
      const row = await attemptOwn(ctx, actor, { ...asking(call), visitor, proof })
      return reply(call, { row, verification: null })
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me/email_addresses/:id',
    audit: ['email_address.deleted'],
    async handle({ ctx, actor, params }) {
      const id = params.id!
      await deleteEmailAddress(ctx, actor, id)
      return wrapped({ object: 'email_address', id, deleted: true })
    },
  }),
]

const asking = ({ params, browser }: Call) => ({
  kind: address,
  id: params.id!,
  clientId: browser.client!.id,
})

/** A link that was opened elsewhere counts with the next look at the address, in the browser that asked for it. */
async function withOpened(call: Call): Promise<Own<EmailAddressRow>> {
  const { ctx, actor, visitor } = call
  const own = await loadOwn(ctx, actor, asking(call))
  const { session } = ownSession(call)
  // Who acts for somebody adds no way in (SES-10).
  if (!openedBy(own.verification, proving) || session.actor !== null) return own
  await oneOfMany(() => attemptOwn(ctx, actor, { ...asking(call), visitor, proof: {} }))
  forgetSessions(call.browser)
  return loadOwn(ctx, actor, asking(call))
}

function reply(
  call: Call,
  { row, verification }: Own<EmailAddressRow>,
  told: { complete?: boolean } = {},
) {
  const { externalAccounts } = ownSession(call).owner
  const proof = verification && verificationJSON(verification, userViewContext(call.ctx))
  return wrapped(emailAddressJSON(row, externalAccounts, proof), told)
}

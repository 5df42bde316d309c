import { forgetSessions } from '../clients/state.ts'
import { askerOf, type Call, ownSession } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { required } from '../http/fields.ts'
import { attemptOwnAddress } from '../own-addresses/attempt.ts'
import { loadOwnAddress, type OwnAddress, provingAddresses } from '../own-addresses/facts.ts'
import { prepareOwnAddress } from '../own-addresses/prepare.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { fieldsTo, strategyAmong } from '../strategies/fields.ts'
import { oneOfMany, openedBy } from '../strategies/opened.ts'
import { createEmailAddress } from '../users/create-email-address.ts'
import { deleteEmailAddress } from '../users/delete-email-address.ts'
import { userViewContext } from '../users/view.ts'
import { verificationJSON } from '../verifications/view.ts'
import { emailAddress } from './field.ts'
import { emailAddressJSON } from './view.ts'

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
      const address = await createEmailAddress(ctx, actor, {
        userId,
        emailAddress: body.email_address,
      })
      return reply(call, { address, verification: null })
    },
  }),
  route({
    ...reading,
    path: '/me/email_addresses/:id',
    caller: 'session',
    audit: ['email_address.verified'],
    async handle(call) {
      const own = await withOpened(call)
      return reply(call, own, { complete: own.address.verified_at !== null })
    },
  }),
  route({
    ...shared,
    path: '/me/email_addresses/:id/prepare_verification',
    rate: 'create',
    audit: null,
    body: { strategy: required(strategyAmong(provingAddresses)), ...unusedFields },
    async handle(call) {
      const { ctx, actor, visitor, body } = call
      const { strategy } = body
      return reply(
        call,
        await prepareOwnAddress(ctx, actor, {
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
    body: fieldsTo('attempt', provingAddresses),
    async handle(call) {
      const { ctx, actor, visitor, body: proof } = call
      const address = await attemptOwnAddress(ctx, actor, { ...asking(call), visitor, proof })
      return reply(call, { address, verification: null })
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

const asking = ({ params, browser }: Call) => ({ id: params.id!, clientId: browser.client!.id })

/** A link that was opened elsewhere counts with the next look at the address, in the browser that asked for it. */
async function withOpened(call: Call): Promise<OwnAddress> {
  const { ctx, actor, visitor } = call
  const own = await loadOwnAddress(ctx, actor, asking(call))
  const { session } = ownSession(call)
  // Who acts for somebody adds no way in (SES-10).
  if (!openedBy(own.verification, provingAddresses) || session.actor !== null) return own
  await oneOfMany(() => attemptOwnAddress(ctx, actor, { ...asking(call), visitor, proof: {} }))
  forgetSessions(call.browser)
  return loadOwnAddress(ctx, actor, asking(call))
}

function reply(
  call: Call,
  { address, verification }: OwnAddress,
  told: { complete?: boolean } = {},
) {
  const { externalAccounts } = ownSession(call).owner
  const proof = verification && verificationJSON(verification, userViewContext(call.ctx))
  return wrapped(emailAddressJSON(address, externalAccounts, proof), told)
}

import { rereadClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { leaveFromSignUp } from '../federation/begin.ts'
import { signUpByToken } from '../federation/brought.ts'
import type { Leaving } from '../federation/leave.ts'
import { transferToSignUp } from '../federation/transfer.ts'
import { askerOf, type Call } from '../frontend-api/call.ts'
import { departs } from '../frontend-api/departs.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { flag, line, metadata, optional, required, text } from '../http/fields.ts'
import type { InvitationRow } from '../invitations/table.ts'
import { requireConnection } from '../providers/connections.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { numberField } from '../strategies/addresses.ts'
import { fieldsTo, isCarried, strategyAmong } from '../strategies/fields.ts'
import { strategiesAt } from '../strategies/index.ts'
import { asItWas, oneOfMany, openedBy } from '../strategies/opened.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { userViewContext } from '../users/view.ts'
import { attemptVerification } from './attempt.ts'
import { changeSignUp } from './change.ts'
import { createSignUp } from './create.ts'
import { inviterOf, loadSignUpFacts, type SignUpFacts } from './facts.ts'
import type { SignUpInput } from './input.ts'
import { prepareVerification } from './prepare.ts'
import { sendDue } from './send-due.ts'
import { findSignUpOfClient } from './storage.ts'
import { signUpJSON } from './view.ts'

const shared = { ...changing, caller: 'client', form: 'sign_up' } as const

const accepted = strategiesAt('sign_up')
const identifying = accepted.filter(({ identify }) => identify)
const bringing = accepted.filter(({ brings }) => brings)
const anonymous = accepted.filter(({ identify, brings }) => !identify && !brings)
const verifying = accepted.filter(({ prepare }) => prepare)
const leavers = accepted.filter(({ leaves }) => leaves)

const personFields = {
  email_address: optional(line({ max: 320 })),
  phone_number: optional(line({ max: 64 })),
  username: optional(line({ max: 64 })),
  password: optional(text({ max: 2048 })),
  first_name: optional(line({ max: 256 })),
  last_name: optional(line({ max: 256 })),
  unsafe_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
  legal_accepted: optional(flag),
  locale: optional(line({ max: 64 })),
  timezone: optional(line({ max: 64 })),
  ...unusedFields,
}

export const signUpRoutes: Route[] = [
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ups',
    rate: 'create',
    audit: ['sign_up.completed', 'user.created', 'external_account.connected'],
    body: {
      ...personFields,
      strategy: optional(strategyAmong(accepted)),
      ...fieldsTo('attempt', [...identifying, ...bringing]),
      ...fieldsTo('prepare', leavers),
      transfer: optional(flag),
    },
    async handle(call) {
      const { ctx, browser, body: input } = call
      if (input.transfer) {
        return reply(call, await transferToSignUp(ctx, call.visitor, { browser, input }))
      }
      const { strategy } = input
      if (strategy?.brings) {
        const brought = { browser, strategy, proof: input, input }
        return reply(call, await signUpByToken(ctx, call.visitor, brought))
      }
      const invitation = await invitationOf(ctx, input)
      const leaving = leavingOf(input)
      if (leaving) requireConnection(ctx, leaving.strategy)
      const signUp = await createSignUp(ctx, call.visitor, { browser, input, invitation })
      const inviter = await inviterOf(ctx.db, signUp)
      const facts = { signUp, verification: null, phone: null, account: null, inviter }
      return leaving ? leave(call, facts, leaving) : reply(call, facts)
    },
  }),
  route({
    ...reading,
    caller: 'client',
    path: '/client/sign_ups/:id',
    audit: ['sign_up.completed', 'user.created'],
    async handle(call) {
      const before = await beforeOpened(call)
      return reply(call, before ?? (await withOpened(call, await findOwn(call))))
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/client/sign_ups/:id',
    rate: 'create',
    audit: ['sign_up.completed', 'user.created', 'external_account.connected'],
    body: {
      ...personFields,
      strategy: optional(strategyAmong(anonymous)),
      ...fieldsTo('prepare', leavers),
    },
    async handle(call) {
      const { ctx, visitor, browser, body } = call
      const facts = await requireCurrent(call)
      const leaving = leavingOf(body)
      await changeSignUp(ctx, visitor, { browser, facts, input: body as SignUpInput })
      const changed = await reload(call, facts)
      return leaving ? leave(call, changed, leaving) : reply(call, changed)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ups/:id/prepare_verification',
    rate: 'create',
    audit: null,
    body: {
      strategy: required(strategyAmong([...verifying, ...leavers])),
      ...fieldsTo('prepare', leavers),
      channel: numberField.channel,
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, body } = call
      const facts = await requireCurrent(call)
      const leaving = leavingOf(body)
      if (leaving) return leave(call, facts, leaving)
      const asker = askerOf(call)
      await prepareVerification(ctx, visitor, { facts, strategy: body.strategy, asker })
      return reply(call, await reload(call, facts))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ups/:id/attempt_verification',
    rate: 'attempt',
    audit: ['sign_up.completed', 'user.created', 'external_account.connected'],
    body: { strategy: required(strategyAmong(verifying)), ...fieldsTo('attempt', verifying) },
    async handle(call) {
      const { ctx, visitor, browser, body: input } = call
      const facts = await requireCurrent(call)
      await attemptVerification(ctx, visitor, { browser, facts, input })
      return reply(call, await reload(call, facts))
    },
  }),
]

/** What a request says of a way through a provider, if it is to begin one. */
function leavingOf({ strategy, ...input }: { strategy?: Strategy | undefined }): Leaving | null {
  return strategy?.leaves ? { ...input, strategy: strategy.name } : null
}

async function leave(call: Call, facts: SignUpFacts, input: Leaving) {
  const left = await leaveFromSignUp(call.ctx, call, { facts, input })
  return departs(call, left.account) ?? reply(call, left)
}

/**
 * By what a visitor was invited. What says by itself whose it is, and is no invitation, belongs to somebody who has an account: it
 * is for signing in.
 */
async function invitationOf(
  ctx: Context,
  body: { strategy?: Strategy | undefined; [field: string]: unknown },
): Promise<InvitationRow | null> {
  const named = identifying.find((one) => one === body.strategy || isCarried(one, body))
  if (!named) return null
  const invitation = await named.invites?.(ctx, body)
  if (invitation) return invitation
  await named.identify!(ctx, body)
  throw apiError('sign_in_token_not_in_sign_in_code')
}

/** @throws {ApiError} 404 for a sign-up that is not there or not of this client (ENUM-4). */
async function findOwn({ ctx, browser, params }: Call): Promise<SignUpFacts> {
  const { client } = browser
  const signUp = client && (await findSignUpOfClient(ctx.db, params.id!, client.id))
  if (!signUp || signUp.abandon_at <= ctx.clock.now()) throw apiError('resource_not_found')
  return loadSignUpFacts(ctx.db, signUp)
}

/** @throws {ApiError} 403 for a sign-up that a newer one replaced. */
async function requireCurrent(call: Call): Promise<SignUpFacts> {
  const facts = await findOwn(call)
  if (call.browser.client!.sign_up_id !== facts.signUp.id) throw apiError('resource_forbidden')
  return facts
}

/** The attempt as it was before a link was opened, for a tab that does not know of it yet. */
async function beforeOpened(call: Call): Promise<SignUpFacts | null> {
  const { db } = call.ctx
  const verification = await asItWas(call, { ownerId: call.params.id!, stage: 'sign_up' })
  const signUp =
    verification && (await findSignUpOfClient(db, call.params.id!, verification.client_id!))
  if (!signUp) return null
  const open = { email_verified_at: null, created_user_id: null, created_session_id: null }
  const facts = await loadSignUpFacts(db, { ...signUp, ...open })
  return { ...facts, verification }
}

/** A link that was opened elsewhere counts with the next look at the attempt, in the browser that asked for it. */
async function withOpened(call: Call, facts: SignUpFacts): Promise<SignUpFacts> {
  const { ctx, visitor, browser } = call
  const strategy = openedBy(facts.verification, verifying)
  if (!strategy || browser.client!.sign_up_id !== facts.signUp.id) return facts
  await oneOfMany(() => attemptVerification(ctx, visitor, { browser, facts, input: { strategy } }))
  await rereadClient(ctx, browser)
  return reload(call, facts)
}

async function reload({ ctx: { db } }: Call, { signUp }: SignUpFacts): Promise<SignUpFacts> {
  return loadSignUpFacts(db, (await findSignUpOfClient(db, signUp.id, signUp.client_id))!)
}

async function reply(call: Call, facts: SignUpFacts) {
  const { ctx, visitor, isForm } = call
  const isSent = isForm && (await sendDue(ctx, visitor, { facts, asker: askerOf(call) }))
  const json = signUpJSON(userViewContext(ctx), isSent ? await reload(call, facts) : facts)
  const complete = json.status === 'complete'
  // The screen that waits for a link is one of clients of Clerk's that have a sign-up: it is there until it has gone on.
  const isWaiting = complete && call.request.method === 'GET'
  return wrapped(json, { complete, attempts: isWaiting ? { sign_up: json } : null })
}

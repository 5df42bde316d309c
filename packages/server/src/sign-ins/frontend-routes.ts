import type { SignInJSON } from '@dooryard/protocol'
import { rereadClient } from '../clients/state.ts'
import { leaveForSignIn, leaveFromSignIn } from '../federation/begin.ts'
import { signInByToken } from '../federation/brought.ts'
import { transferToSignIn } from '../federation/transfer.ts'
import { askerOf, type Call } from '../frontend-api/call.ts'
import { signInViewContext } from '../frontend-api/client-json.ts'
import { departs } from '../frontend-api/departs.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { flag, line, optional, required, text } from '../http/fields.ts'
import { fieldsTo, fieldsToBegin, strategyAmong } from '../strategies/fields.ts'
import { asItWas, oneOfMany, openedBy } from '../strategies/opened.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { attemptFirstFactor } from './attempt.ts'
import { attemptSecondFactor } from './attempt-second-factor.ts'
import { createSignIn } from './create.ts'
import { firstFactorStrategies, secondStepStrategies } from './factors.ts'
import { loadSignInFacts, type SignInFacts } from './facts.ts'
import { prepareFirstFactor, prepareSecondFactor } from './prepare.ts'
import { resetPassword } from './reset-password.ts'
import { signInStatus } from './status.ts'
import { findSignInOfClient } from './storage.ts'
import { signInJSON } from './view.ts'

const shared = { ...changing, caller: 'client', form: 'sign_in' } as const

const strategy = strategyAmong(firstFactorStrategies)
const secondStrategy = strategyAmong(secondStepStrategies)

/** Where somebody comes back to; and what Clerk's clients send for features that this instance does not have: left aside. */
export const unusedFields = {
  redirect_url: optional(text({ max: 2048 })),
  action_complete_redirect_url: optional(text({ max: 2048 })),
  captcha_token: optional(text({ max: 4096 })),
  captcha_widget_type: optional(text()),
  captcha_error: optional(text()),
  proof_token: optional(text({ max: 4096 })),
}

export const signInRoutes: Route[] = [
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins',
    rate: 'create',
    audit: [
      'sign_in.completed',
      'sign_in.factor_refused',
      'user.locked',
      'external_account.connected',
    ],
    body: {
      identifier: optional(line({ max: 320 })),
      strategy: optional(strategy),
      ...fieldsToBegin(firstFactorStrategies),
      transfer: optional(flag),
      sign_up_if_missing: optional(flag),
      locale: optional(text({ max: 64 })),
      timezone: optional(text({ max: 64 })),
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, browser, body: input } = call
      if (input.transfer) return reply(call, await transferToSignIn(ctx, visitor, { browser }))
      const { strategy } = input
      if (strategy?.leaves) {
        const leaving = { ...input, strategy: strategy.name }
        const facts = await leaveForSignIn(ctx, call, leaving)
        return departs(call, facts.verification) ?? reply(call, facts)
      }
      if (strategy?.brings) {
        const brought = { browser, strategy, proof: input }
        return reply(call, await signInByToken(ctx, visitor, brought))
      }
      const asker = askerOf(call)
      return reply(call, await createSignIn(ctx, visitor, { browser, input, asker }))
    },
  }),
  route({
    ...reading,
    caller: 'client',
    path: '/client/sign_ins/:id',
    audit: ['sign_in.completed', 'sign_in.factor_refused', 'external_account.connected'],
    async handle(call) {
      const before = await beforeOpened(call)
      return reply(call, before ?? (await withOpened(call, await findOwn(call))))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/prepare_first_factor',
    rate: 'create',
    audit: null,
    body: {
      strategy: required(strategy),
      ...fieldsTo('prepare', firstFactorStrategies),
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, body: input } = call
      const facts = await requireCurrent(call)
      if (input.strategy.leaves) {
        const leaving = { ...input, strategy: input.strategy.name }
        const left = await leaveFromSignIn(ctx, call, { facts, input: leaving })
        return departs(call, left.verification) ?? reply(call, left)
      }
      const asker = askerOf(call)
      return reply(call, await prepareFirstFactor(ctx, visitor, { facts, input, asker }))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/attempt_first_factor',
    rate: 'attempt',
    audit: [
      'sign_in.completed',
      'sign_in.factor_refused',
      'user.locked',
      'external_account.connected',
    ],
    body: {
      strategy: required(strategy),
      ...fieldsTo('attempt', firstFactorStrategies),
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, browser, body: input } = call
      const facts = await requireCurrent(call)
      await attemptFirstFactor(ctx, visitor, { browser, facts, input })
      return reply(call, await reload(call, facts))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/prepare_second_factor',
    rate: 'create',
    audit: null,
    body: {
      strategy: required(secondStrategy),
      ...fieldsTo('prepare', secondStepStrategies),
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, body: input } = call
      const facts = await requireCurrent(call)
      const asker = askerOf(call)
      return reply(call, await prepareSecondFactor(ctx, visitor, { facts, input, asker }))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/attempt_second_factor',
    rate: 'attempt',
    audit: [
      'sign_in.completed',
      'sign_in.factor_refused',
      'user.locked',
      'user.password_changed',
      'external_account.connected',
    ],
    body: {
      strategy: required(secondStrategy),
      ...fieldsTo('attempt', secondStepStrategies),
    },
    async handle(call) {
      const { ctx, visitor, browser, body: input } = call
      const facts = await requireCurrent(call)
      await attemptSecondFactor(ctx, visitor, { browser, facts, input })
      return reply(call, await reload(call, facts))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/reset_password',
    rate: 'attempt',
    audit: ['user.password_changed', 'sign_in.completed'],
    // Other sessions always end at a reset (PW-10); the field is read because Clerk's clients send it.
    body: {
      password: required(text({ max: 1024 })),
      sign_out_of_other_sessions: optional(flag),
    },
    async handle(call) {
      const { ctx, visitor, browser, body } = call
      const facts = await requireCurrent(call)
      await resetPassword(ctx, visitor, { browser, facts, newPassword: body.password })
      return reply(call, await reload(call, facts))
    },
  }),
]

/** @throws {ApiError} 404 for a sign-in that is not there or not of this client (ENUM-4). */
async function findOwn({ ctx, browser, params }: Call): Promise<SignInFacts> {
  const { client } = browser
  const signIn = client && (await findSignInOfClient(ctx.db, params.id!, client.id))
  const isGone = signIn && signInStatus(ctx.settings, signIn, ctx.clock.now()) === 'abandoned'
  if (!signIn || isGone) throw apiError('resource_not_found')
  return loadSignInFacts(ctx, signIn)
}

/** @throws {ApiError} 403 for a sign-in that a newer one replaced. */
async function requireCurrent(call: Call): Promise<SignInFacts> {
  const facts = await findOwn(call)
  if (call.browser.client!.sign_in_id !== facts.signIn.id) throw apiError('resource_forbidden')
  return facts
}

/** The attempt as it was before a link was opened, for a tab that does not know of it yet. */
async function beforeOpened(call: Call): Promise<SignInFacts | null> {
  const { ctx } = call
  const id = call.params.id!
  for (const stage of ['sign_in', 'second_factor', 'client_trust'] as const) {
    const was = await asItWas(call, { ownerId: id, stage })
    const signIn = was && (await findSignInOfClient(ctx.db, id, was.client_id!))
    if (!signIn) continue
    const isSecond = stage !== 'sign_in'
    const open = {
      created_session_id: null,
      second_factor_pending: Number(stage === 'second_factor'),
      trust_pending: Number(stage === 'client_trust'),
      ...(!isSecond && { first_factor_at: null }),
    }
    const facts = await loadSignInFacts(ctx, { ...signIn, ...open })
    return isSecond ? { ...facts, second: was } : { ...facts, verification: was, second: null }
  }
  return null
}

/** A link that was opened elsewhere counts with the next look at the attempt, in the browser that asked for it. */
async function withOpened(call: Call, facts: SignInFacts): Promise<SignInFacts> {
  const { ctx, visitor, browser } = call
  const first = openedBy(facts.verification, firstFactorStrategies)
  const second = openedBy(facts.second ?? null, secondStepStrategies)
  const strategy = second ?? first
  if (!strategy || browser.client!.sign_in_id !== facts.signIn.id) return facts
  const attempt = second ? attemptSecondFactor : attemptFirstFactor
  await oneOfMany(() => attempt(ctx, visitor, { browser, facts, input: { strategy } }))
  await rereadClient(ctx, browser)
  return reload(call, facts)
}

async function reload({ ctx }: Call, { signIn }: SignInFacts): Promise<SignInFacts> {
  return loadSignInFacts(ctx, (await findSignInOfClient(ctx.db, signIn.id, signIn.client_id))!)
}

/** A form has no script that asks for the code of a second step, so the code is sent by itself. */
async function reply(call: Call, facts: SignInFacts) {
  const { ctx, visitor, isForm } = call
  const view = signInViewContext(ctx)
  const json = signInJSON(view, facts)
  const strategy = isForm && !facts.second && sentFirst(json)
  if (strategy) {
    const asked = { facts, input: { strategy }, asker: askerOf(call) }
    return wrapped(signInJSON(view, await prepareSecondFactor(ctx, visitor, asked)))
  }
  return wrapped(json, { complete: json.status === 'complete' })
}

/** The strategy by which something is sent, where that is what people see first. */
function sentFirst({
  status,
  identifier,
  supported_second_factors: offered,
}: SignInJSON): Strategy | undefined {
  const ways = (offered ?? []).flatMap((one) =>
    secondStepStrategies.filter((way) => way.name === one.strategy),
  )
  if (ways.some(({ proves }) => proves === 'authenticator_app')) return undefined
  const sent = ways.filter(({ prepare }) => prepare)
  const typed = offered?.find(({ safe_identifier: shown }) => shown === identifier)
  const isFree = status === 'needs_client_trust'
  const ofTyped = sent.find(({ name }) => isFree && name === typed?.strategy)
  return ofTyped ?? sent.find(({ proves }) => proves === 'phone_number') ?? sent[0]
}

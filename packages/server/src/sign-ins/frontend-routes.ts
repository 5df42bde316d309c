import type { Call } from '../frontend-api/call.ts'
import { signInViewContext } from '../frontend-api/client-json.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { type Route, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { choice, flag, line, optional, required, text } from '../http/fields.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { strategyNames } from '../strategies/index.ts'
import { typedCode } from '../verifications/code-field.ts'
import { attemptFirstFactor } from './attempt.ts'
import { createSignIn } from './create.ts'
import { loadSignInFacts, type SignInFacts } from './facts.ts'
import { prepareFirstFactor } from './prepare.ts'
import { resetPassword } from './reset-password.ts'
import { signInStatus } from './status.ts'
import { findSignInOfClient } from './storage.ts'
import type { SignInRow } from './table.ts'
import { signInJSON } from './view.ts'

const shared = {
  caller: 'client',
  origin: 'page',
  bodyLimit: DEFAULT_BODY_BYTES,
  query: {},
  form: 'sign_in',
} as const

const passwordText = text({ max: 1024 })
const strategy = choice(strategyNames)

/** Sent by Clerk's clients for features that this instance does not have; read and left aside. */
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
    audit: ['sign_in.completed', 'sign_in.factor_refused', 'user.locked'],
    body: {
      identifier: optional(line({ max: 320 })),
      strategy: optional(strategy),
      password: optional(passwordText),
      ticket: optional(text({ max: 512 })),
      email_address_id: optional(text({ max: 64 })),
      transfer: optional(flag),
      sign_up_if_missing: optional(flag),
      locale: optional(text({ max: 64 })),
      timezone: optional(text({ max: 64 })),
      ...unusedFields,
    },
    async handle(call) {
      if (call.body.transfer) throw apiError('account_transfer_invalid')
      return reply(call, await createSignIn(call.ctx, call, call.body))
    },
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/client/sign_ins/:id',
    origin: 'open',
    bodyLimit: 0,
    rate: 'none',
    audit: null,
    body: {},
    form: null,
    handle: async (call) => reply(call, await loadSignInFacts(call.ctx.db, await findOwn(call))),
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/prepare_first_factor',
    rate: 'create',
    audit: null,
    body: {
      strategy: required(strategy),
      email_address_id: optional(text({ max: 64 })),
      ...unusedFields,
    },
    async handle(call) {
      const { strategy, email_address_id } = call.body
      const signIn = await requireCurrent(call)
      const input = { strategy, emailAddressId: email_address_id }
      return reply(call, await prepareFirstFactor(call.ctx, call, signIn, input))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/attempt_first_factor',
    rate: 'attempt',
    audit: ['sign_in.completed', 'sign_in.factor_refused', 'user.locked'],
    body: {
      strategy: required(strategy),
      password: optional(passwordText),
      code: optional(typedCode),
      ticket: optional(text({ max: 512 })),
      ...unusedFields,
    },
    async handle(call) {
      const signIn = await requireCurrent(call)
      await attemptFirstFactor(call.ctx, call, signIn, call.body)
      return reply(call, await reload(call, signIn))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ins/:id/reset_password',
    rate: 'attempt',
    audit: ['user.password_changed', 'sign_in.completed'],
    // Other sessions always end at a reset (PW-10); the field is read because Clerk's clients send it.
    body: { password: required(passwordText), sign_out_of_other_sessions: optional(flag) },
    async handle(call) {
      const signIn = await requireCurrent(call)
      await resetPassword(call.ctx, call, signIn, call.body.password)
      return reply(call, await reload(call, signIn))
    },
  }),
]

/** @throws {ApiError} 404 for a sign-in that is not there or not of this client (ENUM-4). */
async function findOwn({ ctx, browser, params }: Call): Promise<SignInRow> {
  const { client } = browser
  const signIn = client && (await findSignInOfClient(ctx.db, params.id!, client.id))
  const isGone = signIn && signInStatus(ctx.settings, signIn, ctx.clock.now()) === 'abandoned'
  if (!signIn || isGone) throw apiError('resource_not_found')
  return signIn
}

/** @throws {ApiError} 403 for a sign-in that a newer one replaced. */
async function requireCurrent(call: Call): Promise<SignInRow> {
  const signIn = await findOwn(call)
  if (call.browser.client!.sign_in_id !== signIn.id) throw apiError('resource_forbidden')
  return signIn
}

async function reload({ ctx: { db } }: Call, { id, client_id }: SignInRow): Promise<SignInFacts> {
  return loadSignInFacts(db, (await findSignInOfClient(db, id, client_id))!)
}

function reply({ ctx }: Call, facts: SignInFacts) {
  const json = signInJSON(signInViewContext(ctx), facts)
  return wrapped(json, { complete: json.status === 'complete' })
}

import type { Call } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { type Route, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { choice, flag, line, metadata, optional, required, text } from '../http/fields.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { findUsableTicket } from '../tickets/rules.ts'
import { userViewContext } from '../users/view.ts'
import { typedCode } from '../verifications/code-field.ts'
import { loadSignUpFacts } from './facts.ts'
import type { SignUpInput } from './input.ts'
import {
  attemptEmailVerification,
  changeSignUp,
  createSignUp,
  prepareEmailVerification,
} from './rules.ts'
import { findSignUpOfClient } from './storage.ts'
import type { SignUpRow } from './table.ts'
import { signUpJSON } from './view.ts'

const shared = {
  caller: 'client',
  origin: 'page',
  bodyLimit: DEFAULT_BODY_BYTES,
  query: {},
  form: 'sign_up',
} as const

const personFields = {
  email_address: optional(line({ max: 320 })),
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
    audit: null,
    body: {
      ...personFields,
      strategy: optional(choice(['password', 'email_code', 'ticket'])),
      ticket: optional(text({ max: 512 })),
      transfer: optional(flag),
    },
    async handle(call) {
      const { transfer, ticket, strategy } = call.body
      if (transfer) throw apiError('account_transfer_invalid')
      if (ticket || strategy === 'ticket') await refuseTicket(call, ticket)
      const signUp = await createSignUp(call.ctx, call, call.body)
      return reply(call, signUp.id)
    },
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/client/sign_ups/:id',
    origin: 'open',
    bodyLimit: 0,
    rate: 'none',
    audit: null,
    body: {},
    form: null,
    handle: async (call) => reply(call, (await findOwn(call)).id),
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/client/sign_ups/:id',
    rate: 'create',
    audit: ['sign_up.completed', 'user.created'],
    body: { ...personFields, strategy: optional(choice(['password', 'email_code'])) },
    async handle(call) {
      const signUp = await requireCurrent(call)
      await changeSignUp(call.ctx, call, { signUp, input: call.body as SignUpInput })
      return reply(call, signUp.id)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ups/:id/prepare_verification',
    rate: 'create',
    audit: null,
    body: { strategy: required(choice(['email_code'])), ...unusedFields },
    async handle(call) {
      const signUp = await requireCurrent(call)
      await prepareEmailVerification(call.ctx, call, signUp)
      return reply(call, signUp.id)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/client/sign_ups/:id/attempt_verification',
    rate: 'attempt',
    audit: ['sign_up.completed', 'user.created'],
    body: { strategy: required(choice(['email_code'])), code: required(typedCode) },
    async handle(call) {
      const signUp = await requireCurrent(call)
      await attemptEmailVerification(call.ctx, call, { signUp, code: call.body.code })
      return reply(call, signUp.id)
    },
  }),
]

/** Tickets are for signing in; invitations do not exist in this instance. */
async function refuseTicket({ ctx }: Call, ticket: string | undefined): Promise<never> {
  if (!ticket) throw apiError('form_param_missing', { param: 'ticket' })
  await findUsableTicket(ctx, ticket)
  throw apiError('sign_in_token_not_in_sign_in_code')
}

/** @throws {ApiError} 404 for a sign-up that is not there or not of this client (ENUM-4). */
async function findOwn({ ctx, browser, params }: Call): Promise<SignUpRow> {
  const { client } = browser
  const signUp = client && (await findSignUpOfClient(ctx.db, params.id!, client.id))
  if (!signUp || signUp.abandon_at <= ctx.clock.now()) throw apiError('resource_not_found')
  return signUp
}

/** @throws {ApiError} 403 for a sign-up that a newer one replaced. */
async function requireCurrent(call: Call): Promise<SignUpRow> {
  const signUp = await findOwn(call)
  if (call.browser.client!.sign_up_id !== signUp.id) throw apiError('resource_forbidden')
  return signUp
}

/** A form has no script that asks for the code, so the code is sent by itself. */
async function reply(call: Call, id: string) {
  const { ctx, browser } = call
  const load = async () => {
    const signUp = (await findSignUpOfClient(ctx.db, id, browser.client!.id))!
    return { signUp, json: signUpJSON(userViewContext(ctx), await loadSignUpFacts(ctx.db, signUp)) }
  }
  const { signUp, json } = await load()
  const needsCode = json.verifications.email_address?.next_action === 'needs_prepare'
  if (!call.isForm || !needsCode || json.missing_fields.length > 0) {
    return wrapped(json, { complete: json.status === 'complete' })
  }
  await prepareEmailVerification(ctx, call, signUp)
  return wrapped((await load()).json)
}

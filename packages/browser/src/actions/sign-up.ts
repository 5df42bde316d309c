import type { SignUpJSON } from '@dooryard/protocol'
import type { Attempt } from '../resources/attempt.ts'
import type { Runtime } from '../runtime.ts'
import type { SignUpResource, SignUpUpdateParams } from '../types/sign-up.ts'
import { begin, finalize, outcome, proceed, ticketOfPage } from './attempt.ts'

type Self = Attempt<SignUpResource, SignUpJSON>
type Code = { code: string }

const prepare = (runtime: Runtime, self: Self, params?: object) =>
  proceed(runtime, self, 'prepare_verification', params)
const attempt = (runtime: Runtime, self: Self, params: object) =>
  proceed(runtime, self, 'attempt_verification', params)
const prepareEmail = (runtime: Runtime, self: Self, params?: object) =>
  prepare(runtime, self, { strategy: 'email_code', ...params })
const attemptEmail = (runtime: Runtime, self: Self, { code }: Code) =>
  attempt(runtime, self, { strategy: 'email_code', code })
const update = (runtime: Runtime, self: Self, params: object) =>
  proceed(runtime, self, '', params, 'PATCH')

/** Frontend API §3.5. */
export const signUp = {
  create: begin<SignUpResource>,
  update,
  upsert: (runtime: Runtime, self: Self, params: object) =>
    (self.live.id ? update : begin)(runtime, self, params),
  prepareVerification: prepare,
  attemptVerification: attempt,
  prepareEmailAddressVerification: prepareEmail,
  attemptEmailAddressVerification: attemptEmail,
  reload: (runtime: Runtime, self: Self) => proceed(runtime, self, '', {}, 'GET'),

  password: outcome((runtime: Runtime, self: Self, params: SignUpUpdateParams) =>
    begin(runtime, self, params),
  ),
  ticket: outcome((runtime: Runtime, self: Self, params?: SignUpUpdateParams) =>
    begin(runtime, self, { strategy: 'ticket', ticket: ticketOfPage(runtime), ...params }),
  ),
  finalize: outcome(finalize),
  reset: outcome((runtime: Runtime, _: Self) => runtime.client()?.resetSignUp()),
}

export const verifications = {
  sendEmailCode: outcome((runtime: Runtime, self: Self) => prepareEmail(runtime, self)),
  verifyEmailCode: outcome(attemptEmail),
}

import type { SignInJSON } from '@dooryard/protocol'
import { ClerkRuntimeError } from '../errors.ts'
import type { Attempt } from '../resources/attempt.ts'
import type { Runtime } from '../runtime.ts'
import type { ResetPasswordParams, SignInPasswordParams, SignInResource } from '../types/sign-in.ts'
import { begin, finalize, outcome, proceed, ticketOfPage } from './attempt.ts'

type Self = Attempt<SignInResource, SignInJSON>
type Code = { code: string }

const attempt = (runtime: Runtime, self: Self, params: object) =>
  proceed(runtime, self, 'attempt_first_factor', params)

/** Frontend API §3.4. */
export const signIn = {
  create: begin<SignInResource>,
  prepareFirstFactor: (runtime: Runtime, self: Self, params: object) =>
    proceed(runtime, self, 'prepare_first_factor', params),
  attemptFirstFactor: attempt,
  prepareSecondFactor: (runtime: Runtime, self: Self, params: object) =>
    proceed(runtime, self, 'prepare_second_factor', params),
  attemptSecondFactor: (runtime: Runtime, self: Self, params: object) =>
    proceed(runtime, self, 'attempt_second_factor', params),
  resetPassword: (runtime: Runtime, self: Self, params: object) =>
    proceed(runtime, self, 'reset_password', params),
  reload: (runtime: Runtime, self: Self, params: { rotatingTokenNonce?: string } = {}) =>
    proceed(runtime, self, '', params, 'GET'),

  password: outcome((runtime: Runtime, self: Self, params: SignInPasswordParams) => {
    const { password, emailAddress, phoneNumber, identifier = emailAddress ?? phoneNumber } = params
    const strategy = 'password'
    return identifier
      ? begin(runtime, self, { strategy, identifier, password })
      : attempt(runtime, self, { strategy, password })
  }),
  ticket: outcome((runtime: Runtime, self: Self, params: { ticket?: string } = {}) =>
    begin(runtime, self, { strategy: 'ticket', ticket: params.ticket ?? ticketOfPage(runtime) }),
  ),
  finalize: outcome(finalize),
  reset: outcome((runtime: Runtime, _: Self) => runtime.client()?.resetSignIn()),
}

export const emailCode = {
  sendCode: outcome(
    async (
      runtime: Runtime,
      self: Self,
      params: { emailAddress?: string; emailAddressId?: string } = {},
    ) => {
      const identifier = params.emailAddress
      if (identifier) await begin(runtime, self, { identifier })
      return prepare(runtime, self, 'email_code', params.emailAddressId)
    },
  ),
  verifyCode: outcome((runtime: Runtime, self: Self, { code }: Code) =>
    attempt(runtime, self, { strategy: 'email_code', code }),
  ),
}

export const resetPasswordEmailCode = {
  sendCode: outcome((runtime: Runtime, self: Self) =>
    prepare(runtime, self, 'reset_password_email_code'),
  ),
  verifyCode: outcome((runtime: Runtime, self: Self, { code }: Code) =>
    attempt(runtime, self, { strategy: 'reset_password_email_code', code }),
  ),
  submitPassword: outcome((runtime: Runtime, self: Self, params: ResetPasswordParams) =>
    signIn.resetPassword(runtime, self, { signOutOfOtherSessions: true, ...params }),
  ),
}

function prepare(runtime: Runtime, self: Self, strategy: string, emailAddressId?: string) {
  const { supportedFirstFactors } = self.live
  const offered = supportedFirstFactors?.filter((factor) => factor.strategy === strategy)
  const factor = offered?.find(({ primary }) => primary) ?? offered?.[0]
  const id = emailAddressId ?? factor?.emailAddressId
  if (!id) {
    throw new ClerkRuntimeError(`This account does not offer ${strategy}.`, {
      code: 'factor_not_found',
    })
  }
  return signIn.prepareFirstFactor(runtime, self, { strategy, emailAddressId: id })
}

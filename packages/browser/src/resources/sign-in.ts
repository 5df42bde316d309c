import type { SignInJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import type { Runtime } from '../runtime.ts'
import type { ResetPasswordParams, SignInResource } from '../types/sign-in.ts'
import { type Attempt, createAttempt, outcome } from './attempt.ts'
import { createVerification } from './verification.ts'

const newer = () => import('../future/sign-in.ts')

export function createSignIn(runtime: Runtime): Attempt<SignInResource, SignInJSON> {
  return createAttempt<SignInResource, SignInJSON>(
    runtime,
    'sign_in',
    (json) => ({
      id: undefined,
      status: null,
      supportedIdentifiers: [],
      supportedFirstFactors: null,
      supportedSecondFactors: null,
      identifier: null,
      createdSessionId: null,
      clientTrustState: undefined,
      protectCheck: null,
      ...camelize<object>(json),
      userData: camelize(json.user_data ?? {}),
      firstFactorVerification: createVerification(runtime, json.first_factor_verification),
      secondFactorVerification: createVerification(runtime, json.second_factor_verification),
    }),
    (signIn, { create, step }) => ({
      create,
      prepareFirstFactor: (params: object) => step('prepare_first_factor', params),
      attemptFirstFactor: (params: object) => step('attempt_first_factor', params),
      prepareSecondFactor: (params: object) => step('prepare_second_factor', params),
      attemptSecondFactor: (params: object) => step('attempt_second_factor', params),
      resetPassword: (params: ResetPasswordParams) => step('reset_password', params),
      reload: () => step('', {}, 'GET'),

      ...newerMethods(
        (name) => (params: never) =>
          outcome(async () => (await newer())[name](signIn, params, runtime)),
      ),
    }),
  )
}

type Newer = Awaited<ReturnType<typeof newer>>

function newerMethods(later: (name: keyof Newer) => (params: never) => unknown) {
  return {
    password: later('password'),
    emailCode: { sendCode: later('sendEmailCode'), verifyCode: later('verifyEmailCode') },
    resetPasswordEmailCode: {
      sendCode: later('sendResetCode'),
      verifyCode: later('verifyResetCode'),
      submitPassword: later('submitPassword'),
    },
    ticket: later('ticket'),
    finalize: later('finalize'),
    reset: later('reset'),
  }
}

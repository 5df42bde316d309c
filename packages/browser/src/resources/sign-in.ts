import type { SignInJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { SignInResource } from '../types/sign-in.ts'
import { type Attempt, createAttempt } from './attempt.ts'
import { createVerification } from './verification.ts'

export function createSignIn(runtime: Runtime): Attempt<SignInResource, SignInJSON> {
  return createAttempt<SignInResource, SignInJSON>(
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
    (attempt) => ({
      ...remote<SignInResource>(runtime, 'signIn', attempt, [
        'create',
        'prepareFirstFactor',
        'attemptFirstFactor',
        'prepareSecondFactor',
        'attemptSecondFactor',
        'resetPassword',
        'reload',
        'password',
        'ticket',
        'finalize',
        'reset',
      ]),
      emailCode: remote<SignInResource['emailCode']>(runtime, 'emailCode', attempt, [
        'sendCode',
        'verifyCode',
      ]),
      resetPasswordEmailCode: remote<SignInResource['resetPasswordEmailCode']>(
        runtime,
        'resetPasswordEmailCode',
        attempt,
        ['sendCode', 'verifyCode', 'submitPassword'],
      ),
    }),
  )
}

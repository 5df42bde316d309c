import type { SignUpJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import type { Runtime } from '../runtime.ts'
import type { SignUpResource } from '../types/sign-up.ts'
import { type Attempt, createAttempt, outcome } from './attempt.ts'
import { createVerification } from './verification.ts'

const newer = () => import('../future/sign-up.ts')

export function createSignUp(runtime: Runtime): Attempt<SignUpResource, SignUpJSON> {
  const later = (name: keyof Awaited<ReturnType<typeof newer>>) => (params: never) =>
    outcome(async () => (await newer())[name](attempt.live, params, runtime))

  function toFields(json: Partial<SignUpJSON>) {
    const verify = (name: keyof SignUpJSON['verifications']) =>
      createVerification(runtime, json.verifications?.[name])
    return {
      id: undefined,
      status: null,
      requiredFields: [],
      optionalFields: [],
      missingFields: [],
      unverifiedFields: [],
      username: null,
      firstName: null,
      lastName: null,
      emailAddress: null,
      phoneNumber: null,
      hasPassword: false,
      unsafeMetadata: {},
      createdSessionId: null,
      createdUserId: null,
      locale: null,
      protectCheck: null,
      ...camelize<object>(json),
      web3wallet: json.web3_wallet ?? null,
      abandonAt: json.abandon_at ?? null,
      legalAcceptedAt: json.legal_accepted_at ?? null,
      verifications: {
        emailAddress: verify('email_address'),
        phoneNumber: verify('phone_number'),
        web3Wallet: verify('web3_wallet'),
        externalAccount: verify('external_account'),
        sendEmailCode: later('sendEmailCode'),
        verifyEmailCode: later('verifyEmailCode'),
      },
    }
  }

  const attempt = createAttempt<SignUpResource, SignUpJSON>(
    runtime,
    'sign_up',
    toFields,
    (signUp, { create, step }) => {
      const prepareVerification = (params: object) => step('prepare_verification', params)
      const attemptVerification = (params: object) => step('attempt_verification', params)
      const update = (params: object) => step('', params, 'PATCH')
      return {
        create,
        update,
        upsert: (params: object) => (signUp.id ? update : create)(params),
        prepareVerification,
        attemptVerification,
        prepareEmailAddressVerification: (params?: object) =>
          prepareVerification({ strategy: 'email_code', ...params }),
        attemptEmailAddressVerification: ({ code }: { code: string }) =>
          attemptVerification({ strategy: 'email_code', code }),
        reload: () => step('', {}, 'GET'),

        password: later('password'),
        ticket: later('ticket'),
        finalize: later('finalize'),
        reset: later('reset'),
      }
    },
  )
  return attempt
}

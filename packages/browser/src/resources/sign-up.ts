import type { SignUpJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { SignUpResource, SignUpVerifications } from '../types/sign-up.ts'
import { type Attempt, createAttempt } from './attempt.ts'
import { createVerification } from './verification.ts'

export function createSignUp(runtime: Runtime): Attempt<SignUpResource, SignUpJSON> {
  let verificationMethods = {}
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
        ...verificationMethods,
      },
    }
  }

  return createAttempt<SignUpResource, SignUpJSON>('sign_up', toFields, (attempt) => {
    verificationMethods = remote<SignUpVerifications>(runtime, 'verifications', attempt, [
      'sendEmailCode',
      'verifyEmailCode',
    ])
    return remote<SignUpResource>(runtime, 'signUp', attempt, [
      'create',
      'update',
      'upsert',
      'prepareVerification',
      'attemptVerification',
      'prepareEmailAddressVerification',
      'attemptEmailAddressVerification',
      'reload',
      'password',
      'ticket',
      'finalize',
      'reset',
    ])
  })
}

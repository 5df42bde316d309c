import type { SignUpJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import { type Attempt, createAttempt } from '../attempt/attempt.ts'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import { withEmailLinkFlow } from '../verification/email-link-flow.ts'
import { withLinkOfPage } from '../verification/link-of-page.ts'
import { createVerification } from '../verification/verification.ts'
import type { SignUpMethods } from './actions.ts'
import type { SignUpResource, SignUpVerifications } from './types.ts'

type Self = Attempt<SignUpResource, SignUpJSON>

export function createSignUp(core: Core<SignUpMethods>): Self {
  function toFields(json: Partial<SignUpJSON>, attempt: Self) {
    const verify = (name: keyof SignUpJSON['verifications']) =>
      createVerification(core, json.verifications?.[name])
    const verifications: SignUpVerifications = Object.assign(
      withLinkOfPage(core, remote(core, 'verifications', attempt), 'emailLinkVerification'),
      {
        emailAddress: verify('email_address'),
        phoneNumber: verify('phone_number'),
        web3Wallet: verify('web3_wallet'),
        externalAccount: verify('external_account'),
      },
    )
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
      verifications,
    }
  }

  return createAttempt<SignUpResource, SignUpJSON>('sign_up', toFields, (attempt) =>
    withEmailLinkFlow(remote(core, 'signUp', attempt)),
  )
}

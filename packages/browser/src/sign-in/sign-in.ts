import type { SignInJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import { type Attempt, createAttempt } from '../attempt/attempt.ts'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import { withEmailLinkFlow } from '../verification/email-link-flow.ts'
import { withLinkOfPage } from '../verification/link-of-page.ts'
import { createVerification } from '../verification/verification.ts'
import type { SignInMethods } from './actions.ts'
import type { SignInResource } from './types.ts'

export function createSignIn(core: Core<SignInMethods>): Attempt<SignInResource, SignInJSON> {
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
      firstFactorVerification: createVerification(core, json.first_factor_verification),
      secondFactorVerification: createVerification(core, json.second_factor_verification),
    }),
    (attempt) =>
      Object.assign(withEmailLinkFlow(remote(core, 'signIn', attempt)), {
        emailLink: withLinkOfPage(core, remote(core, 'emailLink', attempt), 'verification'),
        emailCode: remote(core, 'emailCode', attempt),
        resetPasswordEmailCode: remote(core, 'resetPasswordEmailCode', attempt),
        mfa: remote(core, 'mfa', attempt),
      }),
  )
}

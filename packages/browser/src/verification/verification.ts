import type { VerificationJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import type { SignUpVerificationResource } from './types.ts'

/** The fields of what somebody has proven, or is about to. */
export const verifiedFields = (
  core: Core,
  json: { verification: VerificationJSON | null },
): object => ({
  ...camelize<object>(json),
  verification: createVerification(core, json.verification),
})

/** A verification that was never begun is one whose fields are null. */
export function createVerification(
  core: Core,
  json: VerificationJSON | null | undefined,
): SignUpVerificationResource {
  const url = json?.external_verification_redirect_url
  return {
    status: null,
    strategy: null,
    attempts: null,
    expireAt: null,
    error: null,
    nonce: null,
    message: null,
    verifiedAtClient: null,
    supportedStrategies: [],
    nextAction: '',
    ...camelize<Partial<SignUpVerificationResource>>(json ?? {}),
    externalVerificationRedirectURL: url ? new URL(url) : null,
    verifiedFromTheSameClient: () => json?.verified_at_client === core.snapshot()?.id,
  }
}

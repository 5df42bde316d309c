import type { SignUpJSON, SignUpVerificationJSON } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import { namesProving } from '../strategies/index.ts'
import { verificationJSON } from '../verifications/view.ts'
import { recordOf, type SignUpFacts } from './facts.ts'
import { signUpNeeds } from './status.ts'

export function signUpJSON(
  { settings, now }: { settings: Settings; now: number },
  facts: SignUpFacts,
): SignUpJSON {
  const { signUp } = facts
  const hasPassword = signUp.password_digest !== null
  return {
    object: 'sign_up',
    id: signUp.id,
    ...signUpNeeds(settings, recordOf(signUp), now),
    username: signUp.username,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    email_address: signUp.email_address,
    phone_number: null,
    web3_wallet: null,
    has_password: hasPassword,
    password_enabled: hasPassword,
    unsafe_metadata: JSON.parse(signUp.unsafe_metadata),
    public_metadata: {},
    external_account: null,
    external_account_strategy: null,
    created_session_id: signUp.created_session_id,
    created_user_id: signUp.created_user_id,
    abandon_at: signUp.abandon_at,
    legal_accepted_at: signUp.legal_accepted_at,
    locale: signUp.locale,
    external_id: null,
    custom_action: false,
    protect_check: null,
    verifications: {
      email_address: emailVerificationJSON(settings, facts, now),
      phone_number: null,
      web3_wallet: null,
      external_account: null,
    },
  }
}

/** None is under way: genuine clerk-js takes a named strategy for a code that has been sent. */
const NOT_BEGUN = {
  object: 'verification_otp',
  status: 'unverified',
  strategy: null,
  attempts: 0,
  expire_at: null,
} as const

function emailVerificationJSON(
  settings: Settings,
  { signUp, verification }: SignUpFacts,
  now: number,
): SignUpVerificationJSON | null {
  if (signUp.email_address === null) return null
  const json = verification && verificationJSON(verification, now)
  return {
    ...(json ?? NOT_BEGUN),
    next_action: nextAction(json?.status),
    supported_strategies: namesProving('email_address', 'sign_up', settings),
  }
}

function nextAction(status?: string | null): SignUpVerificationJSON['next_action'] {
  if (status === 'verified') return ''
  return status === 'unverified' ? 'needs_attempt' : 'needs_prepare'
}

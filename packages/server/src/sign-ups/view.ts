import type { SignUpJSON, SignUpVerificationJSON } from '@dooryard/protocol'
import { publicOrganizationJSON } from '../memberships/view.ts'
import type { Settings } from '../settings/schema.ts'
import { namesProving } from '../strategies/index.ts'
import { provenJSON, verificationJSON } from '../verifications/view.ts'
import { recordOf, type SignUpFacts } from './facts.ts'
import { signUpNeeds } from './status.ts'

interface SignUpViewContext {
  settings: Settings
  now: number
  providerKey: Buffer
  /** Where pictures are served, without a slash at the end. */
  pictures: string
}

export function signUpJSON(context: SignUpViewContext, facts: SignUpFacts): SignUpJSON {
  const { settings, now } = context
  const { signUp, account, inviter } = facts
  const hasPassword = signUp.password_digest !== null
  return {
    object: 'sign_up',
    id: signUp.id,
    ...signUpNeeds(settings, recordOf(signUp), now),
    username: signUp.username,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    email_address: signUp.email_address,
    phone_number: signUp.phone_number,
    web3_wallet: null,
    has_password: hasPassword,
    password_enabled: hasPassword,
    unsafe_metadata: JSON.parse(signUp.unsafe_metadata),
    public_metadata: {},
    external_account: null,
    external_account_strategy: signUp.external_account_strategy,
    created_session_id: signUp.created_session_id,
    created_user_id: signUp.created_user_id,
    abandon_at: signUp.abandon_at,
    legal_accepted_at: signUp.legal_accepted_at,
    locale: signUp.locale,
    external_id: null,
    custom_action: false,
    protect_check: null,
    ...(inviter && { invited_by: publicOrganizationJSON(context, inviter) }),
    verifications: {
      email_address: emailVerificationJSON(context, facts),
      phone_number: phoneVerificationJSON(context, facts),
      web3_wallet: null,
      external_account: account && verificationJSON(account, context),
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
  context: SignUpViewContext,
  { signUp, verification }: SignUpFacts,
): SignUpVerificationJSON | null {
  if (signUp.email_address === null) return null
  const json = verification && verificationJSON(verification, context)
  const isProven = signUp.email_verified_at !== null
  const byOther =
    signUp.invitation_id === null ? `from_${signUp.external_account_strategy}` : 'ticket'
  const proven = isProven && !json && provenJSON(byOther)
  return {
    ...(json ?? (proven || NOT_BEGUN)),
    next_action: isProven ? '' : nextAction(json?.status),
    supported_strategies: namesProving('email_address', 'sign_up', context.settings),
  }
}

function phoneVerificationJSON(
  context: SignUpViewContext,
  { signUp, phone }: SignUpFacts,
): SignUpVerificationJSON | null {
  if (signUp.phone_number === null) return null
  const json = phone && verificationJSON(phone, context)
  return {
    ...(json ?? NOT_BEGUN),
    next_action: signUp.phone_verified_at !== null ? '' : nextAction(json?.status),
    supported_strategies: namesProving('phone_number', 'sign_up', context.settings),
  }
}

function nextAction(status?: string | null): SignUpVerificationJSON['next_action'] {
  if (status === 'verified') return ''
  return status === 'unverified' ? 'needs_attempt' : 'needs_prepare'
}

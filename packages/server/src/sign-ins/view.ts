import type { SignInJSON, VerificationJSON } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import { pictureFields, type UserViewContext } from '../users/view.ts'
import { provenJSON, verificationJSON } from '../verifications/view.ts'
import { firstFactors, secondFactors } from './factors.ts'
import { identifiedBy, type SignInFacts } from './facts.ts'
import { secondStepAt, signInStatus } from './status.ts'

export interface SignInViewContext extends UserViewContext {
  codeKey: Buffer
}

export function signInJSON(context: SignInViewContext, facts: SignInFacts): SignInJSON {
  const { settings, now } = context
  const { signIn } = facts
  const status = signInStatus(settings, signIn, now)
  const step = secondStepAt(status)
  return {
    object: 'sign_in',
    id: signIn.id,
    status,
    supported_identifiers: supportedIdentifiers(settings),
    supported_first_factors:
      signIn.identifier === null
        ? null
        : firstFactors(settings, identifiedBy(facts), context.codeKey),
    supported_second_factors: step
      ? secondFactors(settings, identifiedBy(facts), { step, first: signIn.first_factor_strategy })
      : null,
    first_factor_verification: firstFactorJSON(facts, context),
    second_factor_verification: secondFactorJSON(facts, context),
    identifier: signIn.identifier,
    user_data: userData(context, facts),
    created_session_id: signIn.created_session_id,
    abandon_at: signIn.abandon_at,
    ...(step === 'client_trust' && { client_trust_state: 'new' }),
    protect_check: null,
  }
}

function supportedIdentifiers({ identifiers }: Settings): string[] {
  return [
    'email_address',
    ...(identifiers.username === 'off' ? [] : ['username']),
    ...(identifiers.phoneNumber === 'off' ? [] : ['phone_number']),
  ]
}

function firstFactorJSON(
  { signIn, verification }: SignInFacts,
  context: SignInViewContext,
): VerificationJSON | null {
  if (verification) return verificationJSON(verification, context)
  return signIn.first_factor_strategy ? provenJSON(signIn.first_factor_strategy) : null
}

function secondFactorJSON(
  { signIn, second }: SignInFacts,
  context: SignInViewContext,
): VerificationJSON | null {
  if (second) return verificationJSON(second, context)
  return signIn.second_factor_strategy ? provenJSON(signIn.second_factor_strategy) : null
}

/** Who it is shows only where the existence of an account is no secret (ENUM-1). */
function userData({ settings, pictures }: SignInViewContext, { owner }: SignInFacts) {
  if (!owner || settings.enumerationProtection) return null
  const { user } = owner
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    ...pictureFields(user, pictures),
  }
}

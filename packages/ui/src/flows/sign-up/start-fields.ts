import type { EnvironmentJSON } from '@dooryard/protocol'
import type { SignUpModel } from '../../model/client.ts'

/** What a sign-up may ask for, in the order of the form. */
export const FIELD_ORDER = [
  'firstName',
  'lastName',
  'username',
  'emailAddress',
  'phoneNumber',
  'password',
  'legalAccepted',
] as const

type SignUpFieldName = (typeof FIELD_ORDER)[number]

export interface SignUpField {
  name: SignUpFieldName
  required: boolean
}

interface Situation {
  signUp: SignUpModel | null
  settings: EnvironmentJSON['user_settings']
  showOptional: boolean
  /** What is there already, by field: whoever typed it, here or at a sign-in, sees it again. */
  typed?: Record<string, string>
  /** A ticket lets people in that are not admitted otherwise, and brings their address. */
  hasTicket: boolean
}

/** What the first screen asks for: what is required, and what is optional when the appearance asks for it. */
export function startFields(situation: Situation): SignUpField[] {
  const { settings, showOptional, signUp, hasTicket, typed = {} } = situation
  const { first_name, last_name, username, email_address, phone_number, password } =
    settings.attributes
  const legal = settings.sign_up.legal_consent_enabled
  const attributes = {
    firstName: first_name,
    lastName: last_name,
    username,
    emailAddress: email_address,
    // One that is a second factor is no part of a sign-up.
    phoneNumber: { ...phone_number, enabled: phone_number.verify_at_sign_up },
    password,
    legalAccepted: { enabled: legal, required: legal },
  }
  // An account needs something to be found by.
  const isFound = username.required || phone_number.required
  const needed = !isFound && (email_address.enabled ? 'emailAddress' : 'username')
  const isKnown =
    hasTicket && signUp?.emailAddress && !signUp.unverifiedFields.includes('email_address')
  return FIELD_ORDER.flatMap((name) => {
    const { enabled, required } = attributes[name]
    const isRequired = (required || name === needed) && !(name === 'emailAddress' && isKnown)
    return isRequired ||
      (enabled && (showOptional || typed[name])) ||
      (name === 'emailAddress' && isKnown)
      ? [{ name, required: isRequired }]
      : []
  })
}

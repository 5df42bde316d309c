import type { EnvironmentJSON } from '@dooryard/protocol'
import { camel, type SignUpModel } from '../../model.ts'

export type SignUpFieldName =
  | 'firstName'
  | 'lastName'
  | 'username'
  | 'emailAddress'
  | 'password'
  | 'legalAccepted'

export interface SignUpField {
  name: SignUpFieldName
  required: boolean
}

/** Which screen a sign-up shows. */
export type SignUpStep =
  | { name: 'start'; fields: SignUpField[] }
  | { name: 'restricted'; mode: 'restricted' | 'waitlist' }
  | { name: 'verify-email' | 'signed-in' | 'unsupported' }
  | { name: 'continue'; fields: SignUpField[] }

interface Situation {
  route: string
  signUp: SignUpModel | null
  settings: EnvironmentJSON['user_settings']
  showOptional: boolean
  /** A ticket lets people in that are not admitted otherwise, and brings their address. */
  hasTicket: boolean
  occupied: boolean
}

export function nextStep(situation: Situation): SignUpStep {
  const { route, signUp, settings, hasTicket, occupied } = situation
  if (occupied) return { name: 'signed-in' }
  const expected = routeOf(signUp)
  if (signUp && route.replace(/^continue\//, '') === expected) {
    if (expected === 'verify-email-address') return { name: 'verify-email' }
    if (expected === 'continue') return continueStep(signUp)
  }
  const { mode } = settings.sign_up
  if (mode !== 'public' && !hasTicket) return { name: 'restricted', mode }
  return { name: 'start', fields: startFields(situation) }
}

/** The route at which an attempt goes on: verifications first, then what is missing. UI components §2.2. */
export function routeOf(signUp: SignUpModel | null): string {
  if (signUp?.status !== 'missing_requirements') return ''
  if (signUp.unverifiedFields.includes('email_address')) return 'verify-email-address'
  return signUp.missingFields.length ? 'continue' : ''
}

const ORDER: SignUpFieldName[] = [
  'firstName',
  'lastName',
  'username',
  'emailAddress',
  'password',
  'legalAccepted',
]

function continueStep({ missingFields }: SignUpModel): SignUpStep {
  const missing = missingFields.map(camel)
  const fields = ORDER.filter((name) => missing.includes(name))
  if (fields.length < missing.length) return { name: 'unsupported' }
  return { name: 'continue', fields: fields.map((name) => ({ name, required: true })) }
}

/** What the first screen asks for: what is required, and what is optional when the appearance asks for it. */
export function startFields({
  settings,
  showOptional,
  signUp,
  hasTicket,
}: Situation): SignUpField[] {
  const { attributes } = settings
  const required: Record<SignUpFieldName, boolean> = {
    firstName: attributes.first_name.required,
    lastName: attributes.last_name.required,
    username: attributes.username.required,
    emailAddress: attributes.email_address.required,
    password: attributes.password.required,
    legalAccepted: settings.sign_up.legal_consent_enabled,
  }
  const enabled: Record<SignUpFieldName, boolean> = {
    firstName: attributes.first_name.enabled,
    lastName: attributes.last_name.enabled,
    username: attributes.username.enabled,
    emailAddress: attributes.email_address.enabled,
    password: attributes.password.enabled,
    legalAccepted: required.legalAccepted,
  }
  // An account needs something to be found by.
  if (!required.username && !required.emailAddress) {
    required[enabled.emailAddress ? 'emailAddress' : 'username'] = true
  }
  return ORDER.filter((name) => {
    if (name === 'emailAddress' && hasTicket && !signUp?.missingFields.includes('email_address')) {
      return Boolean(signUp?.emailAddress)
    }
    return required[name] || (enabled[name] && showOptional)
  }).map((name) => ({ name, required: required[name] }))
}

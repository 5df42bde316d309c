import { camelCase } from '@dooryard/protocol'
import type { SignUpModel, SignUpVerificationModel } from '../../model/client.ts'
import { CALLBACK, isLinkCallback } from '../../routing/callback-route.ts'
import { FIELD_ORDER, type SignUpField } from './start-fields.ts'

/** Which screen a sign-up shows. */
export type SignUpStep =
  | { name: 'start' | 'signed-in' | 'ticket' | 'unsupported' | 'callback' | 'link' }
  | { name: 'verify'; proof: Proof }
  | { name: 'restricted'; mode: 'restricted' | 'waitlist' }
  | { name: 'continue'; fields: SignUpField[] }

interface Situation {
  route: string
  signUp: SignUpModel | null
  mode: 'public' | 'restricted' | 'waitlist'
  /** A ticket lets people in that are not admitted otherwise. */
  hasTicket: boolean
  /** It has not been taken yet. */
  isTicketFirst: boolean
  /** Somebody is signed in, and there can be only one. */
  occupied: boolean
}

export function nextStep(situation: Situation): SignUpStep {
  const { route, signUp, mode, hasTicket, isTicketFirst, occupied } = situation
  if (route === CALLBACK) return { name: 'callback' }
  if (isLinkCallback(route)) return { name: 'link' }
  if (occupied) return { name: 'signed-in' }
  if (isTicketFirst && !route) return { name: 'ticket' }
  const expected = routeOf(signUp)
  // Whoever comes from elsewhere with something left to do names the step before they know which it is.
  if (
    signUp &&
    expected &&
    (route === 'continue' || route.replace(/^continue\//, '') === expected)
  ) {
    return expected === 'continue' ? continueStep(signUp) : verifyStep(signUp)
  }
  return mode === 'public' || hasTicket ? { name: 'start' } : { name: 'restricted', mode }
}

/** The route at which an attempt goes on: verifications first, then what is missing. UI components §2.2. */
export function routeOf(signUp: SignUpModel | null): string {
  if (signUp?.status !== 'missing_requirements') return ''
  return unproven(signUp)?.route ?? (signUp.missingFields.length ? 'continue' : '')
}

/** What is proven on a screen of its own: its field on the wire and in the attempt, and the route. */
const PROVEN = [
  { field: 'email_address', name: 'emailAddress', route: 'verify-email-address' },
  { field: 'phone_number', name: 'phoneNumber', route: 'verify-phone-number' },
] as const

const unproven = ({ unverifiedFields }: SignUpModel) =>
  PROVEN.find(({ field }) => unverifiedFields.includes(field))

/** The ways to prove something that have a screen (`steps.tsx`). */
const STRATEGIES = ['email_link', 'email_code', 'phone_code'] as const

/** What is to be proven next, and in which of the ways that the server offers. */
export interface Proof {
  strategy: (typeof STRATEGIES)[number]
  verification: SignUpVerificationModel
}

/** Undefined: nothing, or nothing that there is a screen for. */
export function nextProof(signUp: SignUpModel): Proof | undefined {
  const name = unproven(signUp)?.name
  const verification = name && signUp.verifications[name]
  const { supportedStrategies = [], strategy: begun } = verification ?? {}
  const known = (name: string | null | undefined) => STRATEGIES.find((one) => one === name)
  const strategy = known(begun) ?? STRATEGIES.find((one) => supportedStrategies.includes(one))
  return verification && strategy ? { strategy, verification } : undefined
}

function verifyStep(signUp: SignUpModel): SignUpStep {
  const proof = nextProof(signUp)
  return proof ? { name: 'verify', proof } : { name: 'unsupported' }
}

function continueStep({ missingFields }: SignUpModel): SignUpStep {
  const missing = missingFields.map(camelCase)
  const fields = FIELD_ORDER.filter((name) => missing.includes(name))
  if (fields.length < missing.length) return { name: 'unsupported' }
  return { name: 'continue', fields: fields.map((name) => ({ name, required: true })) }
}

import { camel } from '../../model/case.ts'
import type { SignUpModel } from '../../model/client.ts'
import { FIELD_ORDER, type SignUpField } from './start-fields.ts'

/** Which screen a sign-up shows. */
export type SignUpStep =
  | { name: 'start' | 'verify-email' | 'signed-in' | 'ticket' | 'unsupported' }
  | { name: 'restricted'; mode: 'restricted' | 'waitlist' }
  | { name: 'continue'; fields: SignUpField[] }

interface Situation {
  route: string
  signUp: SignUpModel | null
  mode: 'public' | 'restricted' | 'waitlist'
  /** A ticket lets people in that are not admitted otherwise. */
  hasTicket: boolean
  /** It would sign somebody else in. */
  asksFirst: boolean
  /** Somebody is signed in, and there can be only one. */
  occupied: boolean
}

export function nextStep(situation: Situation): SignUpStep {
  const { route, signUp, mode, hasTicket, asksFirst, occupied } = situation
  if (occupied) return { name: 'signed-in' }
  if (asksFirst && !route) return { name: 'ticket' }
  const expected = routeOf(signUp)
  if (signUp && expected && route.replace(/^continue\//, '') === expected) {
    return expected === 'continue' ? continueStep(signUp) : { name: 'verify-email' }
  }
  return mode === 'public' || hasTicket ? { name: 'start' } : { name: 'restricted', mode }
}

/** The route at which an attempt goes on: verifications first, then what is missing. UI components §2.2. */
export function routeOf(signUp: SignUpModel | null): string {
  if (signUp?.status !== 'missing_requirements') return ''
  if (signUp.unverifiedFields.includes('email_address')) return 'verify-email-address'
  return signUp.missingFields.length ? 'continue' : ''
}

function continueStep({ missingFields }: SignUpModel): SignUpStep {
  const missing = missingFields.map(camel)
  const fields = FIELD_ORDER.filter((name) => missing.includes(name))
  if (fields.length < missing.length) return { name: 'unsupported' }
  return { name: 'continue', fields: fields.map((name) => ({ name, required: true })) }
}

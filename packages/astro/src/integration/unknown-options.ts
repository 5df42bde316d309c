import { nearestName } from '@dooryard/protocol'
import { OPTIONS, WITHOUT_EFFECT } from './params.ts'

/** Older names, and what Clerk's own SDK takes without a promise. */
const ACCEPTED = /^(afterSignInUrl|afterSignUpUrl|apiUrl|apiVersion|unsafe_\w+|__\w+)$/

/** Options end up in the browser. */
const SECRET = /secret|^jwtKey$/i

/** How keys begin that are for servers, under whatever name they stand. */
const SECRET_VALUE = /^(sk_(test|live)_|whsec_)\w/

/** @throws `TypeError` for a secret, which must not stand in the configuration (SEC-5). */
export function assertNoSecret(params: object): void {
  const entries = Object.entries(params)
  const [name] = entries.find(([each, value]) => SECRET.test(each) || holdsSecret(value)) ?? []
  if (!name) return
  throw new TypeError(
    `${name} must not stand in clerk({ … }): what stands there reaches the browser. Set the variable ` +
      'CLERK_SECRET_KEY (or CLERK_JWT_KEY) where the site runs.',
  )
}

function holdsSecret(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return SECRET_VALUE.test(value.trim())
  if (typeof value !== 'object' || value === null || seen.has(value)) return false
  seen.add(value)
  return Object.values(value).some((each) => holdsSecret(each, seen))
}

/** What to tell about options that nobody reads. */
export function unknownOptions(params: object): string[] {
  const names = Object.keys(OPTIONS)
  return Object.keys(params)
    .filter((name) => !names.includes(name) && !WITHOUT_EFFECT.test(name) && !ACCEPTED.test(name))
    .map((name) => {
      const nearest = nearestName(name, names)
      const advice = nearest ? `Did you mean ${nearest}?` : 'Take it out of clerk({ … }).'
      return `clerk() has no option ${name}. ${advice}`
    })
}

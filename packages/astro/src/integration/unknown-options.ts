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
      const [nearest, distance] = nearestOf(name, names)
      const advice = distance <= 3 ? `Did you mean ${nearest}?` : 'Take it out of clerk({ … }).'
      return `clerk() has no option ${name}. ${advice}`
    })
}

function nearestOf(name: string, names: string[]): [string, number] {
  const ranked = names.map((each): [string, number] => [
    each,
    distanceOf(name.toLowerCase(), each.toLowerCase()),
  ])
  return ranked.sort(([, one], [, other]) => one - other)[0]!
}

/** How many letters to change, add or drop (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}

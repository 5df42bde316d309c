/** How fresh a proof of identity must be, by name. Frontend API §5.5. */
export type ReverificationPreset = 'strict_mfa' | 'strict' | 'moderate' | 'lax'

export type ReverificationLevel = 'first_factor' | 'second_factor' | 'multi_factor'

export type ReverificationConfig =
  | ReverificationPreset
  | { level: ReverificationLevel; afterMinutes: number }

/** What `has()` is asked. Every dimension that is named must hold. Backend API §6.4. */
export interface HasParams {
  role?: string
  permission?: string
  feature?: string
  plan?: string
  reverification?: ReverificationConfig
}

/** What `has()` decides on: facts of a verified session. */
export interface AuthorizationFacts {
  userId: string | null | undefined
  orgId?: string | null | undefined
  orgRole?: string | null | undefined
  orgPermissions?: readonly string[] | null | undefined
  /** The claim `fea`: `o:docs,u:export`. */
  features?: string | null | undefined
  /** The claim `pla`. */
  plans?: string | null | undefined
  /** Minutes since the first and second factor were verified; -1 = not enrolled. */
  factorVerificationAge?: readonly [number, number] | null | undefined
}

/** `undefined`: the dimension was not asked. */
type Verdict = boolean | undefined

/**
 * Decides whether a session satisfies all asked conditions (AZ-12): nothing asked, anything unknown and anything
 * missing is `false`.
 */
export function isAuthorized(facts: AuthorizationFacts, params: HasParams): boolean {
  if (!facts.userId || !params) return false
  const verdicts: Verdict[] = [
    checkOrganization(facts, params),
    checkBilling(facts, params),
    checkReverification(facts, params),
  ]
  return verdicts.includes(true) && !verdicts.includes(false)
}

function checkOrganization(facts: AuthorizationFacts, { role, permission }: HasParams): Verdict {
  if (role === undefined && permission === undefined) return undefined
  if (!facts.orgId) return false
  return holdsRole(facts, role) && holdsPermission(facts, permission)
}

function holdsRole(facts: AuthorizationFacts, role: unknown): boolean {
  if (role === undefined) return true
  if (typeof role !== 'string' || !facts.orgRole) return false
  return withoutOrgPrefix(role) === withoutOrgPrefix(facts.orgRole)
}

function holdsPermission(facts: AuthorizationFacts, permission: unknown): boolean {
  if (permission === undefined) return true
  if (typeof permission !== 'string' || !facts.orgPermissions) return false
  return facts.orgPermissions.includes(`org:${withoutOrgPrefix(permission)}`)
}

const withoutOrgPrefix = (name: string) => name.replace(/^(org:)+/, '')

function checkBilling(facts: AuthorizationFacts, { feature, plan }: HasParams): Verdict {
  if (feature === undefined && plan === undefined) return undefined
  return listed(facts.features, feature) && listed(facts.plans, plan)
}

function listed(claim: string | null | undefined, asked: unknown): boolean {
  if (asked === undefined) return true
  if (typeof asked !== 'string' || !claim) return false
  const [scope, name] = splitScope(asked)
  const wanted = scope ? SCOPE.test(scope) && scope[0]! : 'ou'
  if (!wanted || !name) return false
  return claim.split(',').some((entry) => {
    const [entryScope, entryName] = splitScope(entry.trim())
    return entryName === name && [...entryScope].some((letter) => wanted.includes(letter))
  })
}

/** In full or short; its first letter is what claims say. */
const SCOPE = /^(o|org|organization|u|user)$/

function splitScope(text: string): [scope: string, name: string] {
  const colon = text.indexOf(':')
  return colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)]
}

const PRESETS: Record<ReverificationPreset, { level: ReverificationLevel; afterMinutes: number }> =
  {
    strict_mfa: { level: 'multi_factor', afterMinutes: 10 },
    strict: { level: 'second_factor', afterMinutes: 10 },
    moderate: { level: 'second_factor', afterMinutes: 60 },
    lax: { level: 'second_factor', afterMinutes: 1440 },
  }

function checkReverification(facts: AuthorizationFacts, params: HasParams): Verdict {
  if (params.reverification === undefined) return undefined
  const asked = resolveReverification(params.reverification)
  const ages = facts.factorVerificationAge
  if (!asked || !areAges(ages)) return false

  const [first, second] = ages
  const fresh = (age: number) => age !== -1 && age < asked.afterMinutes
  if (asked.level === 'first_factor' || second === -1) return fresh(first)
  if (asked.level === 'second_factor') return fresh(second)
  return fresh(first) && fresh(second)
}

/** Preset or explicit form → explicit form; null when it is neither. */
export function resolveReverification(
  config: unknown,
): { level: ReverificationLevel; afterMinutes: number } | null {
  if (typeof config === 'string') {
    return Object.hasOwn(PRESETS, config) ? PRESETS[config as ReverificationPreset] : null
  }
  if (typeof config !== 'object' || config === null) return null
  const { level, afterMinutes } = config as Record<string, unknown>
  const known = level === 'first_factor' || level === 'second_factor' || level === 'multi_factor'
  if (!known || typeof afterMinutes !== 'number' || !(afterMinutes > 0)) return null
  return { level, afterMinutes }
}

function areAges(ages: unknown): ages is readonly [number, number] {
  return (
    Array.isArray(ages) &&
    ages.length === 2 &&
    ages.every((age) => Number.isFinite(age) && age >= -1)
  )
}

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

/**
 * Decides whether a session satisfies all asked conditions (AZ-12): nothing asked, anything unknown and anything
 * missing is `false`.
 */
export function isAuthorized(facts: AuthorizationFacts, params: HasParams): boolean {
  if (!facts.userId || !params) return false
  const asked = DIMENSIONS.filter((name) => params[name] !== undefined)
  return asked.length > 0 && asked.every((name) => CHECKS[name](facts, params[name]))
}

/** By dimension. What is asked may be anything. */
const CHECKS: Record<keyof HasParams, (facts: AuthorizationFacts, asked: unknown) => boolean> = {
  role: ({ orgId, orgRole }, role) =>
    !!orgId &&
    !!orgRole &&
    typeof role === 'string' &&
    withoutOrgPrefix(role) === withoutOrgPrefix(orgRole),
  permission: ({ orgId, orgPermissions }, permission) =>
    !!orgId &&
    !!orgPermissions &&
    typeof permission === 'string' &&
    orgPermissions.includes(`org:${withoutOrgPrefix(permission)}`),
  feature: ({ features }, feature) => isListed(features, feature),
  plan: ({ plans }, plan) => isListed(plans, plan),
  reverification: ({ factorVerificationAge }, config) => isFresh(factorVerificationAge, config),
}

const DIMENSIONS = Object.keys(CHECKS) as (keyof HasParams)[]

const withoutOrgPrefix = (name: string) => name.replace(/^(org:)+/, '')

function isListed(claim: string | null | undefined, asked: unknown): boolean {
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

function isFresh(ages: AuthorizationFacts['factorVerificationAge'], config: unknown): boolean {
  const asked = resolveReverification(config)
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
  if (!isLevel(level) || typeof afterMinutes !== 'number' || !(afterMinutes > 0)) return null
  return { level, afterMinutes }
}

const isLevel = (level: unknown): level is ReverificationLevel =>
  typeof level === 'string' && /^(first|second|multi)_factor$/.test(level)

function areAges(ages: unknown): ages is readonly [number, number] {
  return (
    Array.isArray(ages) &&
    ages.length === 2 &&
    ages.every((age) => Number.isFinite(age) && age >= -1)
  )
}

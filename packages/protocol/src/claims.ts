import type { AuthorizationFacts } from './authorization.ts'

declare global {
  /** Claims that a site adds to its session tokens; a site's own declaration merges with this one. */
  interface CustomJwtSessionClaims {
    [claim: string]: unknown
  }
}

/** Values of the JOSE header `cat`: which class a token belongs to. Backend API §4.4. */
export const TokenCategory = {
  /** Session tokens; of some servers handshake tokens too. */
  session: 'cl_B7d4PD111AAA',
  template: 'cl_B7d4PD222AAA',
  machine: 'cl_B7d4PD333AAA',
  /** Says nothing to a verifier of session tokens. Our server marks handshake tokens with it, and nothing else. */
  ignored: 'cl_I7d4PD111III',
} as const

/** Seconds a session token lives. */
export const SESSION_TOKEN_LIFETIME = 60

/** The actor of an impersonated session. */
export interface ActorClaim {
  sub: string
  iss?: string
  sid?: string
  type?: string
  [key: string]: unknown
}

export type SessionTokenStatus = 'active' | 'pending'

interface CommonClaims {
  iss: string
  /** User id. */
  sub: string
  /** Session id. */
  sid: string
  /** Origin of the page that asked for the token. */
  azp?: string
  /** Seconds. */
  iat: number
  /** Seconds. */
  exp: number
  /** Seconds. */
  nbf: number
  jti?: string
  /** Minutes since the first and second factor; -1 = not enrolled. */
  fva?: [number, number]
  sts?: SessionTokenStatus
  act?: ActorClaim
  fea?: string
  pla?: string
  [claim: string]: unknown
}

/** Session claims, version 1: the organization lies flat. */
export interface SessionClaimsV1 extends CommonClaims {
  v?: never
  org_id?: string
  org_slug?: string
  org_role?: string
  org_permissions?: string[]
}

/** Session claims, version 2: the organization is packed under `o`. */
export interface SessionClaimsV2 extends CommonClaims {
  v: 2
  o?: OrganizationClaim
}

export interface OrganizationClaim {
  id: string
  slg?: string
  /** Without the prefix `org:`. */
  rol?: string
  /** Permission names, by comma. */
  per?: string
  /** One decimal bit mask for each organization feature of `fea`, by comma. */
  fpm?: string
}

/** Claims of a session token of either version, and those of the site. Frontend API §6.1. */
export type SessionClaims = (SessionClaimsV1 | SessionClaimsV2) & CustomJwtSessionClaims

/** What a session token says, in the words of the auth object. Undefined: the token does not say. */
export interface SessionFacts {
  userId: string
  sessionId: string
  sessionStatus: SessionTokenStatus | null
  actor: ActorClaim | undefined
  orgId: string | undefined
  orgSlug: string | undefined
  orgRole: string | undefined
  orgPermissions: string[] | undefined
  factorVerificationAge: [number, number] | null
}

/** Reads verified claims of either version. Backend API §5.7. */
export function readSessionClaims(claims: SessionClaims): SessionFacts {
  return {
    userId: claims.sub,
    sessionId: claims.sid,
    sessionStatus: claims.sts ?? null,
    actor: claims.act,
    factorVerificationAge: claims.fva ?? null,
    ...(claims.v === 2 ? readOrganization(claims) : readFlatOrganization(claims)),
  }
}

/** What `isAuthorized` needs, from verified claims. */
export function authorizationFacts(claims: SessionClaims): AuthorizationFacts {
  const { userId, orgId, orgRole, orgPermissions, factorVerificationAge } =
    readSessionClaims(claims)
  return {
    userId,
    orgId,
    orgRole,
    orgPermissions,
    factorVerificationAge,
    features: claims.fea,
    plans: claims.pla,
  }
}

type OrganizationFacts = Pick<SessionFacts, 'orgId' | 'orgSlug' | 'orgRole' | 'orgPermissions'>

function readFlatOrganization(claims: SessionClaimsV1): OrganizationFacts {
  return {
    orgId: claims.org_id,
    orgSlug: claims.org_slug,
    orgRole: claims.org_role,
    orgPermissions: claims.org_permissions,
  }
}

function readOrganization({ o, fea }: SessionClaimsV2): OrganizationFacts {
  return {
    orgId: o?.id,
    orgSlug: o?.slg,
    orgRole: o?.rol ? `org:${o.rol}` : undefined,
    orgPermissions: o && unpackPermissions(o, fea),
  }
}

function unpackPermissions(organization: OrganizationClaim, fea: string | undefined): string[] {
  if (!organization.per || !organization.fpm) return []
  const names = organization.per.split(',')
  const masks = organization.fpm.split(',')
  return organizationFeatures(fea).flatMap((feature, index) => {
    const mask = /^\d+$/.test(masks[index] ?? '') ? BigInt(masks[index]!) : 0n
    return names
      .filter((_, bit) => (mask >> BigInt(bit)) & 1n)
      .map((name) => `org:${feature}:${name}`)
  })
}

function organizationFeatures(fea: string | undefined): string[] {
  return (fea ?? '').split(',').flatMap((entry) => {
    const [scope = '', name] = entry.trim().split(':')
    return name && scope.includes('o') ? [name] : []
  })
}

/**
 * Packs permissions (`org:docs:read`) into the claims `fea`, `o.per` and `o.fpm`: names and features sorted, one bit
 * mask a feature. System permissions (`org:sys_…`) never enter a token. Frontend API §6.2.
 */
export function packPermissions(permissions: readonly string[]): {
  fea: string
  per: string
  fpm: string
} {
  const pairs = permissions
    .map((permission) => permission.split(':'))
    .filter((parts) => parts.length === 3 && !parts[1]!.startsWith('sys_'))
    .map(([, feature, name]) => [feature!, name!] as const)
  const features = [...new Set(pairs.map(([feature]) => feature))].sort()
  const names = [...new Set(pairs.map(([, name]) => name))].sort()
  const masks = features.map((feature) =>
    pairs
      .filter(([owner]) => owner === feature)
      .reduce((mask, [, name]) => mask | (1n << BigInt(names.indexOf(name))), 0n),
  )
  return {
    fea: features.map((feature) => `o:${feature}`).join(','),
    per: names.join(','),
    fpm: masks.join(','),
  }
}

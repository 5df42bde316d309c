import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

/** Backend API §3.6; so are all in this file. */
export class Instance {
  readonly id!: string
  readonly environmentType!: string
  readonly allowedOrigins!: string[] | null
}

export class InstanceRestrictions {
  readonly allowlist!: boolean
  readonly blocklist!: boolean
  readonly blockEmailSubaddresses!: boolean
  readonly blockDisposableEmailDomains!: boolean
  readonly ignoreDotsForGmailAddresses!: boolean
}

export class InstanceSettings {
  readonly id!: string
  readonly restrictedToAllowlist!: boolean
  readonly fromEmailAddress!: string
  readonly progressiveSignUp!: boolean
  readonly enhancedEmailDeliverability!: boolean
}

export class OrganizationSettings {
  readonly enabled!: boolean
  readonly maxAllowedMemberships!: number
  readonly maxAllowedRoles!: number
  readonly maxAllowedPermissions!: number
  readonly creatorRole!: string
  readonly adminDeleteEnabled!: boolean
  readonly domainsEnabled!: boolean
  readonly slugDisabled!: boolean
  readonly domainsEnrollmentModes!: string[]
  readonly domainsDefaultRole!: string
}

export class JwtTemplate {
  readonly id!: string
  readonly name!: string
  readonly claims!: object
  /** Seconds. */
  readonly lifetime!: number
  /** Seconds. */
  readonly allowedClockSkew!: number
  readonly customSigningKey!: boolean
  readonly signingAlgorithm!: string
  readonly createdAt!: number
  readonly updatedAt!: number
}

export class RedirectUrl {
  readonly id!: string
  readonly url!: string
  readonly createdAt!: number
  readonly updatedAt!: number
}

/** A DNS record that a domain needs. */
export class CnameTarget {
  readonly host!: string
  readonly value!: string
  readonly required!: boolean
}

export class Domain {
  readonly id!: string
  readonly name!: string
  readonly isSatellite!: boolean
  readonly frontendApiUrl!: string
  readonly developmentOrigin!: string
  readonly cnameTargets!: CnameTarget[]
  readonly accountsPortalUrl!: string | null | undefined
  readonly proxyUrl!: string | null | undefined

  static fromJSON(json: DomainJSON): Domain {
    return fill(new Domain(), json, {
      cnameTargets: json.cname_targets?.map((item) => fill(new CnameTarget(), item)) ?? [],
    })
  }
}

export type DomainJSON = Omit<JSONOf<Domain, 'domain'>, 'cname_targets'> & {
  cname_targets: Omit<JSONOf<CnameTarget>, 'object'>[] | null
}

export class ProxyCheck {
  readonly id!: string
  readonly domainId!: string
  readonly lastRunAt!: number | null
  readonly proxyUrl!: string
  readonly successful!: boolean
  readonly createdAt!: number
  readonly updatedAt!: number
}

import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

/** Backend API §3.6; so are all in this file. */
export class Instance {
  readonly id!: string
  readonly environmentType!: string
  readonly allowedOrigins!: string[] | null

  static fromJSON(json: JSONOf<Instance>): Instance {
    return fill(new Instance(), json)
  }
}

export class InstanceRestrictions {
  readonly allowlist!: boolean
  readonly blocklist!: boolean
  readonly blockEmailSubaddresses!: boolean
  readonly blockDisposableEmailDomains!: boolean
  readonly ignoreDotsForGmailAddresses!: boolean

  static fromJSON(json: JSONOf<InstanceRestrictions>): InstanceRestrictions {
    return fill(new InstanceRestrictions(), json)
  }
}

export class InstanceSettings {
  readonly id!: string
  readonly restrictedToAllowlist!: boolean
  readonly fromEmailAddress!: string
  readonly progressiveSignUp!: boolean
  readonly enhancedEmailDeliverability!: boolean

  static fromJSON(json: JSONOf<InstanceSettings>): InstanceSettings {
    return fill(new InstanceSettings(), json)
  }
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

  static fromJSON(json: JSONOf<OrganizationSettings>): OrganizationSettings {
    return fill(new OrganizationSettings(), json)
  }
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

  static fromJSON(json: JSONOf<JwtTemplate>): JwtTemplate {
    return fill(new JwtTemplate(), json)
  }
}

export class RedirectUrl {
  readonly id!: string
  readonly url!: string
  readonly createdAt!: number
  readonly updatedAt!: number

  static fromJSON(json: JSONOf<RedirectUrl>): RedirectUrl {
    return fill(new RedirectUrl(), json)
  }
}

/** A DNS record that a domain needs. */
export class CnameTarget {
  readonly host!: string
  readonly value!: string
  readonly required!: boolean

  static fromJSON(json: Omit<JSONOf<CnameTarget>, 'object'>): CnameTarget {
    return fill(new CnameTarget(), json)
  }
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
      cnameTargets: json.cname_targets?.map(CnameTarget.fromJSON) ?? [],
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

  static fromJSON(json: JSONOf<ProxyCheck>): ProxyCheck {
    return fill(new ProxyCheck(), json)
  }
}

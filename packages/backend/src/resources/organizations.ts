import './globals.ts'
import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

/** Backend API §3.3. Times in milliseconds. */
export class Organization {
  readonly id!: string
  readonly name!: string
  readonly slug!: string
  readonly imageUrl!: string
  readonly hasImage!: boolean
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly publicMetadata!: OrganizationPublicMetadata | null
  readonly privateMetadata!: OrganizationPrivateMetadata
  readonly maxAllowedMemberships!: number
  readonly adminDeleteEnabled!: boolean
  readonly membersCount!: number | undefined
  readonly createdBy!: string | undefined
  readonly _raw!: OrganizationJSON | null

  get raw(): OrganizationJSON | null {
    return this._raw
  }

  static fromJSON(json: OrganizationJSON): Organization {
    return fill(new Organization(), json, {
      imageUrl: json.image_url ?? '',
      publicMetadata: json.public_metadata === undefined ? {} : json.public_metadata,
      privateMetadata: json.private_metadata ?? {},
      _raw: json,
    })
  }
}

export type OrganizationJSON = Omit<JSONOf<Organization, 'organization'>, 'private_metadata'> & {
  private_metadata?: OrganizationPrivateMetadata
  pending_invitations_count?: number
  last_active_at?: number
  missing_member_with_elevated_permissions?: boolean
  role_set_key?: string | null
}

/** What other members may know of a member. */
export class OrganizationMembershipPublicUserData {
  readonly identifier!: string
  readonly firstName!: string | null
  readonly lastName!: string | null
  readonly imageUrl!: string
  readonly hasImage!: boolean
  readonly userId!: string
}

/** The key of a role: `org:admin`. */
export type OrganizationMembershipRole = string

export class OrganizationMembership {
  readonly id!: string
  readonly role!: OrganizationMembershipRole
  readonly permissions!: string[]
  readonly publicMetadata!: OrganizationMembershipPublicMetadata
  readonly privateMetadata!: OrganizationMembershipPrivateMetadata
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly organization!: Organization
  readonly publicUserData!: OrganizationMembershipPublicUserData | null | undefined
  readonly _raw!: OrganizationMembershipJSON | null

  get raw(): OrganizationMembershipJSON | null {
    return this._raw
  }

  static fromJSON(json: OrganizationMembershipJSON): OrganizationMembership {
    return fill(new OrganizationMembership(), json, {
      publicMetadata: json.public_metadata ?? {},
      privateMetadata: json.private_metadata ?? {},
      organization: Organization.fromJSON(json.organization),
      publicUserData: fill(new OrganizationMembershipPublicUserData(), json.public_user_data),
      _raw: json,
    })
  }
}

export type OrganizationMembershipJSON = Omit<
  JSONOf<OrganizationMembership, 'organization_membership'>,
  'organization' | 'public_user_data' | 'private_metadata'
> & {
  role_name?: string
  private_metadata?: OrganizationMembershipPrivateMetadata
  organization: OrganizationJSON
  public_user_data: Omit<JSONOf<OrganizationMembershipPublicUserData>, 'object'>
}

export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired'

export interface PublicOrganizationDataJSON {
  id: string
  name: string
  slug: string
  image_url?: string
  has_image: boolean
}

export class OrganizationInvitation {
  readonly id!: string
  readonly emailAddress!: string
  readonly role!: OrganizationMembershipRole
  readonly roleName!: string
  readonly organizationId!: string
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly expiresAt!: number
  readonly url!: string | null
  readonly status!: OrganizationInvitationStatus | undefined
  readonly publicMetadata!: OrganizationInvitationPublicMetadata
  readonly privateMetadata!: OrganizationInvitationPrivateMetadata
  readonly publicOrganizationData!: PublicOrganizationDataJSON | null | undefined
  readonly _raw!: OrganizationInvitationJSON | null

  get raw(): OrganizationInvitationJSON | null {
    return this._raw
  }

  static fromJSON(json: OrganizationInvitationJSON): OrganizationInvitation {
    return fill(new OrganizationInvitation(), json, {
      publicMetadata: json.public_metadata ?? {},
      privateMetadata: json.private_metadata ?? {},
      _raw: json,
    })
  }
}

export type OrganizationInvitationJSON = JSONOf<OrganizationInvitation, 'organization_invitation'>

export type OrganizationEnrollmentMode =
  | 'manual_invitation'
  | 'automatic_invitation'
  | 'automatic_suggestion'
  | 'enterprise_sso'

/** Reaches callers as it is on the wire. Backend API §1.4. */
export interface OrganizationDomainJSON {
  object: 'organization_domain'
  id: string
  organization_id: string
  name: string
  enrollment_mode: OrganizationEnrollmentMode
  verification: {
    status: 'unverified' | 'verified'
    strategy: 'email_code'
    attempts: number
    expires_at: number
  } | null
  affiliation_email_address: string | null
  total_pending_invitations: number
  total_pending_suggestions: number
  created_at: number
  updated_at: number
}

export class Permission {
  readonly id!: string
  readonly key!: string
  readonly name!: string
  readonly description!: string
  readonly createdAt!: number
  readonly updatedAt!: number
}

export type PermissionJSON = JSONOf<Permission, 'permission'>

export class Role {
  readonly id!: string
  readonly key!: string
  readonly name!: string
  readonly description!: string | null
  readonly permissions!: Permission[]
  readonly isCreatorEligible!: boolean
  readonly createdAt!: number
  readonly updatedAt!: number

  static fromJSON(json: RoleJSON): Role {
    return fill(new Role(), json, {
      permissions: json.permissions.map((item) => fill(new Permission(), item)),
    })
  }
}

export type RoleJSON = Omit<JSONOf<Role, 'role'>, 'permissions'> & { permissions: PermissionJSON[] }

/** A role as one of a set. Backend API §3.3. */
export class RoleSetItem {
  readonly id!: string
  readonly name!: string
  readonly key!: string
  readonly description!: string | null
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly membersCount!: number | null | undefined
  readonly hasMembers!: boolean | null | undefined
}

export type RoleSetItemJSON = Omit<
  JSONOf<RoleSetItem, 'role_set_item'>,
  'members_count' | 'has_members'
> & { members_count?: number | null; has_members?: boolean | null }

/** Members who are on their way from one set to another. */
export class RoleSetMigration {
  readonly id!: string
  readonly organizationId!: string | null
  readonly instanceId!: string
  readonly sourceRoleSetId!: string
  readonly destRoleSetId!: string | null
  readonly triggerType!: string
  readonly status!: string
  readonly migratedMembers!: number
  readonly mappings!: Record<string, string> | null
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly startedAt!: number | undefined
  readonly completedAt!: number | undefined
}

export type RoleSetMigrationJSON = JSONOf<RoleSetMigration, 'role_set_migration'>

/** Roles that belong together: an organization gives those of its set. */
export class RoleSet {
  readonly id!: string
  readonly name!: string
  readonly key!: string
  readonly description!: string | null
  readonly roles!: RoleSetItem[]
  readonly defaultRole!: RoleSetItem | null
  readonly creatorRole!: RoleSetItem | null
  readonly type!: 'initial' | 'custom'
  readonly roleSetMigration!: RoleSetMigration | null
  readonly createdAt!: number
  readonly updatedAt!: number

  static fromJSON(json: RoleSetJSON): RoleSet {
    const item = (one: RoleSetItemJSON | null) => one && fill(new RoleSetItem(), one)
    const { role_set_migration: migration } = json
    return fill(new RoleSet(), json, {
      roles: json.roles.map((one) => item(one)!),
      defaultRole: item(json.default_role),
      creatorRole: item(json.creator_role),
      roleSetMigration: migration && fill(new RoleSetMigration(), migration),
    })
  }
}

export type RoleSetJSON = Omit<
  JSONOf<RoleSet, 'role_set'>,
  'roles' | 'default_role' | 'creator_role' | 'role_set_migration'
> & {
  roles: RoleSetItemJSON[]
  default_role: RoleSetItemJSON | null
  creator_role: RoleSetItemJSON | null
  role_set_migration: RoleSetMigrationJSON | null
}

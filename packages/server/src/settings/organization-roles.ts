import { createHash } from 'node:crypto'
import { packPermissions } from '@dooryard/protocol'
import type { OrganizationSettings, Settings } from './settings.ts'

/** What the server itself asks for. They are never in a token. Frontend API §3.11. */
const SYSTEM_PERMISSIONS = {
  'org:sys_profile:manage': ['Manage organization', 'Change its name, slug and logo.'],
  'org:sys_profile:delete': ['Delete organization', 'Delete it with all that is in it.'],
  'org:sys_memberships:read': ['Read members', 'See members and invitations.'],
  'org:sys_memberships:manage': ['Manage members', 'Invite, remove, and change roles.'],
  'org:sys_domains:read': ['Read domains', 'See its domains.'],
  'org:sys_domains:manage': ['Manage domains', 'Add, verify and remove domains.'],
  'org:sys_billing:read': ['Read billing', 'See plans and payments.'],
  'org:sys_billing:manage': ['Manage billing', 'Change plans and payments.'],
  'org:sys_api_keys:read': ['Read API keys', 'See its API keys.'],
  'org:sys_api_keys:manage': ['Manage API keys', 'Make and revoke API keys.'],
  'org:sys_entconns:manage': ['Manage connections', 'Set up single sign-on.'],
} as const

export type SystemPermission = keyof typeof SYSTEM_PERMISSIONS

const systemPermissions = Object.keys(SYSTEM_PERMISSIONS) as SystemPermission[]

export const ADMIN = 'org:admin'
export const MEMBER = 'org:member'

export const ENROLLMENT_MODES = [
  'manual_invitation',
  'automatic_invitation',
  'automatic_suggestion',
] as const

const SYSTEM_ROLES: OrganizationSettings['roles'] = {
  [ADMIN]: {
    name: 'Admin',
    description: 'May do everything in the organization.',
    permissions: [...systemPermissions],
  },
  [MEMBER]: {
    name: 'Member',
    description: 'Takes part.',
    permissions: ['org:sys_memberships:read', 'org:sys_billing:read'],
  },
}

export const isSystemRole = (key: string): boolean => Object.hasOwn(SYSTEM_ROLES, key)

/** Whoever makes an organization must be able to lead it. */
const LEADS: readonly SystemPermission[] = [
  'org:sys_memberships:read',
  'org:sys_memberships:manage',
  'org:sys_profile:delete',
]

export const ROLE_KEY = /^org:[a-z][a-z0-9_]{0,40}$/
export const PERMISSION_KEY = /^org:(?!sys_)[a-z][a-z0-9_]{0,30}:[a-z][a-z0-9_]{0,30}$/
export const MAX_ROLES = 30
export const MAX_PERMISSIONS = 100
/** What a role may take of a session token, which is a cookie (SES-13). */
const MAX_PACKED_BYTES = 1000

export interface OrganizationPermission {
  id: string
  key: string
  name: string
  description: string
  type: 'system' | 'user'
  createdAt: number
  updatedAt: number
}

export interface OrganizationRole {
  id: string
  key: string
  name: string
  description: string
  /** Keys. */
  permissions: readonly string[]
  createdAt: number
  updatedAt: number
}

const idOf = (prefix: string, key: string) =>
  `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, 27)}`

/** Those of the server, of the code and of the Backend API. */
export const permissionsOf = remembered((settings): OrganizationPermission[] => [
  ...Object.entries(SYSTEM_PERMISSIONS).map(([key, [name, description]]) => ({
    ...{ id: idOf('perm', key), key, name, description, type: 'system' as const },
    ...{ createdAt: 0, updatedAt: 0 },
  })),
  ...Object.entries(settings.permissions).map(([key, { name, description, made }]) => ({
    ...{ id: idOf('perm', key), key, name, description: description ?? '', type: 'user' as const },
    ...{ createdAt: 0, updatedAt: 0, ...made },
  })),
])

/** The same of roles. Code may say otherwise what the server has, and the Backend API what the server has. */
export const rolesOf = remembered((settings): OrganizationRole[] => {
  const known = new Set(permissionsOf({ organizations: settings }).map(({ key }) => key))
  return Object.entries({ ...SYSTEM_ROLES, ...settings.roles }).map(([key, role]) => ({
    ...{ id: idOf('role', key), key, name: role.name, description: role.description ?? '' },
    // One that was taken away since grants nothing.
    permissions: role.permissions.filter((permission) => known.has(permission)),
    ...{ createdAt: 0, updatedAt: 0, ...role.made },
  }))
})

type Within = Pick<Settings, 'organizations'>

export const roleOf = (settings: Within, key: string): OrganizationRole | null =>
  rolesOf(settings).find((role) => role.key === key) ?? null

/** What a role grants; a role that is gone grants nothing. */
export const permissionsOfRole = (settings: Within, key: string): readonly string[] =>
  roleOf(settings, key)?.permissions ?? []

/** Roles that grant something; by default: by which one manages members. */
export const managingRoles = (
  settings: Within,
  what: 'memberships' | 'api_keys' = 'memberships',
): string[] =>
  rolesOf(settings)
    .filter(({ permissions }) => permissions.includes(`org:sys_${what}:manage`))
    .map(({ key }) => key)

export const isCreatorEligible = ({ permissions }: Pick<OrganizationRole, 'permissions'>) =>
  LEADS.every((permission) => permissions.includes(permission))

/** Of who makes an organization: one that can lead it, whatever was made of the configured one since. */
export function creatorRole(settings: Within): string {
  const configured = roleOf(settings, settings.organizations.creatorRole)
  return configured && isCreatorEligible(configured) ? configured.key : ADMIN
}

/** What of the settings cannot be meant; null: nothing. */
export function organizationsFault(organizations: OrganizationSettings): string | null {
  const settings = { organizations }
  const known = permissionsOf(settings).map(({ key }) => key)
  for (const [key, { permissions }] of Object.entries(organizations.roles)) {
    const unknown = permissions.find((permission) => !known.includes(permission))
    if (unknown) return `organizations.roles.${key}: there is no permission ${unknown}.`
    if (isTooLarge(permissions)) {
      return `organizations.roles.${key}: so many permissions do not fit into a session token.`
    }
  }
  for (const name of ['creatorRole', 'defaultRole'] as const) {
    if (!roleOf(settings, organizations[name])) {
      return `organizations.${name}: there is no role ${organizations[name]}.`
    }
  }
  const { defaultRole } = organizations.domains
  if (defaultRole !== null && !roleOf(settings, defaultRole)) {
    return `organizations.domains.defaultRole: there is no role ${defaultRole}.`
  }
  if (!isCreatorEligible(roleOf(settings, organizations.creatorRole)!)) {
    return `organizations.creatorRole: it needs the permissions ${LEADS.join(', ')}.`
  }
  return null
}

/** Roles that whoever leads an organization cannot give, since they grant more than theirs (AZ-7): one line for each. */
export function rolesOutOfReach(settings: Within): string[] {
  if (!settings.organizations.enabled) return []
  const leader = creatorRole(settings)
  const held = permissionsOfRole(settings, leader)
  return rolesOf(settings).flatMap(({ key, permissions }) => {
    const more = permissions.filter((permission) => !held.includes(permission))
    if (more.length === 0) return []
    return `organizations.roles: ${leader} cannot give ${key}, which grants more: ${more.join(', ')}. Grant ${leader} that too, or only the site gives it.`
  })
}

export function isTooLarge(permissions: readonly string[]): boolean {
  return Object.values(packPermissions(permissions)).join('').length > MAX_PACKED_BYTES
}

/** Worked out once for the settings of each moment. */
function remembered<Result>(work: (settings: OrganizationSettings) => Result) {
  const known = new WeakMap<OrganizationSettings, Result>()
  return ({ organizations }: Within): Result => {
    const before = known.get(organizations)
    if (before !== undefined) return before
    const result = work(organizations)
    known.set(organizations, result)
    return result
  }
}

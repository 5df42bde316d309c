import {
  ADMIN,
  creatorRole,
  isCreatorEligible,
  MEMBER,
  type OrganizationRole,
  roleOf,
  rolesOf,
} from './organization-roles.ts'
import type { OrganizationSettings, RoleSetSettings, Settings } from './settings.ts'

/** Roles that belong together. Each organization has one set, and gives no other roles. */
export interface RoleSet {
  id: string
  key: string
  name: string
  description: string | null
  /** In the order in which they were put into it. */
  roles: readonly OrganizationRole[]
  /** Keys: of who comes in without being given another, and of who makes an organization. */
  defaultRole: string
  creatorRole: string
  /** Whether new organizations have it. */
  isInitial: boolean
  createdAt: number
  updatedAt: number
}

export const ROLE_SET_KEY = /^role_set:[a-z][a-z0-9_]{0,40}$/
export const MAX_ROLE_SETS = 20
export const MAX_ROLES_OF_SET = 10

/** What there is before the Backend API makes another one, and of organizations that are older: all roles. */
export const BUILT_IN: RoleSetSettings = {
  id: 'roleset_default',
  key: 'role_set:default',
  name: 'Default',
  description: null,
  roles: null,
  defaultRole: null,
  creatorRole: null,
  createdAt: 0,
  updatedAt: 0,
}

type Within = Pick<Settings, 'organizations'>
/** As which set an organization has. */
export type WithRoleSet = { role_set_id: string }

export const storedRoleSets = ({
  roleSets,
}: Pick<OrganizationSettings, 'roleSets'>): readonly RoleSetSettings[] =>
  roleSets && roleSets.length > 0 ? roleSets : [BUILT_IN]

/** Never none; the first is the initial one, if no other is. */
export function roleSetsOf(settings: Within): RoleSet[] {
  const { organizations } = settings
  const stored = storedRoleSets(organizations)
  const initial = stored.find(({ id }) => id === organizations.initialRoleSet) ?? stored[0]!
  return stored.map((one) => {
    const roles =
      one.roles === null
        ? rolesOf(settings)
        : one.roles.flatMap((key) => roleOf(settings, key) ?? [])
    const has = (key: string | null) => key !== null && roles.some((role) => role.key === key)
    const leader = one.creatorRole ?? creatorRole(settings)
    const leads = roles.find((role) => role.key === leader && isCreatorEligible(role))
    const joins = one.defaultRole ?? organizations.defaultRole
    const made = leads?.key ?? roles.find(isCreatorEligible)?.key ?? ADMIN
    return {
      ...one,
      roles,
      creatorRole: made,
      defaultRole: has(joins) ? joins : has(MEMBER) ? MEMBER : made,
      isInitial: one === initial,
    }
  })
}

export const initialRoleSet = (settings: Within): RoleSet =>
  roleSetsOf(settings).find(({ isInitial }) => isInitial)!

/** What is stored once another role is that of who makes an organization; nothing where no set was changed. */
export function withCreator(
  organizations: OrganizationSettings,
  creatorRole: string,
): Pick<OrganizationSettings, 'roleSets'> {
  if (!organizations.roleSets) return {}
  const { id } = initialRoleSet({ organizations })
  const next = (set: RoleSetSettings) => (set.id === id ? { ...set, creatorRole } : set)
  return { roleSets: organizations.roleSets.map(next) }
}

/** That of an organization; the initial one in the place of one that is gone. */
export const roleSetOf = (settings: Within, { role_set_id }: WithRoleSet): RoleSet =>
  roleSetsOf(settings).find(({ id }) => id === role_set_id) ?? initialRoleSet(settings)

/** Of who comes into an organization by a domain: the one for them, as far as the set has it. */
export function domainRole(settings: Within, set: RoleSet): string {
  const { defaultRole } = settings.organizations.domains
  return set.roles.some(({ key }) => key === defaultRole) ? defaultRole! : set.defaultRole
}

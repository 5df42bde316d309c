import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findMembership } from '../memberships/storage.ts'
import type { MembershipRow } from '../memberships/table.ts'
import {
  managingRoles,
  permissionsOfRole,
  roleOf,
  type SystemPermission,
} from '../settings/organization-roles.ts'
import { roleSetOf, type WithRoleSet } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import { findOrganization, type Organization } from './storage.ts'

/** An organization, and as what the actor stands there; null: the site, which may do everything. */
export interface Standing {
  organization: Organization
  own: MembershipRow | null
}

/**
 * An organization that the actor reaches: people are in it, and their role grants what is needed, as the database has it now (AZ-6).
 *
 * @throws {ApiError} 404 unless they are in it (AZ-1, ENUM-4), 403 for a role that does not grant it.
 */
export async function requireOrganization(
  ctx: Context,
  actor: Actor,
  { id, permission }: { id: string; permission?: SystemPermission | undefined },
): Promise<Standing> {
  assertOn(ctx.settings)
  const organization = await findOrganization(ctx, { id })
  if (!organization) throw apiError('resource_not_found')
  if (isSite(actor)) return { organization, own: null }
  const own = actor.kind === 'user' ? await findMembership(ctx.db, id, actor.user.id) : null
  if (!own) throw apiError('resource_not_found')
  if (permission && !permissionsOfRole(ctx.settings, own.role).includes(permission)) {
    throw missing([permission])
  }
  return { organization, own }
}

/** @throws {ApiError} 403 where there are no organizations (AZ-17). */
export function assertOn({ organizations }: Settings): void {
  if (!organizations.enabled) throw apiError('organization_not_enabled_in_instance')
}

/**
 * Nobody grants more than they hold, nor a role that is not of the organization's set (AZ-7).
 *
 * @throws {ApiError} 422 for a role that is not there, 403 for one that grants more than the actor has.
 */
export function assertMayGrant(
  settings: Settings,
  { organization, own }: { organization: WithRoleSet; own: MembershipRow | null },
  role: string,
): void {
  const isOfSet = roleSetOf(settings, organization).roles.some(({ key }) => key === role)
  if (!isOfSet) {
    const isKnown = roleOf(settings, role) !== null
    throw apiError('form_param_value_invalid', {
      param: 'role',
      longMessage: isKnown
        ? 'This organization has no such role: its role set does not include it.'
        : 'There is no such role.',
    })
  }
  if (own) assertHolds(settings, own, role)
}

function assertHolds(settings: Settings, own: MembershipRow, role: string): void {
  const held = permissionsOfRole(settings, own.role)
  const more = permissionsOfRole(settings, role).filter((each) => !held.includes(each))
  if (more.length > 0) throw missing(more)
}

/**
 * Who manages members manages those who may do more than they themselves as little as they make such (AZ-7).
 *
 * @throws {ApiError} 403 for one that manages members, too, and holds more than the actor.
 */
export function assertNotAbove(
  settings: Settings,
  own: MembershipRow | null,
  { role }: MembershipRow,
): void {
  if (own && managingRoles(settings).includes(role)) assertHolds(settings, own, role)
}

const missing = (permissions: string[]) =>
  apiError('missing_organization_permission', { meta: { permissions } })

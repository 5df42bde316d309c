import { packPermissions, type SessionClaimsV2 } from '@dooryard/protocol'
import { permissionsOfRole, roleOf } from '../settings/organization-roles.ts'
import type { Settings } from '../settings/schema.ts'
import type { Membership } from './table.ts'

/** The organization that somebody works in: one of theirs as they are now, or none (AZ-11). */
export function activeMembership(
  { organizations }: Settings,
  memberships: readonly Membership[],
  organizationId: string | null,
): Membership | null {
  if (!organizations.enabled || organizationId === null) return null
  return memberships.find(({ organization }) => organization.id === organizationId) ?? null
}

/** What a session token says of it: of a role that is gone nothing, since sites ask for roles by name (AZ-12). Frontend API §6.1, §6.2. */
export function organizationClaims(
  settings: Settings,
  active: Membership | null,
): Pick<SessionClaimsV2, 'o' | 'fea'> {
  if (!active) return {}
  const { organization, membership } = active
  const { fea, per, fpm } = packPermissions(permissionsOfRole(settings, membership.role))
  const o = {
    id: organization.id,
    ...(organization.slug !== null && { slg: organization.slug }),
    ...(roleOf(settings, membership.role) && { rol: membership.role.replace(/^org:/, '') }),
    ...(fea && { per, fpm }),
  }
  return { ...(fea && { fea }), o }
}

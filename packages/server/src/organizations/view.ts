import type {
  OrganizationJSON,
  OrganizationMembershipJSON,
  PermissionJSON,
  RoleJSON,
} from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { membershipJSON, organizationJSON } from '../memberships/view.ts'
import {
  isCreatorEligible,
  type OrganizationPermission,
  type OrganizationRole,
  permissionsOf,
} from '../settings/organization-roles.ts'
import { roleSetOf } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import { publicUserDataJSON, userViewContext } from '../users/view.ts'
import type { FullMembership } from './load.ts'
import type { Organization } from './storage.ts'

/** What members see. Frontend API §4.9. */
export const showOrganization = (ctx: Context, organization: Organization): OrganizationJSON =>
  organizationJSON(userViewContext(ctx), organization)

export function showMembership(
  ctx: Context,
  { membership, organization, person }: FullMembership,
): OrganizationMembershipJSON {
  const view = userViewContext(ctx)
  return membershipJSON(view, { membership, organization }, publicUserDataJSON(view, person))
}

/** What the site sees. Backend API §3.3. */
export function backendOrganizationJSON(
  ctx: Context,
  organization: Organization,
  { withMembersCount }: { withMembersCount: boolean },
) {
  const { members_count, pending_invitations_count, ...shown } = showOrganization(ctx, organization)
  return {
    ...shown,
    private_metadata: JSON.parse(organization.private_metadata),
    role_set_key: roleSetOf(ctx.settings, organization).key,
    ...(organization.created_by !== null && { created_by: organization.created_by }),
    ...(withMembersCount && { members_count, pending_invitations_count }),
  }
}

export function backendMembershipJSON(ctx: Context, full: FullMembership) {
  const { membership, organization } = full
  return {
    ...showMembership(ctx, full),
    organization: backendOrganizationJSON(ctx, organization, { withMembersCount: true }),
    private_metadata: JSON.parse(membership.private_metadata),
  }
}

export const permissionJSON = (permission: OrganizationPermission): PermissionJSON => ({
  object: 'permission',
  id: permission.id,
  key: permission.key,
  name: permission.name,
  description: permission.description,
  type: permission.type,
  created_at: permission.createdAt,
  updated_at: permission.updatedAt,
})

export const roleJSON = (settings: Settings, role: OrganizationRole): RoleJSON => ({
  object: 'role',
  id: role.id,
  key: role.key,
  name: role.name,
  description: role.description,
  is_creator_eligible: isCreatorEligible(role),
  permissions: permissionsOf(settings)
    .filter(({ key }) => role.permissions.includes(key))
    .map(permissionJSON),
  created_at: role.createdAt,
  updated_at: role.updatedAt,
})

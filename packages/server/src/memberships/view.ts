import type {
  OrganizationJSON,
  OrganizationMembershipJSON,
  PublicOrganizationDataJSON,
  PublicUserDataJSON,
} from '@dooryard/protocol'
import { permissionsOfRole, roleOf } from '../settings/organization-roles.ts'
import type { Settings } from '../settings/schema.ts'
import type { Membership, OrganizationRow, ShownOrganization } from './table.ts'

/** What views of organizations need to know. */
export interface OrganizationViewContext {
  settings: Settings
  /** Where pictures are served, without a slash at the end. */
  pictures: string
}

/** An organization as its members see it: private metadata never gets here (AZ-4). */
export function organizationJSON(
  { pictures }: Pick<OrganizationViewContext, 'pictures'>,
  organization: ShownOrganization,
): OrganizationJSON {
  return {
    object: 'organization',
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    ...logoFields(organization, pictures),
    members_count: organization.members_count,
    pending_invitations_count: organization.pending_invitations_count,
    max_allowed_memberships: organization.max_allowed_memberships,
    admin_delete_enabled: organization.admin_delete_enabled === 1,
    public_metadata: JSON.parse(organization.public_metadata),
    created_at: organization.created_at,
    updated_at: organization.updated_at,
  }
}

/** `person`: whose it is, where others read it. */
export function membershipJSON(
  view: OrganizationViewContext,
  { membership, organization }: Membership,
  person?: PublicUserDataJSON,
): OrganizationMembershipJSON {
  const { settings } = view
  return {
    object: 'organization_membership',
    id: membership.id,
    role: membership.role,
    role_name: roleName(settings, membership.role),
    permissions: [...permissionsOfRole(settings, membership.role)],
    public_metadata: JSON.parse(membership.public_metadata),
    organization: organizationJSON(view, organization),
    ...(person && { public_user_data: person }),
    created_at: membership.created_at,
    updated_at: membership.updated_at,
  }
}

export const roleName = (settings: Settings, key: string): string =>
  roleOf(settings, key)?.name ?? key

export const publicOrganizationJSON = (
  { pictures }: Pick<OrganizationViewContext, 'pictures'>,
  organization: Pick<OrganizationRow, 'id' | 'name' | 'slug' | 'picture'>,
): PublicOrganizationDataJSON => ({
  id: organization.id,
  name: organization.name,
  slug: organization.slug,
  ...logoFields(organization, pictures),
})

/** One without a logo has a drawn one. */
const logoFields = (
  { id, picture }: Pick<OrganizationRow, 'id' | 'picture'>,
  pictures: string,
) => ({ image_url: `${pictures}/${picture ?? `${id}.svg`}`, has_image: picture !== null })

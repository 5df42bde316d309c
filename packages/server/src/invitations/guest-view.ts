import type { OrganizationInvitationJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { publicOrganizationJSON, roleName } from '../memberships/view.ts'
import type { Organization } from '../organizations/storage.ts'
import { userViewContext } from '../users/view.ts'
import type { InvitationRow } from './table.ts'
import { invitationStatus } from './view.ts'

/** An invitation to an organization, as its members and its guests see it. Frontend API §4.9. */
export function guestJSON(
  ctx: Context,
  row: InvitationRow,
  organization: Organization,
): OrganizationInvitationJSON {
  return {
    object: 'organization_invitation',
    id: row.id,
    email_address: row.email_address,
    organization_id: organization.id,
    role: row.role!,
    role_name: roleName(ctx.settings, row.role!),
    status: invitationStatus(row, ctx.clock.now()),
    public_metadata: JSON.parse(row.public_metadata),
    public_organization_data: publicOrganizationJSON(userViewContext(ctx), organization),
    // It opens an account: said once, to the site.
    url: null,
    expires_at: row.expire_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** As the site sees it; `url` as it is made. Backend API §3.3. */
export const backendGuestJSON = (
  ctx: Context,
  row: InvitationRow,
  { organization, url = null }: { organization: Organization; url?: string | null },
) => ({
  ...guestJSON(ctx, row, organization),
  private_metadata: JSON.parse(row.private_metadata!),
  inviter_id: row.inviter_user_id,
  url,
})

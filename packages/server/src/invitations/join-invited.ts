import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { findMembership } from '../memberships/storage.ts'
import { join } from '../organizations/add-member.ts'
import { assertMayGrant, assertOn } from '../organizations/require-organization.ts'
import { findOrganization, type Organization } from '../organizations/storage.ts'
import { permissionsOfRole } from '../settings/organization-roles.ts'
import { findUser } from '../users/storage.ts'
import type { InvitationRow } from './table.ts'

/**
 * Makes a member of whoever accepted, in the given transaction. Who invited them must still be allowed to (AZ-7).
 *
 * @throws {ApiError} 400 where that is over, 403 when the organization is full.
 */
export async function joinInvited(
  ctx: Context,
  actor: Actor,
  row: InvitationRow,
  userId: string,
): Promise<void> {
  assertOn(ctx.settings)
  const organizationId = row.organization_id!
  const role = row.role!
  const organization = (await findOrganization(ctx, { id: organizationId }))!
  await assertStillInvited(ctx, organization, row)
  if (await findMembership(ctx.db, organizationId, userId)) return
  await join(ctx, organization, {
    organizationId,
    userId,
    role,
    publicMetadata: JSON.parse(row.public_metadata),
    privateMetadata: JSON.parse(row.private_metadata!),
  })
  await recordEvent(ctx, actor, {
    type: 'organization_membership.created',
    targetId: organizationId,
    details: { user_id: userId, role },
  })
}

async function assertStillInvited(
  { db, settings }: Context,
  organization: Organization,
  row: InvitationRow,
): Promise<void> {
  // One that came by a domain is taken back with it, and counts where there are domains.
  if (row.domain_id !== null && !settings.organizations.domains.enabled) {
    throw apiError('organization_domains_not_enabled')
  }
  const isByPerson = row.invited_by_site === 0 && row.domain_id === null
  if (!isByPerson) return assertMayGrant(settings, { organization, own: null }, row.role!)
  const inviter = await findMembership(db, row.organization_id!, row.inviter_user_id!)
  // Whoever was taken out, and let in again, does not bring back what they began before (KEY-2, SES-9).
  const stands =
    inviter &&
    inviter.created_at <= row.created_at &&
    permissionsOfRole(settings, inviter.role).includes('org:sys_memberships:manage') &&
    (await findUser(db, inviter.user_id))?.banned === 0
  if (!stands) throw apiError('revoked_invitation')
  assertMayGrant(settings, { organization, own: inviter }, row.role!)
}

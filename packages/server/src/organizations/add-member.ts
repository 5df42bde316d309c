import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findMembership } from '../memberships/storage.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { loadUser } from '../users/load.ts'
import { type Metadata, serializeMetadata } from '../users/metadata.ts'
import { changeOrganization } from './change-organization.ts'
import { assertMayGrant } from './require-organization.ts'
import { insertMembership, type Organization } from './storage.ts'

export interface NewMember {
  organizationId: string
  userId: string
  role: string
  publicMetadata?: Metadata | undefined
  privateMetadata?: Metadata | undefined
}

/**
 * Makes a user a member.
 *
 * @throws {ApiError} 404 for an unknown user, 400 for a member, 403 when the organization is full, or for a role that grants more
 * than the actor holds (AZ-7).
 */
export function addMember(ctx: Context, actor: Actor, input: NewMember): Promise<MembershipRow> {
  return changeOrganization(ctx, actor, {
    id: input.organizationId,
    permission: 'org:sys_memberships:manage',
    type: 'organization_membership.created',
    async work(ctx, standing) {
      assertMayGrant(ctx.settings, standing, input.role)
      if (!(await loadUser(ctx, input.userId))) throw apiError('resource_not_found')
      return join(ctx, standing.organization, input)
    },
    details: ({ user_id, role }) => ({ user_id, role }),
  })
}

/** @throws {ApiError} 400 for a member, 403 when the organization is full. */
export async function join(
  ctx: Context,
  { id, members_count, max_allowed_memberships: most }: Organization,
  input: NewMember,
): Promise<MembershipRow> {
  if (await findMembership(ctx.db, id, input.userId)) {
    throw apiError('already_a_member_in_organization', { param: 'user_id' })
  }
  if (most > 0 && members_count >= most) throw apiError('organization_membership_quota_exceeded')
  const row = newMembership(ctx, input)
  await insertMembership(ctx.db, row)
  return row
}

export function newMembership(
  { clock, random }: Context,
  { organizationId, userId, role, publicMetadata = {}, privateMetadata = {} }: NewMember,
): MembershipRow {
  const now = clock.now()
  const metadata = serializeMetadata({
    public_metadata: publicMetadata,
    private_metadata: privateMetadata,
  })
  return {
    id: createId('organizationMembership', random),
    organization_id: organizationId,
    user_id: userId,
    role,
    public_metadata: metadata.public_metadata!,
    private_metadata: metadata.private_metadata!,
    created_at: now,
    updated_at: now,
  }
}

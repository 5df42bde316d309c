import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findMembership } from '../memberships/storage.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { managingRoles } from '../settings/organization-roles.ts'
import { type Metadata, mergeMetadata, serializeMetadata } from '../users/metadata.ts'
import { changeOrganization } from './change-organization.ts'
import { assertMayGrant, assertNotAbove } from './require-organization.ts'
import { deleteMembershipRow, hasOther, updateMembershipRow } from './storage.ts'

interface Member {
  organizationId: string
  userId: string
}

/**
 * Gives a member another role.
 *
 * @throws {ApiError} 404, 403 for a role that grants more than the actor holds, or somebody who is above them (AZ-7), 400 when nobody would manage members any
 * more (AZ-8).
 */
export function changeRole(
  ctx: Context,
  actor: Actor,
  { role, ...member }: Member & { role: string },
): Promise<MembershipRow> {
  return changeOrganization(ctx, actor, {
    id: member.organizationId,
    permission: 'org:sys_memberships:manage',
    type: 'organization_membership.updated',
    async work(ctx, standing) {
      const row = await requireMember(ctx, member)
      assertMayGrant(ctx.settings, standing, role)
      assertNotAbove(ctx.settings, standing.own, row)
      if (!managingRoles(ctx.settings).includes(role)) await assertOthersManage(ctx, row)
      const updated_at = ctx.clock.now()
      await updateMembershipRow(ctx.db, row.id, { role, updated_at })
      return { ...row, role, updated_at }
    },
    details: ({ user_id, role }) => ({ user_id, role }),
  })
}

/**
 * Takes a member out; people may always leave by themselves.
 *
 * @throws {ApiError} 404, 403 for somebody who is above them (AZ-7), or 400 when nobody would manage members any more (AZ-8).
 */
export function removeMember(ctx: Context, actor: Actor, member: Member): Promise<MembershipRow> {
  const isLeaving = actor.kind === 'user' && actor.user.id === member.userId
  return changeOrganization(ctx, actor, {
    id: member.organizationId,
    ...(!isLeaving && { permission: 'org:sys_memberships:manage' as const }),
    type: 'organization_membership.deleted',
    async work(ctx, { own }) {
      const row = await requireMember(ctx, member)
      assertNotAbove(ctx.settings, own, row)
      await assertOthersManage(ctx, row)
      await deleteMembershipRow(ctx.db, row)
      return row
    },
    details: ({ user_id, role }) => ({ user_id, role }),
  })
}

/** Changes what the site keeps with a membership. */
export function updateMembershipMetadata(
  ctx: Context,
  actor: Actor,
  {
    publicMetadata,
    privateMetadata,
    ...member
  }: Member & { publicMetadata?: Metadata | undefined; privateMetadata?: Metadata | undefined },
): Promise<MembershipRow> {
  return changeOrganization(ctx, actor, {
    id: member.organizationId,
    type: 'organization_membership.updated',
    async work(ctx) {
      const row = await requireMember(ctx, member)
      const merged = (name: 'public_metadata' | 'private_metadata', given: Metadata | undefined) =>
        given && mergeMetadata(JSON.parse(row[name]), given)
      const change = {
        ...serializeMetadata({
          public_metadata: merged('public_metadata', publicMetadata),
          private_metadata: merged('private_metadata', privateMetadata),
        }),
        updated_at: ctx.clock.now(),
      }
      await updateMembershipRow(ctx.db, row.id, change)
      return { ...row, ...change }
    },
    details: ({ user_id }) => ({ user_id }),
  })
}

async function requireMember({ db }: Context, member: Member): Promise<MembershipRow> {
  const row = await findMembership(db, member.organizationId, member.userId)
  if (!row) throw apiError('resource_not_found')
  return row
}

/** Somebody manages the members of an organization that was managed by this one (AZ-8). */
async function assertOthersManage({ db, settings }: Context, row: MembershipRow): Promise<void> {
  const roles = managingRoles(settings)
  if (!roles.includes(row.role)) return
  const others = { organizationId: row.organization_id, userId: row.user_id, roles }
  if (!(await hasOther(db, others))) throw apiError('organization_minimum_permissions_needed')
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Page } from '../http/list-fields.ts'
import { type FullMembership, withBoth } from './load.ts'
import { requireOrganization } from './require-organization.ts'
import {
  countMembers,
  isOfAll,
  type MemberFilters,
  type MemberOrder,
  NEWEST_FIRST,
  searchMembers,
} from './search.ts'

export interface MemberList {
  members: FullMembership[]
  total: number
}

/** @throws {ApiError} 404, or 403 for members who may not see the others. */
export async function listMembers(
  ctx: Context,
  actor: Actor,
  {
    organizationId,
    filters,
    order = NEWEST_FIRST,
    page,
  }: {
    organizationId: string
    filters: MemberFilters
    order?: MemberOrder | undefined
    page: Page
  },
): Promise<MemberList> {
  const permission = 'org:sys_memberships:read'
  const { organization } = await requireOrganization(ctx, actor, { id: organizationId, permission })
  const all = { ...filters, organizationId }
  const rows = await searchMembers(ctx.db, all, { order, page })
  return {
    members: await withBoth(ctx, rows, [organization]),
    total: isOfAll(all) ? organization.members_count : await countMembers(ctx.db, all),
  }
}

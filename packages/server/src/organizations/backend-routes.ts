import { backendEndpoints } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { file, flag, optional, required } from '../http/fields.ts'
import { date, order, pageFields, toPage } from '../http/list-fields.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { requireUser } from '../users/load.ts'
import { findUser } from '../users/storage.ts'
import { addMember } from './add-member.ts'
import { changeRole, removeMember, updateMembershipMetadata } from './change-member.ts'
import { createOrganization } from './create-organization.ts'
import {
  id,
  limitFields,
  memberListFields,
  metadataFields,
  organizationListFields,
  organizationName,
  role,
  toMemberFilters,
} from './fields.ts'
import { listMembers } from './list-members.ts'
import { withBoth } from './load.ts'
import { assertOn, requireOrganization } from './require-organization.ts'
import {
  countMembers,
  countOrganizations,
  MEMBER_ORDER,
  NEWEST_FIRST,
  searchMembers,
  searchOrganizations,
} from './search.ts'
import { setLogo } from './set-logo.ts'
import { slug } from './slug.ts'
import { findOrganization, type Organization } from './storage.ts'
import {
  deleteOrganization,
  updateOrganization,
  updateOrganizationMetadata,
} from './update-organization.ts'
import { backendMembershipJSON, backendOrganizationJSON } from './view.ts'

const at = backendEndpoints.organizations

const list = backendRoute(at.getOrganizationList, {
  audit: null,
  query: organizationListFields,
  async handle({ ctx, query }) {
    assertOn(ctx.settings)
    const filters = { ids: query.organization_id, query: query.query }
    const newest = { column: 'created_at', direction: 'desc' } as const
    const rows = await searchOrganizations(ctx, filters, {
      order: query.order_by ?? newest,
      page: toPage(query),
    })
    const withMembersCount = query.include_members_count ?? false
    return {
      data: rows.map((row) => backendOrganizationJSON(ctx, row, { withMembersCount })),
      total_count: await countOrganizations(ctx.db, filters),
    }
  },
})

const create = backendRoute(at.createOrganization, {
  audit: ['organization.created'],
  body: {
    name: required(organizationName),
    slug: optional(slug),
    created_by: optional(id),
    created_at: optional(date),
    role_set_key: optional(role),
    ...limitFields,
    ...metadataFields,
  },
  async handle({ ctx, actor, body }) {
    const made = await createOrganization(ctx, actor, {
      name: body.name,
      slug: body.slug,
      createdBy: body.created_by,
      maxAllowedMemberships: body.max_allowed_memberships,
      publicMetadata: body.public_metadata,
      privateMetadata: body.private_metadata,
      createdAt: body.created_at,
      roleSet: body.role_set_key,
    })
    return show(ctx, made)
  },
})

/** By its id or its slug. */
const getOne = backendRoute(at.getOrganization, {
  audit: null,
  query: {
    include_members_count: optional(flag),
    include_missing_member_with_elevated_permissions: optional(flag),
  },
  async handle({ ctx, params, query }) {
    assertOn(ctx.settings)
    const { organizationId: name } = params
    const found = await findOrganization(
      ctx,
      name.startsWith('org_') ? { id: name } : { slug: name },
    )
    if (!found) throw apiError('resource_not_found')
    const withMembersCount = query.include_members_count ?? false
    return backendOrganizationJSON(ctx, found, { withMembersCount })
  },
})

const update = backendRoute(at.updateOrganization, {
  audit: ['organization.updated'],
  body: {
    name: optional(organizationName),
    slug: optional(slug),
    admin_delete_enabled: optional(flag),
    created_at: optional(date),
    role_set_key: optional(role),
    ...limitFields,
  },
  async handle({ ctx, actor, params, body }) {
    const changed = await updateOrganization(ctx, actor, {
      id: params.organizationId,
      name: body.name,
      slug: body.slug,
      maxAllowedMemberships: body.max_allowed_memberships,
      adminDeleteEnabled: body.admin_delete_enabled,
      createdAt: body.created_at,
      roleSet: body.role_set_key,
    })
    return show(ctx, changed)
  },
})

const metadata = (
  [
    [at.updateOrganizationMetadata, 'merge'],
    [at.replaceOrganizationMetadata, 'replace'],
  ] as const
).map(([endpoint, how]) =>
  backendRoute(endpoint, {
    audit: ['organization.updated'],
    body: metadataFields,
    async handle({ ctx, actor, params, body }) {
      const change = { id: params.organizationId, how, ...body }
      return show(ctx, await updateOrganizationMetadata(ctx, actor, change))
    },
  }),
)

const remove = backendRoute(at.deleteOrganization, {
  audit: ['organization.deleted'],
  async handle({ ctx, actor, params }) {
    const gone = await deleteOrganization(ctx, actor, params.organizationId)
    return { object: 'organization', id: gone.id, slug: gone.slug, deleted: true }
  },
})

const putLogo = backendRoute(at.updateOrganizationLogo, {
  audit: ['organization.updated'],
  body: { file: required(file), uploader_user_id: optional(id) },
  async handle({ ctx, actor, params, body }) {
    if (body.uploader_user_id !== undefined) await requireUser(ctx, actor, body.uploader_user_id)
    return show(ctx, await setLogo(ctx, actor, { id: params.organizationId, file: body.file }))
  },
})

const dropLogo = backendRoute(at.deleteOrganizationLogo, {
  audit: ['organization.updated'],
  handle: async ({ ctx, actor, params }) =>
    show(ctx, await setLogo(ctx, actor, { id: params.organizationId, file: null })),
})

const members = backendRoute(at.getOrganizationMembershipList, {
  audit: null,
  query: memberListFields,
  async handle({ ctx, actor, params, query }) {
    const { members, total } = await listMembers(ctx, actor, {
      organizationId: params.organizationId,
      filters: toMemberFilters(query),
      order: query.order_by,
      page: toPage(query),
    })
    return {
      data: members.map((member) => backendMembershipJSON(ctx, member)),
      total_count: total,
    }
  },
})

const everybody = backendRoute(at.getInstanceOrganizationMembershipList, {
  audit: null,
  query: { ...pageFields, paginated: optional(flag), order_by: order(MEMBER_ORDER) },
  async handle({ ctx, query }) {
    assertOn(ctx.settings)
    const asked = { order: query.order_by ?? NEWEST_FIRST, page: toPage(query) }
    return showMany(ctx, await searchMembers(ctx.db, {}, asked), await countMembers(ctx.db, {}))
  },
})

const ofUser = backendRoute(backendEndpoints.users.getOrganizationMembershipList, {
  audit: null,
  query: { ...pageFields, paginated: optional(flag) },
  async handle({ ctx, params, query }) {
    const { userId } = params
    if (!(await findUser(ctx.db, userId))) throw apiError('resource_not_found')
    if (!ctx.settings.organizations.enabled) return { data: [], total_count: 0 }
    const asked = { order: NEWEST_FIRST, page: toPage(query) }
    const rows = await searchMembers(ctx.db, { userId }, asked)
    return showMany(ctx, rows, await countMembers(ctx.db, { userId }))
  },
})

const add = backendRoute(at.createOrganizationMembership, {
  audit: ['organization_membership.created'],
  body: { user_id: required(id), role: required(role), ...metadataFields },
  async handle({ ctx, actor, params, body }) {
    const row = await addMember(ctx, actor, {
      organizationId: params.organizationId,
      userId: body.user_id,
      role: body.role,
      publicMetadata: body.public_metadata,
      privateMetadata: body.private_metadata,
    })
    return showMember(ctx, actor, row)
  },
})

const setRole = backendRoute(at.updateOrganizationMembership, {
  audit: ['organization_membership.updated'],
  body: { role: required(role) },
  handle: async ({ ctx, actor, params, body }) =>
    showMember(ctx, actor, await changeRole(ctx, actor, { ...params, role: body.role })),
})

const memberMetadata = backendRoute(at.updateOrganizationMembershipMetadata, {
  audit: ['organization_membership.updated'],
  body: metadataFields,
  async handle({ ctx, actor, params, body }) {
    const row = await updateMembershipMetadata(ctx, actor, {
      ...params,
      publicMetadata: body.public_metadata,
      privateMetadata: body.private_metadata,
    })
    return showMember(ctx, actor, row)
  },
})

const dropMember = backendRoute(at.deleteOrganizationMembership, {
  audit: ['organization_membership.deleted'],
  handle: async ({ ctx, actor, params }) =>
    showMember(ctx, actor, await removeMember(ctx, actor, params)),
})

/** Backend API §2.2. */
export const organizationBackendRoutes: readonly BackendRoute[] = [
  list,
  create,
  getOne,
  update,
  remove,
  ...metadata,
  putLogo,
  dropLogo,
  members,
  everybody,
  ofUser,
  add,
  setRole,
  memberMetadata,
  dropMember,
]

const show = (ctx: Context, organization: Organization) =>
  backendOrganizationJSON(ctx, organization, { withMembersCount: true })

async function showMember(ctx: Context, actor: Actor, row: MembershipRow) {
  const asked = { id: row.organization_id }
  const { organization } = await requireOrganization(ctx, actor, asked)
  const [full] = await withBoth(ctx, [row], [organization])
  return backendMembershipJSON(ctx, full!)
}

async function showMany(ctx: Context, rows: MembershipRow[], total: number) {
  const full = await withBoth(ctx, rows)
  return { data: full.map((one) => backendMembershipJSON(ctx, one)), total_count: total }
}

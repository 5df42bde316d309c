import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { flag, type Kind, line, optional, repeated, required, text } from '../http/fields.ts'
import { order, pageFields, toPage } from '../http/list-fields.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import {
  type OrganizationRole,
  PERMISSION_KEY,
  permissionsOf,
  ROLE_KEY,
  rolesOf,
} from '../settings/organization-roles.ts'
import { deletePermission, deleteRole, savePermission, saveRole } from './change-roles.ts'
import { id } from './fields.ts'
import { permissionJSON, roleJSON } from './view.ts'

const roles = backendEndpoints.organizationRoles
const permissions = backendEndpoints.organizationPermissions

const audit = ['instance.updated'] as const

const keyLike =
  (pattern: RegExp, longMessage: string): Kind<string> =>
  (raw, encoding) => {
    const result = text({ max: 128 })(raw, encoding)
    if ('problem' in result || pattern.test(result.value)) return result
    return { problem: 'form_param_format_invalid', longMessage }
  }

const roleKey = keyLike(ROLE_KEY, 'Use a key such as org:editor.')
const permissionKey = keyLike(
  PERMISSION_KEY,
  'Use a key such as org:invoices:create, and no feature that begins with sys_.',
)
const name = line({ max: 100 })
const description = line({ max: 500 })

const listFields = {
  ...pageFields,
  paginated: optional(flag),
  query: optional(text({ max: 128 })),
  order_by: order(['created_at', 'name', 'key']),
}

interface Listed {
  id: string
  key: string
  name: string
  createdAt: number
}

interface ListQuery {
  limit: number | undefined
  offset: number | undefined
  query: string | undefined
  order_by: { column: 'created_at' | 'name' | 'key'; direction: 'asc' | 'desc' } | undefined
}

/** An instance has a handful of them, all at hand. */
function listOf<Item extends Listed>(all: readonly Item[], query: ListQuery) {
  const wanted = query.query?.toLowerCase()
  const { column, direction } = query.order_by ?? { column: 'created_at', direction: 'desc' }
  const value = (item: Item) => (column === 'created_at' ? item.createdAt : item[column])
  const sign = direction === 'asc' ? 1 : -1
  const found = all
    .filter(
      (item) =>
        wanted === undefined ||
        item.id === wanted ||
        item.key.includes(wanted) ||
        item.name.toLowerCase().includes(wanted),
    )
    .sort(
      (a, b) =>
        sign * (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.key < b.key ? -1 : 1),
    )
  const { limit, offset } = toPage(query)
  return { items: found.slice(offset, offset + limit), total_count: found.length }
}

function findIn<Item extends Listed>(all: readonly Item[], id: string): Item {
  const found = all.find((item) => item.id === id)
  if (!found) throw apiError('resource_not_found')
  return found
}

/** Backend API §2.3. */
export const organizationRoleBackendRoutes: readonly BackendRoute[] = [
  backendRoute(roles.getOrganizationRoleList, {
    audit: null,
    query: listFields,
    async handle({ ctx, query }) {
      const { items, total_count } = listOf([...rolesOf(ctx.settings)], query)
      return { data: items.map((role) => roleJSON(ctx.settings, role)), total_count }
    },
  }),
  backendRoute(roles.getOrganizationRole, {
    audit: null,
    handle: async ({ ctx, params }) =>
      roleJSON(ctx.settings, findIn(rolesOf(ctx.settings), params.organizationRoleId)),
  }),
  backendRoute(roles.createOrganizationRole, {
    audit,
    body: {
      name: required(name),
      key: required(roleKey),
      description: optional(description),
      permissions: repeated(id),
      include_in_initial_role_set: optional(flag),
    },
    handle: async ({ ctx, actor, body }) => show(ctx, await saveRole(ctx, actor, body)),
  }),
  backendRoute(roles.updateOrganizationRole, {
    audit,
    body: {
      name: optional(name),
      key: optional(roleKey),
      description: optional(description),
      permissions: repeated(id),
    },
    handle: async ({ ctx, actor, params, body }) =>
      show(ctx, await saveRole(ctx, actor, { id: params.organizationRoleId, ...body })),
  }),
  backendRoute(roles.deleteOrganizationRole, {
    audit,
    async handle({ ctx, actor, params }) {
      await deleteRole(ctx, actor, params.organizationRoleId)
      return { object: 'role', id: params.organizationRoleId, deleted: true }
    },
  }),
  backendRoute(roles.assignPermissionToOrganizationRole, {
    audit,
    async handle({ ctx, actor, params: { organizationRoleId: id, permissionId: add } }) {
      return show(ctx, await saveRole(ctx, actor, { id, add }))
    },
  }),
  backendRoute(roles.removePermissionFromOrganizationRole, {
    audit,
    async handle({ ctx, actor, params: { organizationRoleId: id, permissionId: remove } }) {
      return show(ctx, await saveRole(ctx, actor, { id, remove }))
    },
  }),
  backendRoute(permissions.getOrganizationPermissionList, {
    audit: null,
    query: listFields,
    async handle({ ctx, query }) {
      const { items, total_count } = listOf([...permissionsOf(ctx.settings)], query)
      return { data: items.map(permissionJSON), total_count }
    },
  }),
  backendRoute(permissions.getOrganizationPermission, {
    audit: null,
    handle: async ({ ctx, params }) =>
      permissionJSON(findIn(permissionsOf(ctx.settings), params.permissionId)),
  }),
  backendRoute(permissions.createOrganizationPermission, {
    audit,
    body: {
      name: required(name),
      key: required(permissionKey),
      description: optional(description),
    },
    handle: async ({ ctx, actor, body }) => permissionJSON(await savePermission(ctx, actor, body)),
  }),
  backendRoute(permissions.updateOrganizationPermission, {
    audit,
    body: {
      name: optional(name),
      key: optional(permissionKey),
      description: optional(description),
    },
    handle: async ({ ctx, actor, params, body }) =>
      permissionJSON(await savePermission(ctx, actor, { id: params.permissionId, ...body })),
  }),
  backendRoute(permissions.deleteOrganizationPermission, {
    audit,
    async handle({ ctx, actor, params }) {
      await deletePermission(ctx, actor, params.permissionId)
      return { object: 'permission', id: params.permissionId, deleted: true }
    },
  }),
]

/** As it is now: the context of the call still has the settings of before. */
async function show(ctx: Context, role: OrganizationRole) {
  const { settings } = await withSettingsNow(ctx)
  return roleJSON(settings, role)
}

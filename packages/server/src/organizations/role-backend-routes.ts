import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { flag, optional, repeated, required } from '../http/fields.ts'
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
import { description, findIn, keyLike, listFields, listOf, name } from './role-fields.ts'
import { permissionJSON, roleJSON } from './view.ts'

const roles = backendEndpoints.organizationRoles
const permissions = backendEndpoints.organizationPermissions

const audit = ['instance.updated'] as const

const roleKey = keyLike(ROLE_KEY, 'Use a key such as org:editor.')
const permissionKey = keyLike(
  PERMISSION_KEY,
  'Use a key such as org:invoices:create, and no feature that begins with sys_.',
)
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

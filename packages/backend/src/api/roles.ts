import type { DeletedObject } from '../resources/deleted-object.ts'
import type { Permission, Role } from '../resources/organizations.ts'
import type { Call, Paginated, WithSign } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

type Page<T> = PaginatedResourceResponse<T[]>

type ListParams = Paginated<{ query?: string; orderBy?: WithSign<'created_at' | 'name' | 'key'> }>

export interface CreateOrganizationRoleParams {
  name: string
  /** `org:` and letters, digits, underscores. */
  key: string
  description?: string | null
  /** Ids. */
  permissions?: string[] | null
  includeInInitialRoleSet?: boolean | null
}

export interface UpdateOrganizationRoleParams {
  organizationRoleId: string
  name?: string | null
  key?: string | null
  description?: string | null
  /** Ids; replaces what the role had. */
  permissions?: string[] | null
}

export interface OrganizationRolePermissionParams {
  organizationRoleId: string
  permissionId: string
}

/** Backend API §2.3. */
export const organizationRolesApi = (call: Call) => ({
  getOrganizationRoleList: async (params: ListParams = {}) =>
    call.get<Page<Role>>('/organization_roles', params),
  getOrganizationRole: async (organizationRoleId: string) =>
    call.get<Role>(path`/organization_roles/${organizationRoleId}`),
  createOrganizationRole: async (params: CreateOrganizationRoleParams) =>
    call.post<Role>('/organization_roles', params),
  updateOrganizationRole: async ({ organizationRoleId, ...body }: UpdateOrganizationRoleParams) =>
    call.patch<Role>(path`/organization_roles/${organizationRoleId}`, body),
  deleteOrganizationRole: async (organizationRoleId: string) =>
    call.delete<DeletedObject>(path`/organization_roles/${organizationRoleId}`),
  assignPermissionToOrganizationRole: async (params: OrganizationRolePermissionParams) =>
    call.post<Role>(rolePermissionPath(params)),
  removePermissionFromOrganizationRole: async (params: OrganizationRolePermissionParams) =>
    call.delete<Role>(rolePermissionPath(params)),
})

function rolePermissionPath({
  organizationRoleId,
  permissionId,
}: OrganizationRolePermissionParams) {
  return path`/organization_roles/${organizationRoleId}/permissions/${permissionId}`
}

export interface CreateOrganizationPermissionParams {
  name: string
  /** `org:feature:action`. */
  key: string
  description?: string
}

/** Backend API §2.3. */
export const organizationPermissionsApi = (call: Call) => ({
  getOrganizationPermissionList: async (params: ListParams = {}) =>
    call.get<Page<Permission>>('/organization_permissions', params),
  getOrganizationPermission: async (permissionId: string) =>
    call.get<Permission>(path`/organization_permissions/${permissionId}`),
  createOrganizationPermission: async (params: CreateOrganizationPermissionParams) =>
    call.post<Permission>('/organization_permissions', params),
  updateOrganizationPermission: async ({
    permissionId,
    ...body
  }: Partial<CreateOrganizationPermissionParams> & { permissionId: string }) =>
    call.patch<Permission>(path`/organization_permissions/${permissionId}`, body),
  deleteOrganizationPermission: async (permissionId: string) =>
    call.delete<DeletedObject>(path`/organization_permissions/${permissionId}`),
})

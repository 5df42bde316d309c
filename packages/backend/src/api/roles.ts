import type { DeletedObject } from '../resources/deleted-object.ts'
import type { Permission, Role } from '../resources/organizations.ts'
import type { Paginated, WithSign } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

type RoleListParams = Paginated<{
  query?: string
  orderBy?: WithSign<'created_at' | 'name' | 'key'>
}>

interface CreateOrganizationRoleParams {
  name: string
  /** `org:` and letters, digits, underscores. */
  key: string
  description?: string | null
  /** Ids. */
  permissions?: string[] | null
  includeInInitialRoleSet?: boolean | null
}

interface UpdateOrganizationRoleParams {
  organizationRoleId: string
  name?: string | null
  key?: string | null
  description?: string | null
  /** Ids; replaces what the role had. */
  permissions?: string[] | null
}

interface OrganizationRolePermissionParams {
  organizationRoleId: string
  permissionId: string
}

/** Backend API §2.3. */
export interface OrganizationRolesApi {
  getOrganizationRoleList(params?: RoleListParams): Promise<Page<Role>>
  getOrganizationRole(organizationRoleId: string): Promise<Role>
  createOrganizationRole(params: CreateOrganizationRoleParams): Promise<Role>
  updateOrganizationRole(params: UpdateOrganizationRoleParams): Promise<Role>
  deleteOrganizationRole(organizationRoleId: string): Promise<DeletedObject>
  assignPermissionToOrganizationRole(params: OrganizationRolePermissionParams): Promise<Role>
  removePermissionFromOrganizationRole(params: OrganizationRolePermissionParams): Promise<Role>
}

interface CreateOrganizationPermissionParams {
  name: string
  /** `org:feature:action`. */
  key: string
  description?: string
}

/** Backend API §2.3. */
export interface OrganizationPermissionsApi {
  getOrganizationPermissionList(params?: RoleListParams): Promise<Page<Permission>>
  getOrganizationPermission(permissionId: string): Promise<Permission>
  createOrganizationPermission(params: CreateOrganizationPermissionParams): Promise<Permission>
  updateOrganizationPermission(
    params: Partial<CreateOrganizationPermissionParams> & { permissionId: string },
  ): Promise<Permission>
  deleteOrganizationPermission(permissionId: string): Promise<DeletedObject>
}

import type { DeletedObject } from '../resources/deleted-object.ts'
import type { Permission, Role, RoleSet } from '../resources/organizations.ts'
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

interface CreateRoleSetParams {
  name: string
  /** `role_set:` and letters, digits, underscores; made of the name, unless it is given. */
  key?: string
  description?: string | null
  /** Keys, of `roles`. */
  defaultRoleKey: string
  creatorRoleKey: string
  /** `initial`: new organizations have it. */
  type?: 'initial' | 'custom'
  /** Keys; ten at most. */
  roles: string[]
}

interface UpdateRoleSetParams {
  roleSetKeyOrId: string
  name?: string | null
  key?: string | null
  description?: string | null
  type?: 'initial' | null
  defaultRoleKey?: string | null
  creatorRoleKey?: string | null
}

/** Backend API §2.3. */
export interface RoleSetsApi {
  getRoleSetList(params?: RoleListParams): Promise<Page<RoleSet>>
  getRoleSet(roleSetKeyOrId: string): Promise<RoleSet>
  createRoleSet(params: CreateRoleSetParams): Promise<RoleSet>
  updateRoleSet(params: UpdateRoleSetParams): Promise<RoleSet>
  addRolesToRoleSet(params: {
    roleSetKeyOrId: string
    roleKeys: string[]
    defaultRoleKey?: string
    creatorRoleKey?: string
  }): Promise<RoleSet>
  /** Members who have the one role get the other. */
  replaceRoleInRoleSet(params: {
    roleSetKeyOrId: string
    roleKey: string
    toRoleKey: string
  }): Promise<RoleSet>
  /** Organizations of the one set get the other, and it is gone. */
  replaceRoleSet(params: {
    roleSetKeyOrId: string
    destRoleSetKey: string
    reassignmentMappings?: Record<string, string>
  }): Promise<DeletedObject>
}

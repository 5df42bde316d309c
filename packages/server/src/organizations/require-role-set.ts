import { apiError } from '../http/api-error.ts'
import { initialRoleSet, type RoleSet, roleSetsOf } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'

/** @throws {ApiError} 422 for one that is not there. */
export function requireRoleSet(settings: Settings, key: string | undefined): RoleSet {
  if (key === undefined) return initialRoleSet(settings)
  const found = roleSetsOf(settings).find((set) => set.key === key)
  if (!found) throw apiError('form_resource_not_found', { param: 'role_set_key' })
  return found
}

import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeSettings } from '../instance/change-settings.ts'
import {
  isCreatorEligible,
  isTooLarge,
  MAX_PERMISSIONS,
  MAX_ROLES,
  type OrganizationPermission,
  type OrganizationRole,
  permissionsOf,
  rolesOf,
} from '../settings/organization-roles.ts'
import type { Overlay } from '../settings/overlay.ts'
import { initialRoleSet, roleSetsOf, storedRoleSets } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import { isRoleInUse } from './storage.ts'

type Organizations = NonNullable<Overlay['organizations']>
type Kind = 'roles' | 'permissions'

export interface PermissionInput {
  key?: string | undefined
  name?: string | undefined
  description?: string | undefined
}

export interface RoleInput extends PermissionInput {
  /** Ids; instead of those that it had. */
  permissions?: string[] | undefined
  add?: string | undefined
  remove?: string | undefined
  include_in_initial_role_set?: boolean | undefined
}

/** @throws {ApiError} that names what is wrong. */
export async function saveRole(
  ctx: Context,
  actor: Actor,
  { id, ...input }: RoleInput & { id?: string },
): Promise<OrganizationRole> {
  const madeId = id ?? createId('role', ctx.random)
  const settings = await change(ctx, actor, async (ctx, former) => {
    const { settings } = ctx
    const before = id === undefined ? null : findChangeable(ctx, 'roles', id)
    if (!before) assertRoom(settings, 'roles')
    const next = { ...names(before, input), permissions: permissionsFor(settings, before, input) }
    const key = input.key ?? before!.key
    if (before && key !== before.key) await assertNotUsed(ctx, before)
    assertFree(settings, 'roles', { key, id: madeId })
    assertSensible(settings, { ...next, key: before?.key ?? key })
    const roles = without(former.roles, before?.key)
    return {
      ...former,
      roles: { ...roles, [key]: { ...next, made: made(ctx, before, madeId) } },
      ...(before ? inSets(former, before.key, key) : intoInitial(ctx, input, key)),
    }
  })
  return rolesOf(settings).find((role) => role.id === madeId)!
}

/** @throws {ApiError} 404, or 400 while somebody has it. */
export async function deleteRole(ctx: Context, actor: Actor, id: string): Promise<void> {
  await change(ctx, actor, async (ctx, former) => {
    const role = findChangeable(ctx, 'roles', id)
    await assertNotUsed(ctx, role)
    return { ...former, roles: without(former.roles, role.key), ...inSets(former, role.key, null) }
  })
}

/** @throws {ApiError} that names what is wrong. */
export async function savePermission(
  ctx: Context,
  actor: Actor,
  { id, ...input }: PermissionInput & { id?: string },
): Promise<OrganizationPermission> {
  const madeId = id ?? createId('permission', ctx.random)
  const settings = await change(ctx, actor, (ctx, former) => {
    const before = id === undefined ? null : findChangeable(ctx, 'permissions', id)
    if (!before) assertRoom(ctx.settings, 'permissions')
    const key = input.key ?? before!.key
    assertFree(ctx.settings, 'permissions', { key, id: madeId })
    const permission = { ...names(before, input), made: made(ctx, before, madeId) }
    const permissions = { ...without(former.permissions, before?.key), [key]: permission }
    // Roles go on granting it under its new name.
    const renamed = before && before.key !== key
    const roles = renamed ? renamedIn(former.roles, before.key, key) : former.roles
    return { ...former, permissions, ...(roles && { roles }) }
  })
  return permissionsOf(settings).find((permission) => permission.id === madeId)!
}

/** Roles grant it no more. */
export async function deletePermission(ctx: Context, actor: Actor, id: string): Promise<void> {
  await change(ctx, actor, (ctx, former) => {
    const { key } = findChangeable(ctx, 'permissions', id)
    const roles = former.roles && renamedIn(former.roles, key, null)
    return {
      ...former,
      permissions: without(former.permissions, key),
      ...(roles && { roles }),
    }
  })
}

function change(
  ctx: Context,
  actor: Actor,
  work: (ctx: Context, former: Organizations) => Organizations | Promise<Organizations>,
): Promise<Settings> {
  return changeSettings(ctx, actor, async (ctx, { organizations = {} }) => ({
    organizations: await work(ctx, organizations),
  }))
}

const LISTS = { roles: rolesOf, permissions: permissionsOf } as const

/**
 * Whatever the server has may be said otherwise of roles, not of permissions, which it asks for itself.
 *
 * @throws {ApiError} 404, or 400 for one that stands in the settings of the code.
 */
function findChangeable(ctx: Context, kind: 'roles', id: string): OrganizationRole
function findChangeable(ctx: Context, kind: 'permissions', id: string): OrganizationPermission
function findChangeable({ settings, live }: Context, kind: Kind, id: string) {
  const found = LISTS[kind](settings).find((one) => one.id === id)
  if (!found) throw apiError('resource_not_found')
  const isOfServer = 'type' in found && found.type === 'system'
  if (isOfServer || Object.hasOwn(live.code.organizations[kind], found.key)) {
    throw apiError('request_invalid_for_instance', {
      longMessage: isOfServer
        ? 'The server asks for this permission itself: it stays as it is.'
        : `This stands in the settings of the code (organizations.${kind}): change it there.`,
    })
  }
  return found
}

function assertRoom(settings: Settings, kind: Kind): void {
  const most = kind === 'roles' ? MAX_ROLES : MAX_PERMISSIONS
  if (LISTS[kind](settings).length >= most) {
    throw apiError('quota_exceeded', { longMessage: `There can be ${most} ${kind}.` })
  }
}

function assertFree(
  settings: Settings,
  kind: Kind,
  { key, id }: { key: string; id: string },
): void {
  const taken = LISTS[kind](settings).some((one) => one.key === key && one.id !== id)
  if (taken)
    throw apiError('form_identifier_exists', { param: 'key', longMessage: 'This key is taken.' })
}

async function assertNotUsed({ db, settings }: Context, { key }: OrganizationRole): Promise<void> {
  const { creatorRole, defaultRole, domains } = settings.organizations
  const named = roleSetsOf(settings).flatMap((set) => [set.defaultRole, set.creatorRole])
  const configured = [creatorRole, defaultRole, domains.defaultRole, ...named]
  if (configured.includes(key) || (await isRoleInUse(db, key))) {
    throw apiError('organization_role_assigned')
  }
}

/** @throws {ApiError} for what does not fit into a token, or a role of creators that cannot lead. */
function assertSensible(
  { organizations }: Settings,
  role: { key: string; permissions: readonly string[] },
): void {
  if (isTooLarge(role.permissions)) {
    throw apiError('form_param_array_size_exceeded', {
      param: 'permissions',
      longMessage: 'So many permissions do not fit into a session token.',
    })
  }
  if (role.key === organizations.creatorRole && !isCreatorEligible(role)) {
    throw apiError('organization_missing_creator_role_permissions', { param: 'permissions' })
  }
}

function permissionsFor(
  settings: Settings,
  before: OrganizationRole | null,
  { permissions, add, remove }: RoleInput,
): string[] {
  const known = permissionsOf(settings)
  const keyOf = (id: string, param: string) => {
    const found = known.find((permission) => permission.id === id)
    if (found) return found.key
    throw param === 'path'
      ? apiError('resource_not_found')
      : apiError('form_resource_not_found', { param })
  }
  if (permissions) return [...new Set(permissions.map((id) => keyOf(id, 'permissions')))]
  const held = new Set(before?.permissions ?? [])
  if (add !== undefined) held.add(keyOf(add, 'path'))
  if (remove !== undefined) held.delete(keyOf(remove, 'path'))
  return [...held]
}

const names = (
  before: { name: string; description: string } | null,
  { name, description }: PermissionInput,
) => ({
  name: name ?? before!.name,
  description: description ?? before?.description ?? null,
})

const made = ({ clock }: Context, before: { createdAt: number } | null, id: string) => ({
  id,
  createdAt: before?.createdAt || clock.now(),
  updatedAt: clock.now(),
})

function without<Value>(
  all: Record<string, Value> | undefined,
  key: string | undefined,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => name !== key))
}

/** What role sets are then; `to`: null takes the role out of them. */
function inSets(
  { roleSets }: Organizations,
  from: string,
  to: string | null,
): Pick<Organizations, 'roleSets'> {
  if (!roleSets) return {}
  const next = (key: string) => (key === from ? (to === null ? [] : [to]) : [key])
  return { roleSets: roleSets.map((set) => ({ ...set, roles: set.roles?.flatMap(next) ?? null })) }
}

/** A set of all roles has a new one as well, unless that is not to be; another one, if it is. */
function intoInitial(
  { settings }: Context,
  { include_in_initial_role_set: isIn }: RoleInput,
  key: string,
): Pick<Organizations, 'roleSets'> {
  const { id, roles } = initialRoleSet(settings)
  const sets = storedRoleSets(settings.organizations)
  const stored = sets.find((set) => set.id === id)!
  if (isIn === undefined || isIn === (stored.roles === null)) return {}
  const keys = roles.map((role) => role.key)
  const next = isIn ? [...keys, key] : keys
  return { roleSets: sets.map((set) => (set.id === id ? { ...set, roles: next } : set)) }
}

/** `to`: null takes it away. */
function renamedIn(
  roles: Organizations['roles'],
  from: string,
  to: string | null,
): Organizations['roles'] {
  if (!roles) return undefined
  const entries = Object.entries(roles).map(([key, role]) => [
    key,
    {
      ...role,
      permissions: role.permissions.flatMap((one) =>
        one === from ? (to === null ? [] : [to]) : [one],
      ),
    },
  ])
  return Object.fromEntries(entries)
}

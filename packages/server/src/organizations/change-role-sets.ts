import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeSettings } from '../instance/change-settings.ts'
import { isCreatorEligible, managingRoles, roleOf } from '../settings/organization-roles.ts'
import type { Overlay } from '../settings/overlay.ts'
import {
  initialRoleSet,
  MAX_ROLE_SETS,
  MAX_ROLES_OF_SET,
  type RoleSet,
  roleSetsOf,
  storedRoleSets,
} from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import type { RoleSetSettings } from '../settings/settings.ts'
import { type Affected, isLeftBy, listRolesInUse, moveToRoleSet, reassignRoles } from './storage.ts'

/** Keys of roles; what is not said stays. */
interface Named {
  name?: string | undefined
  key?: string | undefined
  description?: string | null | undefined
  defaultRole?: string | undefined
  creatorRole?: string | undefined
  /** New organizations have it. */
  isInitial?: boolean | undefined
}

/** @throws {ApiError} that names what is wrong. */
export async function createRoleSet(
  ctx: Context,
  actor: Actor,
  { roles, ...input }: Named & { name: string; roles: readonly string[] },
): Promise<RoleSet> {
  const id = createId('roleSet', ctx.random)
  const settings = await change(ctx, actor, ({ settings, clock }, sets) => {
    if (sets.length >= MAX_ROLE_SETS) {
      throw apiError('quota_exceeded', { longMessage: `There can be ${MAX_ROLE_SETS} role sets.` })
    }
    const now = clock.now()
    const made: RoleSetSettings = {
      id,
      key: input.key ?? keyFor(input.name, sets),
      name: input.name,
      description: input.description ?? null,
      roles: atMost(knownRoles(settings, roles, 'roles'), 'roles'),
      defaultRole: input.defaultRole!,
      creatorRole: input.creatorRole!,
      createdAt: now,
      updatedAt: now,
    }
    return withSet(settings, sets, { set: made, isInitial: input.isInitial })
  })
  return findSet(settings, id)
}

/** @throws {ApiError} 404, or what names what is wrong. */
export async function updateRoleSet(
  ctx: Context,
  actor: Actor,
  { set: name, ...input }: Named & { set: string },
): Promise<RoleSet> {
  return changeSet(ctx, actor, name, (_, { stored }) => ({
    set: { ...stored, ...given(input) },
    isInitial: input.isInitial,
  }))
}

/** @throws {ApiError} 404, or what names what is wrong. One that it has already stays. */
export async function addRoles(
  ctx: Context,
  actor: Actor,
  { set: name, roles, ...input }: Named & { set: string; roles: readonly string[] },
): Promise<RoleSet> {
  return changeSet(ctx, actor, name, ({ settings }, { stored }) => {
    const more = knownRoles(settings, roles, 'role_keys')
    const all = stored.roles && atMost([...new Set([...stored.roles, ...more])], 'role_keys')
    return { set: { ...stored, ...given(input), roles: all } }
  })
}

/**
 * Takes a role out of a set, and gives another one to whoever had it, or is invited to it, at once.
 *
 * @throws {ApiError} 404, 400 where nobody would manage an organization any more (AZ-8), or what names what is wrong.
 */
export async function replaceRole(
  ctx: Context,
  actor: Actor,
  { set: name, from, to }: { set: string; from: string; to: string },
): Promise<RoleSet> {
  return changeSet(ctx, actor, name, async (ctx, { stored, set }) => {
    assertOfSet(set, from, 'role_key')
    assertOfSet(set, to, 'to_role_key')
    if (from === to) throw unusable('to_role_key', 'Choose another role.')
    await reassign(ctx, { role_set_id: set.id }, new Map([[from, to]]))
    const instead = (key: string | null) => (key === from ? to : key)
    return {
      set: {
        ...stored,
        roles: set.roles.map(({ key }) => key).filter((key) => key !== from),
        defaultRole: instead(stored.defaultRole ?? set.defaultRole),
        creatorRole: instead(stored.creatorRole ?? set.creatorRole),
      },
    }
  })
}

/**
 * Gives the organizations of a set another one, and takes it away. Who has a role that the other set lacks gets the one that
 * `mappings` say.
 *
 * @throws {ApiError} as `replaceRole`, or 422 where nothing says what becomes of a role.
 */
export async function replaceRoleSet(
  ctx: Context,
  actor: Actor,
  { set: name, by, mappings }: { set: string; by: string; mappings: Record<string, string> },
): Promise<RoleSet> {
  let gone: RoleSet | undefined
  await change(ctx, actor, async (ctx, sets) => {
    const { settings } = ctx
    gone = findSet(settings, name)
    const next = roleSetsOf(settings).find((set) => isNamed(set, by))
    if (!next) throw apiError('form_resource_not_found', { param: 'dest_role_set_key' })
    if (next.id === gone.id) throw unusable('dest_role_set_key', 'Choose another role set.')
    for (const [from, to] of Object.entries(mappings)) {
      assertOfSet(gone, from, 'reassignment_mappings')
      assertOfSet(next, to, 'reassignment_mappings')
    }
    const which = { role_set_id: gone.id }
    const roles = new Map(Object.entries(mappings))
    const left = (await listRolesInUse(ctx.db, which)).filter(
      (role) => !roles.has(role) && !next.roles.some(({ key }) => key === role),
    )
    if (left.length > 0) {
      throw apiError('form_param_missing', {
        param: 'reassignment_mappings',
        longMessage: `Say which role takes the place of: ${left.join(', ')}.`,
      })
    }
    await reassign(ctx, which, roles)
    await moveToRoleSet(ctx.db, gone.id, next.id)
    const id = gone.id
    return {
      roleSets: sets.filter((set) => set.id !== id),
      ...(gone.isInitial && { initialRoleSet: next.id }),
    }
  })
  return gone!
}

type Sets = Pick<NonNullable<Overlay['organizations']>, 'roleSets' | 'initialRoleSet'>

function change(
  ctx: Context,
  actor: Actor,
  work: (ctx: Context, sets: readonly RoleSetSettings[]) => Sets | Promise<Sets>,
): Promise<Settings> {
  return changeSettings(ctx, actor, async (ctx, { organizations = {} }) => ({
    organizations: {
      ...organizations,
      ...(await work(ctx, storedRoleSets(ctx.settings.organizations))),
    },
  }))
}

interface Draft {
  set: RoleSetSettings
  isInitial?: boolean | undefined
}

async function changeSet(
  ctx: Context,
  actor: Actor,
  name: string,
  work: (ctx: Context, before: { stored: RoleSetSettings; set: RoleSet }) => Draft | Promise<Draft>,
): Promise<RoleSet> {
  let id = ''
  const settings = await change(ctx, actor, async (ctx, sets) => {
    const set = findSet(ctx.settings, name)
    id = set.id
    const stored = sets.find((one) => one.id === id)!
    const draft = await work(ctx, { stored, set })
    const changed = { ...draft.set, updatedAt: ctx.clock.now() }
    return withSet(ctx.settings, sets, { ...draft, set: changed })
  })
  return findSet(settings, id)
}

/** @throws {ApiError} for a set that cannot be. */
function withSet(settings: Settings, sets: readonly RoleSetSettings[], draft: Draft): Sets {
  const { set, isInitial } = draft
  if (sets.some(({ id, key }) => key === set.key && id !== set.id)) {
    throw apiError('form_identifier_exists', { param: 'key', longMessage: 'This key is taken.' })
  }
  const { roles } = set
  const has = (key: string) => (roles ? roles.includes(key) : roleOf(settings, key) !== null)
  const leader = set.creatorRole
  for (const [param, key] of [
    ['default_role_key', set.defaultRole],
    ['creator_role_key', leader],
  ] as const) {
    if (key !== null && !has(key)) throw unusable(param, 'Use a role of the set.')
  }
  if (leader !== null && !isCreatorEligible(roleOf(settings, leader)!)) {
    throw apiError('organization_missing_creator_role_permissions', { param: 'creator_role_key' })
  }
  const isThere = sets.some(({ id }) => id === set.id)
  return {
    roleSets: isThere ? sets.map((one) => (one.id === set.id ? set : one)) : [...sets, set],
    initialRoleSet: isInitial ? set.id : initialRoleSet(settings).id,
  }
}

/** By its key or its id. */
export function findSet(settings: Settings, name: string): RoleSet {
  const found = roleSetsOf(settings).find((set) => isNamed(set, name))
  if (!found) throw apiError('resource_not_found')
  return found
}

const isNamed = ({ id, key }: RoleSet, name: string) => id === name || key === name

const given = ({ name, key, description, defaultRole, creatorRole }: Named) => ({
  ...(name !== undefined && { name }),
  ...(key !== undefined && { key }),
  ...(description !== undefined && { description }),
  ...(defaultRole !== undefined && { defaultRole }),
  ...(creatorRole !== undefined && { creatorRole }),
})

function knownRoles(settings: Settings, keys: readonly string[], param: string): string[] {
  const unknown = keys.find((key) => roleOf(settings, key) === null)
  if (unknown !== undefined || keys.length === 0) throw unusable(param, 'Use keys of roles.')
  return [...new Set(keys)]
}

function atMost(roles: string[], param: string): string[] {
  if (roles.length <= MAX_ROLES_OF_SET) return roles
  throw apiError('form_param_array_size_exceeded', {
    param,
    longMessage: `A role set has ${MAX_ROLES_OF_SET} roles at most.`,
  })
}

function assertOfSet({ roles }: RoleSet, role: string, param: string): void {
  if (!roles.some(({ key }) => key === role)) {
    throw unusable(param, `There is no role ${role} in the set.`)
  }
}

const unusable = (param: string, longMessage: string) =>
  apiError('form_param_value_invalid', { param, longMessage })

/** @throws {ApiError} 400 where nobody would manage an organization any more that somebody manages (AZ-8). */
async function reassign(
  { db, settings, clock }: Context,
  which: Affected,
  roles: ReadonlyMap<string, string>,
): Promise<void> {
  const managing = managingRoles(settings)
  const manages = (role: string) => managing.includes(roles.get(role) ?? role)
  const leaving = managing.filter((role) => !manages(role))
  const staying = [...new Set([...managing, ...roles.keys()])].filter(manages)
  if (await isLeftBy(db, which, { leaving, staying })) {
    throw apiError('organization_minimum_permissions_needed')
  }
  await reassignRoles(db, which, { roles, now: clock.now() })
}

/** `Support team` is `role_set:support_team`, or the next that is free. */
function keyFor(name: string, sets: readonly RoleSetSettings[]): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 30)
  const plain = `role_set:${word || 'roles'}`
  const isFree = (key: string) => !sets.some((set) => set.key === key)
  let key = plain
  for (let n = 2; !isFree(key); n++) key = `${plain}_${n}`
  return key
}

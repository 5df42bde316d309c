import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { choice, clearable, metadata, optional, repeated, required } from '../http/fields.ts'
import type { OrganizationRole } from '../settings/organization-roles.ts'
import { ROLE_SET_KEY, type RoleSet, roleSetsOf } from '../settings/role-sets.ts'
import {
  addRoles,
  createRoleSet,
  findSet,
  replaceRole,
  replaceRoleSet,
  updateRoleSet,
} from './change-role-sets.ts'
import { role } from './fields.ts'
import { description, keyLike, listFields, listOf, name } from './role-fields.ts'
import { countByRole } from './storage.ts'

const at = backendEndpoints.roleSets

const audit = ['instance.updated'] as const

const key = keyLike(ROLE_SET_KEY, 'Use a key such as role_set:support.')

interface NamedBody {
  name?: string | undefined
  key?: string | undefined
  description?: string | null | undefined
  default_role_key?: string | undefined
  creator_role_key?: string | undefined
  type?: string | undefined
}

/** What a body says of a set; what it does not say stays. */
const namedBy = (body: NamedBody) => ({
  name: body.name,
  key: body.key,
  description: body.description,
  defaultRole: body.default_role_key,
  creatorRole: body.creator_role_key,
  isInitial: body.type === 'initial',
})

/** Backend API §2.3. */
export const roleSetBackendRoutes: readonly BackendRoute[] = [
  backendRoute(at.getRoleSetList, {
    audit: null,
    query: listFields,
    async handle({ ctx, query }) {
      const { items, total_count } = listOf(roleSetsOf(ctx.settings), query)
      return { data: await showMany(ctx, items), total_count }
    },
  }),
  backendRoute(at.getRoleSet, {
    audit: null,
    handle: ({ ctx, params }) => show(ctx, findSet(ctx.settings, params.roleSetKeyOrId)),
  }),
  backendRoute(at.createRoleSet, {
    audit,
    body: {
      name: required(name),
      key: optional(key),
      description: clearable(description),
      default_role_key: required(role),
      creator_role_key: required(role),
      type: optional(choice(['initial', 'custom'])),
      roles: repeated(role),
    },
    async handle({ ctx, actor, body }) {
      const made = await createRoleSet(ctx, actor, {
        ...namedBy(body),
        name: body.name,
        roles: body.roles ?? [],
      })
      return show(ctx, made)
    },
  }),
  backendRoute(at.updateRoleSet, {
    audit,
    body: {
      name: optional(name),
      key: optional(key),
      description: clearable(description),
      type: optional(choice(['initial'])),
      default_role_key: optional(role),
      creator_role_key: optional(role),
    },
    async handle({ ctx, actor, params, body }) {
      const changed = await updateRoleSet(ctx, actor, {
        set: params.roleSetKeyOrId,
        ...namedBy(body),
      })
      return show(ctx, changed)
    },
  }),
  backendRoute(at.addRolesToRoleSet, {
    audit,
    body: {
      role_keys: repeated(role),
      default_role_key: optional(role),
      creator_role_key: optional(role),
    },
    async handle({ ctx, actor, params, body }) {
      const changed = await addRoles(ctx, actor, {
        set: params.roleSetKeyOrId,
        ...namedBy(body),
        roles: body.role_keys ?? [],
      })
      return show(ctx, changed)
    },
  }),
  backendRoute(at.replaceRoleInRoleSet, {
    audit,
    body: { role_key: required(role), to_role_key: required(role) },
    async handle({ ctx, actor, params, body }) {
      const { role_key: from, to_role_key: to } = body
      const changed = { set: params.roleSetKeyOrId, from, to }
      return show(ctx, await replaceRole(ctx, actor, changed))
    },
  }),
  backendRoute(at.replaceRoleSet, {
    audit,
    body: {
      dest_role_set_key: required(role),
      reassignment_mappings: optional(roleMap),
    },
    async handle({ ctx, actor, params, body }) {
      const { id } = await replaceRoleSet(ctx, actor, {
        set: params.roleSetKeyOrId,
        by: body.dest_role_set_key,
        mappings: body.reassignment_mappings ?? {},
      })
      return { object: 'role_set', id, deleted: true }
    },
  }),
]

function roleMap(raw: unknown, encoding: Parameters<typeof role>[1]) {
  const result = metadata({ max: 4096 })(raw, encoding)
  if ('problem' in result) return result
  const entries = Object.entries(result.value)
  const isMap = entries.every(([, value]) => typeof value === 'string')
  return isMap
    ? { value: result.value as Record<string, string> }
    : { problem: 'form_param_type_invalid' as const }
}

async function show(ctx: Context, set: RoleSet) {
  return (await showMany(ctx, [set]))[0]
}

/** Backend API §3.3. Members move at once: no migration is ever under way. */
async function showMany(ctx: Context, sets: readonly RoleSet[]) {
  if (sets.length === 0) return []
  const counts = await countByRole(
    ctx.db,
    sets.map(({ id }) => id),
  )
  return sets.map((set) => {
    const item = (one: OrganizationRole) => {
      const found = counts.find(
        ({ role_set_id, role }) => role_set_id === set.id && role === one.key,
      )
      const count = found?.count ?? 0
      return {
        object: 'role_set_item',
        id: one.id,
        name: one.name,
        key: one.key,
        description: one.description,
        members_count: count,
        has_members: count > 0,
        created_at: one.createdAt,
        updated_at: one.updatedAt,
      }
    }
    const items = set.roles.map(item)
    const itemOf = (key: string) => items.find((one) => one.key === key) ?? null
    return {
      object: 'role_set',
      id: set.id,
      name: set.name,
      key: set.key,
      description: set.description,
      roles: items,
      default_role: itemOf(set.defaultRole),
      creator_role: itemOf(set.creatorRole),
      type: set.isInitial ? 'initial' : 'custom',
      role_set_migration: null,
      created_at: set.createdAt,
      updated_at: set.updatedAt,
    }
  })
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { RoleSet } from '../settings/role-sets.ts'
import { type Metadata, mergeMetadata, serializeMetadata } from '../users/metadata.ts'
import { changeOrganization } from './change-organization.ts'
import { requireRoleSet } from './require-role-set.ts'
import { assertSlugs, claimSlug } from './slug.ts'
import {
  deleteOrganizationRow,
  findOrganization,
  listRolesInUse,
  type Organization,
  updateOrganizationRow,
} from './storage.ts'

export interface OrganizationChange {
  id: string
  name?: string | undefined
  slug?: string | undefined
  /** What follows is the site's to say. */
  maxAllowedMemberships?: number | undefined
  adminDeleteEnabled?: boolean | undefined
  createdAt?: number | undefined
  /** Its key. */
  roleSet?: string | undefined
}

/** @throws {ApiError} 404, 403, or 422 for a slug that another one has. */
export function updateOrganization(
  ctx: Context,
  actor: Actor,
  { id, name, slug, ...limits }: OrganizationChange,
): Promise<Organization> {
  return changeOrganization(ctx, actor, {
    id,
    permission: 'org:sys_profile:manage',
    type: 'organization.updated',
    async work(ctx) {
      assertSlugs(ctx.settings, slug)
      const { maxAllowedMemberships, adminDeleteEnabled, createdAt, roleSet } = limits
      const set = roleSet === undefined ? null : await assertFits(ctx, id, roleSet)
      await claimSlug(() =>
        updateOrganizationRow(ctx.db, id, {
          ...(name !== undefined && { name }),
          ...(slug !== undefined && { slug }),
          ...(maxAllowedMemberships !== undefined && {
            max_allowed_memberships: maxAllowedMemberships,
          }),
          ...(adminDeleteEnabled !== undefined && {
            admin_delete_enabled: adminDeleteEnabled ? 1 : 0,
          }),
          ...(createdAt !== undefined && { created_at: createdAt }),
          ...(set && { role_set_id: set.id }),
          updated_at: ctx.clock.now(),
        }),
      )
      return (await findOrganization(ctx, { id }))!
    },
  })
}

/** @throws {ApiError} 422 for a set that is not there, or lacks a role that somebody has. */
async function assertFits({ db, settings }: Context, id: string, key: string): Promise<RoleSet> {
  const set = requireRoleSet(settings, key)
  const used = await listRolesInUse(db, { id })
  const left = used.filter((role) => !set.roles.some((one) => one.key === role))
  if (left.length === 0) return set
  throw apiError('form_param_value_invalid', {
    param: 'role_set_key',
    longMessage: `Members have roles that the set lacks: ${left.join(', ')}. Give them others first.`,
  })
}

/** Changes what the site keeps with an organization. `merge`: as RFC 7396 says. `replace`: each given field as a whole. */
export function updateOrganizationMetadata(
  ctx: Context,
  actor: Actor,
  {
    id,
    how,
    ...given
  }: {
    id: string
    how: 'merge' | 'replace'
    public_metadata?: Metadata | undefined
    private_metadata?: Metadata | undefined
  },
): Promise<Organization> {
  return changeOrganization(ctx, actor, {
    id,
    type: 'organization.updated',
    async work(ctx, { organization }) {
      const next = (name: keyof typeof given) => {
        const value = given[name]
        if (value === undefined || how === 'replace') return value
        return mergeMetadata(JSON.parse(organization[name]), value)
      }
      await updateOrganizationRow(ctx.db, id, {
        ...serializeMetadata({
          public_metadata: next('public_metadata'),
          private_metadata: next('private_metadata'),
        }),
        updated_at: ctx.clock.now(),
      })
      return (await findOrganization(ctx, { id }))!
    },
  })
}

/** @throws {ApiError} 403 where members may not, whatever their role (AZ-17). */
export function deleteOrganization(ctx: Context, actor: Actor, id: string): Promise<Organization> {
  return changeOrganization(ctx, actor, {
    id,
    permission: 'org:sys_profile:delete',
    type: 'organization.deleted',
    async work(ctx, { organization, own }) {
      if (own && organization.admin_delete_enabled !== 1) {
        throw apiError('organization_admin_delete_not_enabled')
      }
      if (organization.picture) ctx.pictures.store.forget(ctx, organization.picture)
      await deleteOrganizationRow(ctx.db, id)
      return organization
    },
  })
}

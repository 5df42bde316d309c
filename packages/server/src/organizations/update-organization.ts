import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { type Metadata, mergeMetadata, serializeMetadata } from '../users/metadata.ts'
import { changeOrganization } from './change-organization.ts'
import { assertSlugs, claimSlug } from './slug.ts'
import {
  deleteOrganizationRow,
  findOrganization,
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
      const { maxAllowedMemberships, adminDeleteEnabled, createdAt } = limits
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
          updated_at: ctx.clock.now(),
        }),
      )
      return (await findOrganization(ctx, { id }))!
    },
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

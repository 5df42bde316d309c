import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeOrganization } from '../organizations/change-organization.ts'
import { requireOrganization, type Standing } from '../organizations/require-organization.ts'
import type { Settings } from '../settings/schema.ts'
import { type Domain, findDomain } from './storage.ts'

export interface DomainPlace {
  organizationId: string
  domainId: string
}

type Permission = 'org:sys_domains:read' | 'org:sys_domains:manage'

/**
 * A domain of an organization whose domains the actor may see, or change.
 *
 * @throws {ApiError} 404 for one of another organization (AZ-1), 403 where there are none, or for a role that does not allow it.
 */
export async function requireDomain(
  ctx: Context,
  actor: Actor,
  { organizationId, domainId, permission }: DomainPlace & { permission: Permission },
): Promise<Standing & { domain: Domain }> {
  assertDomains(ctx.settings)
  const standing = await requireOrganization(ctx, actor, { id: organizationId, permission })
  return { ...standing, domain: await domainOf(ctx, { organizationId, domainId }) }
}

/** @throws {ApiError} 403 where organizations have no domains (AZ-17). */
export function assertDomains({ organizations }: Settings): void {
  if (!organizations.domains.enabled) throw apiError('organization_domains_not_enabled')
}

/** @throws {ApiError} 404 for one of another organization. */
export async function domainOf(
  { db }: Context,
  { organizationId, domainId }: DomainPlace,
): Promise<Domain> {
  const domain = await findDomain(db, domainId)
  if (domain?.organization_id !== organizationId) throw apiError('resource_not_found')
  return domain
}

/** What rules that change a domain have in common. */
export function changeDomain<Result>(
  ctx: Context,
  actor: Actor,
  { organizationId, domainId }: DomainPlace,
  {
    type,
    work,
  }: {
    type: 'organization_domain.updated' | 'organization_domain.deleted'
    work(ctx: Context, domain: Domain, standing: Standing): Promise<Result>
  },
): Promise<Result> {
  return changeOrganization(ctx, actor, {
    id: organizationId,
    permission: 'org:sys_domains:manage',
    type,
    async work(ctx, standing) {
      assertDomains(ctx.settings)
      return work(ctx, await domainOf(ctx, { organizationId, domainId }), standing)
    },
    details: () => ({ domain: domainId }),
  })
}

import { createId, type OrganizationEnrollmentMode } from '@dooryard/protocol'
import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeOrganization } from '../organizations/change-organization.ts'
import { assertMayGrant, type Standing } from '../organizations/require-organization.ts'
import { domainRole, roleSetOf } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import { assertUsableDomain } from './domain-name.ts'
import { assertDomains } from './require-domain.ts'
import { claimDomain } from './settle-domain.ts'
import { countDomains, type Domain, findDomain, insertDomain } from './storage.ts'

export interface NewDomain {
  organizationId: string
  /** Normalised. */
  name: string
  mode?: OrganizationEnrollmentMode | undefined
  /** The site vouches for it. */
  verified?: boolean | undefined
}

/**
 * Adds a domain to an organization. Whose it is, is to be proven, unless the site says so: members are not told before that it is
 * another organization's (ENUM-5).
 *
 * @throws {ApiError} 422 for a domain of everybody (AZ-10), one that is there already, or taken; 403 for too many (AZ-17), and as
 * `assertMode`.
 */
export function createDomain(ctx: Context, actor: Actor, input: NewDomain): Promise<Domain> {
  const { organizationId, name, mode = 'manual_invitation' } = input
  const verified = isSite(actor) && (input.verified ?? false)
  const id = createId('organizationDomain', ctx.random)
  return changeOrganization(ctx, actor, {
    id: organizationId,
    permission: 'org:sys_domains:manage',
    type: 'organization_domain.created',
    async work(ctx, standing) {
      const { db, settings, clock } = ctx
      assertDomains(settings)
      await assertUsableDomain(ctx, name)
      assertMode(settings, standing, mode)
      if ((await countDomains(db, { organizationId })) >= settings.organizations.domains.max) {
        throw apiError('organization_domain_quota_exceeded')
      }
      const now = clock.now()
      const since = verified ? now : null
      await claimDomain(() =>
        insertDomain(db, {
          id,
          organization_id: organizationId,
          name,
          enrollment_mode: mode,
          verified_at: since,
          affiliation_email_address: null,
          affiliation_verified_at: null,
          ownership_token: null,
          ownership_expire_at: null,
          ownership_attempts: 0,
          ownership_strategy: verified ? 'manual_override' : null,
          ownership_verified_at: since,
          created_at: now,
          updated_at: now,
        }),
      )
      return (await findDomain(db, id))!
    },
    details: () => ({ domain: id, name }),
  })
}

/**
 * Nobody is asked again about those whom a domain invites: who lets them all in grants them the role that they get.
 *
 * @throws {ApiError} 403 for one that the settings do not have (AZ-17), or that gives more than the actor holds (AZ-7).
 */
export function assertMode(
  settings: Settings,
  standing: Standing,
  mode: OrganizationEnrollmentMode,
): void {
  if (!settings.organizations.domains.enrollmentModes.includes(mode)) {
    throw apiError('organization_domain_enrollment_mode_not_enabled', { param: 'enrollment_mode' })
  }
  if (mode !== 'automatic_invitation') return
  const set = roleSetOf(settings, standing.organization)
  assertMayGrant(settings, standing, domainRole(settings, set))
}

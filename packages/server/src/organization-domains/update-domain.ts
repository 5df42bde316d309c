import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { assertMode } from './create-domain.ts'
import { assertUsableDomain } from './domain-name.ts'
import { changeDomain, type DomainPlace } from './require-domain.ts'
import { dropPending, settleDomain } from './settle-domain.ts'
import { type Domain, deleteDomainRow } from './storage.ts'
import type { DomainRow } from './table.ts'

/** @throws {ApiError} 404, or 403 as `assertMode`. */
export function setMode(
  ctx: Context,
  actor: Actor,
  {
    mode,
    deletePending = false,
    ...place
  }: DomainPlace & { mode: OrganizationEnrollmentMode; deletePending?: boolean | undefined },
): Promise<Domain> {
  return changeDomain(ctx, actor, place, {
    type: 'organization_domain.updated',
    async work(ctx, domain, standing) {
      assertMode(ctx.settings, standing, mode)
      if (deletePending) await dropPending(ctx, domain.id)
      return settleDomain(ctx, domain, { enrollment_mode: mode })
    },
  })
}

/**
 * What the site says of a domain: under another name it has to be proven anew.
 *
 * @throws {ApiError} 404, 403, or 422 for a name that cannot be used, or is taken.
 */
export function updateDomain(
  ctx: Context,
  actor: Actor,
  {
    name,
    mode,
    verified,
    ...place
  }: DomainPlace & {
    name?: string | undefined
    mode?: OrganizationEnrollmentMode | undefined
    verified?: boolean | undefined
  },
): Promise<Domain> {
  return changeDomain(ctx, actor, place, {
    type: 'organization_domain.updated',
    async work(ctx, domain, standing) {
      const isOther = name !== undefined && name !== domain.name
      if (isOther) await assertUsableDomain(ctx, name)
      if (mode) assertMode(ctx.settings, standing, mode)
      return settleDomain(ctx, domain, {
        ...(isOther && { name }),
        ...(mode && { enrollment_mode: mode }),
        ...((isOther || verified === false) && UNPROVEN),
        ...(verified && vouched(ctx, domain, isOther)),
      })
    },
  })
}

/** @throws {ApiError} 404. Invitations and suggestions that nobody answered go with it. */
export function deleteDomain(ctx: Context, actor: Actor, place: DomainPlace): Promise<Domain> {
  return changeDomain(ctx, actor, place, {
    type: 'organization_domain.deleted',
    async work(ctx, domain) {
      await dropPending(ctx, domain.id)
      await deleteDomainRow(ctx.db, domain.id)
      return domain
    },
  })
}

const UNPROVEN = {
  affiliation_email_address: null,
  affiliation_verified_at: null,
  ownership_token: null,
  ownership_expire_at: null,
  ownership_attempts: 0,
  ownership_strategy: null,
  ownership_verified_at: null,
}

/** What was proven stays as it was. */
const vouched = ({ clock }: Context, before: DomainRow, isOther: boolean): Partial<DomainRow> =>
  before.ownership_verified_at !== null && !isOther
    ? {}
    : { ownership_strategy: 'manual_override', ownership_verified_at: clock.now() }

import type {
  OrganizationDomainJSON,
  OrganizationDomainVerificationJSON,
  OrganizationSuggestionJSON,
} from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { publicOrganizationJSON } from '../memberships/view.ts'
import { loadOrganizations } from '../organizations/load.ts'
import type { Organization } from '../organizations/storage.ts'
import { userViewContext } from '../users/view.ts'
import { verificationStatus } from '../verifications/status.ts'
import { findVerifications } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { recordName, recordValue } from './ownership.ts'
import type { Domain } from './storage.ts'
import type { DomainRow, SuggestionRow } from './table.ts'

/** Domains with their organizations, and the proofs that were begun for them. `known`: organizations at hand. */
export async function showDomains(
  ctx: Context,
  domains: readonly Domain[],
  known: readonly Organization[] = [],
): Promise<OrganizationDomainJSON[]> {
  const ids = domains.map((row) => row.organization_id)
  const organizations = await loadOrganizations(ctx, ids, known)
  const unproven = domains.filter((row) => row.affiliation_verified_at === null)
  const ownerIds = unproven.map(({ id }) => id)
  const begun = await findVerifications(ctx.db, { ownerIds, stage: 'organization_domain' })
  return domains.flatMap((domain) => {
    const organization = organizations.get(domain.organization_id)
    if (!organization) return []
    return domainJSON(ctx, { domain, organization, begun: begun.get(domain.id) ?? null })
  })
}

/** Frontend API §4.9. */
function domainJSON(
  ctx: Context,
  {
    domain,
    organization,
    begun,
  }: { domain: Domain; organization: Organization; begun: VerificationRow | null },
): OrganizationDomainJSON {
  const now = ctx.clock.now()
  const affiliation = affiliationJSON(domain, begun, now)
  const ownership = ownershipJSON(domain, now)
  return {
    object: 'organization_domain',
    id: domain.id,
    organization_id: domain.organization_id,
    name: domain.name,
    enrollment_mode: domain.enrollment_mode,
    affiliation_email_address: domain.affiliation_email_address,
    affiliation_verification: affiliation,
    verification: domain.ownership_verified_at === null ? affiliation : ownership,
    ownership_verification: ownership,
    total_pending_invitations: domain.invitations,
    total_pending_suggestions: domain.suggestions,
    public_organization_data: publicOrganizationJSON(userViewContext(ctx), organization),
    created_at: domain.created_at,
    updated_at: domain.updated_at,
  }
}

function affiliationJSON(
  domain: DomainRow,
  begun: VerificationRow | null,
  now: number,
): OrganizationDomainVerificationJSON | null {
  const { affiliation_verified_at: verifiedAt } = domain
  if (verifiedAt !== null) return proof('email_code', { status: 'verified', verifiedAt })
  // What was proven, or begun, before it was taken from them, or had another name.
  const isOver = begun?.status === 'verified' || domain.affiliation_email_address === null
  if (!begun || isOver) return null
  return proof(begun.strategy, {
    status: verificationStatus(begun, now) as 'unverified' | 'failed' | 'expired',
    attempts: begun.attempts,
    end: begun.expire_at,
  })
}

function ownershipJSON(
  domain: DomainRow,
  now: number,
): OrganizationDomainJSON['ownership_verification'] {
  const { ownership_token: token, ownership_verified_at: verifiedAt } = domain
  const end = domain.ownership_expire_at
  const record = token !== null && {
    txt_record_name: recordName(domain),
    txt_record_value: recordValue(token),
  }
  if (verifiedAt !== null) {
    const attempts = domain.ownership_attempts
    return {
      ...proof(domain.ownership_strategy!, { status: 'verified', attempts, verifiedAt }),
      ...record,
    }
  }
  if (!record || end === null) return null
  const status = end > now ? 'unverified' : 'expired'
  return { ...proof('txt', { status, attempts: domain.ownership_attempts, end }), ...record }
}

const proof = (
  strategy: string,
  {
    status,
    attempts = null,
    end = null,
    verifiedAt = null,
  }: {
    status: OrganizationDomainVerificationJSON['status']
    attempts?: number | null
    end?: number | null
    verifiedAt?: number | null
  },
): OrganizationDomainVerificationJSON => ({
  status,
  strategy,
  attempts,
  expire_at: end,
  expires_at: end,
  verified_at: verifiedAt,
})

/** What somebody sees who may ask to join. Frontend API §4.9. */
export const suggestionJSON = (
  ctx: Context,
  row: SuggestionRow,
  organization: Organization,
): OrganizationSuggestionJSON => ({
  object: 'organization_suggestion',
  id: row.id,
  public_organization_data: publicOrganizationJSON(userViewContext(ctx), organization),
  status: row.status === 'pending' ? 'pending' : 'accepted',
  created_at: row.created_at,
  updated_at: row.updated_at,
})

import { createId, IdPrefix } from '@dooryard/protocol'
import { hashToken } from '../clients/token.ts'
import { DAY } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { domainOfAddress } from '../email-addresses/normalize.ts'
import { listEmailAddresses } from '../email-addresses/storage.ts'
import { findInvitedByDomain, insertInvitation } from '../invitations/storage.ts'
import type { InvitationRow } from '../invitations/table.ts'
import { findMembership } from '../memberships/storage.ts'
import { findOrganization } from '../organizations/storage.ts'
import { randomToken } from '../random.ts'
import { domainRole, roleSetOf } from '../settings/role-sets.ts'
import { listVerifiedDomains } from './storage.ts'
import { insertSuggestion, suggestedTo } from './suggestions.ts'
import type { DomainRow } from './table.ts'

const LIFETIME = 30 * DAY

/** A way into an organization that somebody has by an address of theirs. */
interface Way {
  domain: DomainRow
  /** Which they have proven (AZ-10). */
  address: string
}

/**
 * Whoever has proven an address of a domain is invited to its organization, or suggested it, as that has chosen: once, and not
 * again when they leave, or are taken out.
 */
export async function welcomeByDomain(ctx: Context, userId: string): Promise<void> {
  const { enabled, domains } = ctx.settings.organizations
  if (!enabled || !domains.enabled) return
  if ((await newWays(ctx, userId)).length === 0) return
  const open = async (ctx: Context) => {
    for (const way of await newWays(ctx, userId)) {
      const { enrollment_mode: mode } = way.domain
      if (mode === 'automatic_invitation') {
        const organization = (await findOrganization(ctx, { id: way.domain.organization_id }))!
        const role = domainRole(ctx.settings, roleSetOf(ctx.settings, organization))
        await insertInvitation(ctx.db, invited(ctx, way, role))
      } else await insertSuggestion(ctx.db, suggested(ctx, way.domain, userId))
    }
  }
  // A session begins in a transaction already.
  await (ctx.db.isTransaction ? open(ctx) : write(ctx, open))
}

async function newWays(ctx: Context, userId: string): Promise<Way[]> {
  const { db, settings, clock } = ctx
  const addresses = (await listEmailAddresses(db, [userId])).filter(
    ({ verified_at }) => verified_at !== null,
  )
  const names = [...new Set(addresses.map((row) => domainOfAddress(row.email_address)))]
  const modes = settings.organizations.domains.enrollmentModes
  const automatic = (await listVerifiedDomains(db, names)).filter(
    ({ enrollment_mode: mode }) => mode !== 'manual_invitation' && modes.includes(mode),
  )
  if (automatic.length === 0) return []
  const suggested = await suggestedTo(db, userId)
  const ways: Way[] = []
  for (const domain of automatic) {
    if (await findMembership(db, domain.organization_id, userId)) continue
    const own = addresses.filter((row) => domainOfAddress(row.email_address) === domain.name)
    const all = own.map((row) => row.email_address)
    const isKnown =
      domain.enrollment_mode === 'automatic_suggestion'
        ? suggested.has(domain.organization_id)
        : await findInvitedByDomain(db, { domain, userId, addresses: all, now: clock.now() })
    if (!isKnown) ways.push({ domain, address: all[0]! })
  }
  return ways
}

/** Nobody gets its ticket: it is accepted in the list of whoever has the address. */
function invited(
  { clock, random }: Context,
  { domain, address }: Way,
  role: string,
): InvitationRow {
  const now = clock.now()
  return {
    id: createId('organizationInvitation', random),
    email_address: address,
    token_hash: hashToken(`${IdPrefix.invitation}_${randomToken(random)}`),
    status: 'pending',
    public_metadata: '{}',
    redirect_url: null,
    organization_id: domain.organization_id,
    role,
    private_metadata: '{}',
    inviter_user_id: null,
    invited_by_site: 0,
    domain_id: domain.id,
    user_id: null,
    expire_at: now + LIFETIME,
    created_at: now,
    updated_at: now,
  }
}

function suggested({ clock, random }: Context, domain: DomainRow, userId: string) {
  const now = clock.now()
  return {
    id: createId('organizationSuggestion', random),
    request_id: createId('organizationMembershipRequest', random),
    organization_id: domain.organization_id,
    domain_id: domain.id,
    user_id: userId,
    status: 'pending' as const,
    requested_at: null,
    created_at: now,
    updated_at: now,
  }
}

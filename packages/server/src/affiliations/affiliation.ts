import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { domainOfAddress, normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { noteVerified } from '../organization-domains/ownership.ts'
import { type DomainPlace, requireDomain } from '../organization-domains/require-domain.ts'
import { settleDomain } from '../organization-domains/settle-domain.ts'
import type { Domain } from '../organization-domains/storage.ts'
import { limitDaily } from '../rate-limits/rules.ts'
import { INVITATIONS_A_DAY } from '../settings/numbers.ts'
import { strategiesAt } from '../strategies/index.ts'
import { prove } from '../strategies/prove.ts'
import type { Subject } from '../strategies/strategy.ts'
import { isNotEnded } from '../users/own-sessions.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** In which browser: a code works in the one that asked for it (OTP-2). */
export interface Affiliating extends DomainPlace {
  clientId: string
  visitor: Visitor
}

const permission = 'org:sys_domains:manage'
const stage = 'organization_domain'

/**
 * Sends a code to an address of a domain: whoever enters it reads mail there.
 *
 * @throws {ApiError} 404, 403, 400 for what is proven, 422 for an address of another domain, 429.
 */
export async function prepareAffiliation(
  ctx: Context,
  actor: Actor,
  { emailAddress: typed, ...asking }: Affiliating & { emailAddress: string },
): Promise<Domain> {
  const param = 'affiliation_email_address'
  const { domain } = await requireDomain(ctx, actor, { ...asking, permission })
  assertUnproven(domain)
  const identifier = normalizeEmailAddress(typed)
  if (identifier === null) throw apiError('form_param_format_invalid', { param })
  if (domainOfAddress(identifier) !== domain.name) {
    throw apiError('organization_domain_mismatch', { param })
  }
  if (actor.kind === 'user') {
    const scope = 'organization_domains'
    await limitDaily(ctx, { scope, subject: actor.user.id, max: INVITATIONS_A_DAY })
  }
  const [strategy] = strategiesAt(stage)
  const verification = await findVerification(ctx.db, { ownerId: domain.id, stage })
  const start = await strategy!.prepare!(ctx, subjectOf(asking, identifier, verification))
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    // Removed or proven meanwhile: nothing is sent any more.
    const { domain } = await requireDomain(ctx, actor, { ...asking, permission })
    assertUnproven(domain)
    await start(ctx)
    await recordEvent(ctx, actor, {
      type: 'organization_domain.updated',
      targetId: domain.organization_id,
      details: { domain: domain.id },
    })
    return settleDomain(ctx, domain, { affiliation_email_address: identifier })
  })
}

/**
 * Tries the code; a right one makes the domain the organization's, in the same transaction.
 *
 * @throws {ApiError} 404, 403, 400 for what is proven or was not begun in this browser, 422 for a wrong code or a domain of another
 * organization, 401 when the session was ended since the request began (SES-7).
 */
export async function attemptAffiliation(
  ctx: Context,
  actor: Actor,
  { proof, ...asking }: Affiliating & { proof: Record<string, unknown> },
): Promise<Domain> {
  const { domain } = await requireDomain(ctx, actor, { ...asking, permission })
  assertUnproven(domain)
  const begun = await findVerification(ctx.db, { ownerId: domain.id, stage })
  const verification = begun?.client_id === asking.clientId ? begun : null
  const strategy = strategiesAt(stage).find(({ name }) => name === verification?.strategy)
  if (!verification || !strategy) throw apiError('verification_missing')
  const { identifier } = verification
  const subject = subjectOf(asking, identifier, verification)
  return prove(ctx, { strategy, subject, proof }, async (outer) => {
    const ctx = await withSettingsNow(outer)
    const { domain } = await requireDomain(ctx, actor, { ...asking, permission })
    assertUnproven(domain)
    const session = actor.kind === 'user' ? actor.session : null
    if (session && !(await isNotEnded(ctx.db, session.id))) throw apiError('signed_out')
    // Another name meanwhile: it was another domain that was proven.
    if (domainOfAddress(identifier) !== domain.name) throw apiError('verification_missing')
    const settled = await settleDomain(ctx, domain, {
      affiliation_email_address: identifier,
      affiliation_verified_at: ctx.clock.now(),
    })
    await noteVerified(ctx, actor, settled)
    return settled
  })
}

/** The address is nobody's account here: whose guesses are wrong is counted for it (RATE-1). */
const subjectOf = (
  { domainId, clientId, visitor }: Affiliating,
  identifier: string,
  verification: VerificationRow | null,
): Subject => ({
  stage,
  ownerId: domainId,
  clientId,
  identifier,
  user: null,
  verification,
  visitor,
})

function assertUnproven({ affiliation_verified_at }: Domain): void {
  if (affiliation_verified_at !== null) throw apiError('verification_already_verified')
}

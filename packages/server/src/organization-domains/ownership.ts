import type { Actor } from '../actor.ts'
import { DAY } from '../clock.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { findTexts } from '../outside/dns.ts'
import { randomToken } from '../random.ts'
import { changeDomain, type DomainPlace, requireDomain } from './require-domain.ts'
import { settleDomain } from './settle-domain.ts'
import { type Domain, findDomain, findVerifiedDomain, updateDomainRow } from './storage.ts'
import type { DomainRow } from './table.ts'

/** How long a record may take to be there. */
const LIFETIME = 7 * DAY

export const recordName = ({ name }: Pick<DomainRow, 'name'>): string =>
  `_dooryard-challenge.${name}`

export const recordValue = (token: string): string => `dooryard-verification=${token}`

/**
 * Says which record is to stand in the DNS of a domain; the same again as long as it is good.
 *
 * @throws {ApiError} 404, 403, or 400 for what is proven.
 */
export function prepareOwnership(ctx: Context, actor: Actor, place: DomainPlace): Promise<Domain> {
  return changeDomain(ctx, actor, place, {
    type: 'organization_domain.updated',
    async work(ctx, domain) {
      assertUnowned(domain)
      const now = ctx.clock.now()
      if (openToken(domain, now) !== null) return domain
      return settleDomain(ctx, domain, {
        ownership_token: randomToken(ctx.random),
        ownership_expire_at: now + LIFETIME,
        ownership_attempts: 0,
      })
    },
  })
}

/** Looks the record up that was asked for, or asks for one. */
export async function verifyOwnership(
  ctx: Context,
  actor: Actor,
  place: DomainPlace,
): Promise<Domain> {
  const permission = 'org:sys_domains:manage'
  const { domain } = await requireDomain(ctx, actor, { ...place, permission })
  const isAsked = openToken(domain, ctx.clock.now()) !== null
  return isAsked ? attemptOwnership(ctx, actor, place) : prepareOwnership(ctx, actor, place)
}

/**
 * Looks the record up. What is found counts for the domain as it was asked of, and for the token that was asked for then.
 *
 * @throws {ApiError} 404, 403, 400 for what is proven or not begun, 422 while the record is not there, or when the domain is another
 * organization's.
 */
export async function attemptOwnership(
  ctx: Context,
  actor: Actor,
  place: DomainPlace,
): Promise<Domain> {
  const permission = 'org:sys_domains:manage'
  const { domain: asked } = await requireDomain(ctx, actor, { ...place, permission })
  assertUnowned(asked)
  const token = openToken(asked, ctx.clock.now())
  if (token === null) throw apiError('verification_missing')
  const { resolvers } = ctx.settings.organizations.domains
  const found = (await findTexts(recordName(asked), resolvers)).includes(recordValue(token))
  // A try is counted, however it ends: the refusal is a value.
  const outcome = await changeDomain<Domain | ApiError>(ctx, actor, place, {
    type: 'organization_domain.updated',
    async work(ctx, domain) {
      assertUnowned(domain)
      const isSame = domain.name === asked.name && domain.ownership_token === token
      const ownership_attempts = domain.ownership_attempts + 1
      if (!found || !isSame) {
        await updateDomainRow(ctx.db, domain.id, { ownership_attempts })
        return notFound(asked)
      }
      await takeFromMailbox(ctx, actor, domain)
      const settled = await settleDomain(ctx, domain, {
        ownership_attempts,
        ownership_strategy: 'txt',
        ownership_verified_at: ctx.clock.now(),
      })
      await noteVerified(ctx, actor, settled)
      return settled
    },
  })
  if ('organization_id' in outcome) return (await findDomain(ctx.db, outcome.id)) ?? outcome
  throw outcome
}

/**
 * Whoever reads one mailbox of a domain does not own it: who does takes it over, with what it led to. Members whom it brought in stay.
 */
async function takeFromMailbox(ctx: Context, actor: Actor, { id, name }: Domain): Promise<void> {
  const holder = await findVerifiedDomain(ctx.db, name)
  if (!holder || holder.id === id || holder.ownership_verified_at !== null) return
  const held = (await findDomain(ctx.db, holder.id))!
  await settleDomain(ctx, held, { affiliation_email_address: null, affiliation_verified_at: null })
  await recordEvent(ctx, actor, {
    type: 'organization_domain.lost',
    targetId: held.organization_id,
    details: { domain: held.id, name },
  })
}

export function noteVerified(
  ctx: Context,
  actor: Actor,
  { id, organization_id, name }: DomainRow,
): Promise<void> {
  return recordEvent(ctx, actor, {
    type: 'organization_domain.verified',
    targetId: organization_id,
    details: { domain: id, name },
  })
}

const openToken = ({ ownership_token: token, ownership_expire_at: end }: DomainRow, now: number) =>
  end !== null && end > now ? token : null

function assertUnowned({ ownership_verified_at }: DomainRow): void {
  if (ownership_verified_at !== null) throw apiError('verification_already_verified')
}

const notFound = (domain: DomainRow) =>
  apiError('organization_domain_ownership_not_verified', {
    longMessage: `There is no such record at ${recordName(domain)} yet. It can take some time until it is seen everywhere.`,
  })

import type { Context } from '../context.ts'
import { takenColumn } from '../db/constraint.ts'
import { apiError } from '../http/api-error.ts'
import { dropInvitationsOfDomain } from '../invitations/storage.ts'
import { type Domain, findDomain, updateDomainRow } from './storage.ts'
import { dropSuggestions } from './suggestions.ts'
import type { DomainRow } from './table.ts'

type Change = Partial<
  Omit<DomainRow, 'id' | 'organization_id' | 'verified_at' | 'created_at' | 'updated_at'>
>

/**
 * Writes what is known of a domain, in the given transaction. With the last proof goes what it led to; with the first it
 * becomes theirs, unless another organization was faster, which the unique index decides (DB-5).
 *
 * @throws {ApiError} 422 for a domain that is another organization's, or is there twice.
 */
export async function settleDomain(ctx: Context, before: Domain, change: Change): Promise<Domain> {
  const now = ctx.clock.now()
  const { affiliation_verified_at, ownership_verified_at } = { ...before, ...change }
  const isProven = affiliation_verified_at !== null || ownership_verified_at !== null
  const isOther = change.name !== undefined && change.name !== before.name
  if (!isProven || isOther) await dropPending(ctx, before.id)
  await claimDomain(() =>
    updateDomainRow(ctx.db, before.id, {
      ...change,
      verified_at: isProven ? (before.verified_at ?? now) : null,
      updated_at: now,
    }),
  )
  return (await findDomain(ctx.db, before.id))!
}

/** What nobody has answered that came by a domain. */
export async function dropPending({ db, clock }: Context, domainId: string): Promise<void> {
  await dropInvitationsOfDomain(db, domainId, clock.now())
  await dropSuggestions(db, domainId)
}

/** @throws {ApiError} 422 for a domain that is another organization's, or is there twice. */
export async function claimDomain(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const column = takenColumn(error)
    if (column === null) throw error
    const isTheirs = column === 'name'
    throw apiError(
      isTheirs
        ? 'organization_domain_already_exists'
        : 'organization_domain_already_exists_same_organization',
      { param: 'name' },
    )
  }
}

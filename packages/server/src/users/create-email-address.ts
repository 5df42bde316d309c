import { createId } from '@dooryard/protocol'
import { type Actor, isSite, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress, insertEmailAddress } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { assertAllowedAddress } from '../restrictions/allowed.ts'
import { UNPROVEN_ADDRESSES } from '../settings/numbers.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { claim, takenError } from './identifiers.ts'
import { loadUser } from './load.ts'
import { setPrimaryEmailAddress } from './set-primary-email-address.ts'
import { updateUserRow } from './storage.ts'

export interface NewEmailAddress {
  userId: string
  emailAddress: string
  /** The site vouches for it; no code is sent. */
  verified?: boolean | undefined
  primary?: boolean | undefined
}

/**
 * Adds an address, not proven unless the site vouches for it; unproven ones block nobody (OTP-13). People are not told whose
 * address is taken where that is kept secret: its owner is, when a code is to be sent (ENUM-1).
 *
 * @throws {ApiError} 422 when the user does not exist or the address is taken; for people 403 until they verified again
 * that it is them (PW-9) or where the site keeps that address out (AZ-17), and 400 while too many wait for a proof.
 */
export function createEmailAddress(
  ctx: Context,
  actor: Actor,
  { userId, emailAddress, verified = false, primary = false }: NewEmailAddress,
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    const owner = reaches(actor, userId) ? await loadUser(ctx, userId) : null
    if (!owner) throw apiError('form_resource_not_found', { param: 'user_id' })
    await requireFreshProof(ctx, actor, owner.user)
    const own = owner.emailAddresses
    if (own.some((row) => row.email_address === emailAddress)) throw takenError('email_address')
    if (!isSite(actor)) {
      assertRoom(own)
      await assertAllowedAddress(ctx, emailAddress)
    }
    const isKeptSecret = ctx.settings.enumerationProtection && !isSite(actor)
    if (!isKeptSecret && (await findVerifiedEmailAddress(ctx.db, emailAddress))) {
      throw takenError('email_address')
    }
    const row = newEmailAddress(ctx, { userId, emailAddress, verified })
    await claim(() => insertEmailAddress(ctx.db, row))
    if (primary) {
      const extended = { ...owner, emailAddresses: [...own, row] }
      await setPrimaryEmailAddress(ctx, extended, { emailAddressId: row.id })
    } else if (own.length === 0 && isSite(actor)) {
      await updateUserRow(ctx.db, userId, { primary_email_address_id: row.id })
    }
    await recordEvent(ctx, actor, { type: 'email_address.created', targetId: row.id })
    return row
  })
}

function assertRoom(own: readonly EmailAddressRow[]): void {
  const unproven = own.filter(({ verified_at }) => verified_at === null)
  if (unproven.length >= UNPROVEN_ADDRESSES) throw apiError('too_many_unverified_identifications')
}

export function newEmailAddress(
  { clock, random }: Context,
  { userId, emailAddress, verified }: { userId: string; emailAddress: string; verified: boolean },
): EmailAddressRow {
  const now = clock.now()
  return {
    id: createId('identification', random),
    user_id: userId,
    email_address: emailAddress,
    verified_at: verified ? now : null,
    verification_strategy: verified ? 'admin' : null,
    reserved: 0,
    created_at: now,
    updated_at: now,
  }
}

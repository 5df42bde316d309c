import { createId } from '@dooryard/protocol'
import { type Actor, isSite, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { findVerifiedPhoneNumber, insertPhoneNumber } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { assertAllowedNumber } from '../restrictions/allowed.ts'
import { UNPROVEN_ADDRESSES } from '../settings/numbers.ts'
import type { Settings } from '../settings/schema.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { claim, takenError } from '../users/identifiers.ts'
import { loadUser } from '../users/load.ts'
import { setPrimaryPhoneNumber } from '../users/set-primary-phone-number.ts'
import { settleNumbers } from './settle.ts'

export interface NewPhoneNumber {
  userId: string
  /** Normalised. */
  phoneNumber: string
  /** The site vouches for it; no code is sent. */
  verified?: boolean | undefined
  primary?: boolean | undefined
  /** It is to be a second factor. */
  reservedForSecondFactor?: boolean | undefined
}

/**
 * Adds a number, not proven unless the site vouches for it; unproven ones block nobody (OTP-13). People are not told whose
 * number is taken where that is kept secret (ENUM-1).
 *
 * @throws {ApiError} 422 when the user does not exist or the number is taken; for people 403 where there are no numbers, or
 * until they verified again that it is them (PW-9), and 400 while too many wait for a proof.
 */
export function createPhoneNumber(
  ctx: Context,
  actor: Actor,
  {
    userId,
    phoneNumber,
    verified = false,
    primary = false,
    reservedForSecondFactor = false,
  }: NewPhoneNumber,
): Promise<PhoneNumberRow> {
  if (!isSite(actor)) assertInUse(ctx.settings, { second: reservedForSecondFactor })
  return write(ctx, async (ctx) => {
    const owner = reaches(actor, userId) ? await loadUser(ctx, userId) : null
    if (!owner) throw apiError('form_resource_not_found', { param: 'user_id' })
    await requireFreshProof(ctx, actor, owner.user)
    const own = owner.phoneNumbers
    if (own.some((row) => row.phone_number === phoneNumber)) throw takenError('phone_number')
    if (!isSite(actor)) {
      assertRoom(own)
      await assertAllowedNumber(ctx, phoneNumber)
    }
    const isKeptSecret = ctx.settings.enumerationProtection && !isSite(actor)
    if (!isKeptSecret && (await findVerifiedPhoneNumber(ctx.db, phoneNumber))) {
      throw takenError('phone_number')
    }
    const row = newPhoneNumber(ctx, { userId, phoneNumber, verified, reservedForSecondFactor })
    await claim(() => insertPhoneNumber(ctx.db, row))
    if (verified) await settleNumbers(ctx, actor, { owner })
    if (primary) {
      await setPrimaryPhoneNumber(ctx, { ...owner, phoneNumbers: [...own, row] }, row.id)
    }
    await recordEvent(ctx, actor, { type: 'phone_number.created', targetId: row.id })
    return (await loadUser(ctx, userId))!.phoneNumbers.find(({ id }) => id === row.id)!
  })
}

/** @throws {ApiError} 403 where people have no numbers, or none as a second factor. */
export function assertInUse(
  { identifiers, strategies }: Settings,
  { second }: { second: boolean },
): void {
  const isOn = strategies.phoneSecondFactor || (!second && identifiers.phoneNumber !== 'off')
  if (!isOn) throw apiError('feature_not_enabled')
}

function assertRoom(own: readonly PhoneNumberRow[]): void {
  const unproven = own.filter(({ verified_at }) => verified_at === null)
  if (unproven.length >= UNPROVEN_ADDRESSES) throw apiError('too_many_unverified_identifications')
}

export function newPhoneNumber(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  {
    userId,
    phoneNumber,
    verified,
    reservedForSecondFactor = false,
  }: { userId: string; phoneNumber: string; verified: boolean; reservedForSecondFactor?: boolean },
): PhoneNumberRow {
  const now = clock.now()
  return {
    id: createId('identification', random),
    user_id: userId,
    phone_number: phoneNumber,
    verified_at: verified ? now : null,
    verification_strategy: verified ? 'admin' : null,
    reserved: 0,
    reserved_for_second_factor: Number(reservedForSecondFactor),
    default_second_factor: 0,
    created_at: now,
    updated_at: now,
  }
}

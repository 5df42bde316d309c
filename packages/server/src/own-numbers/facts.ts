import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { strategiesAt } from '../strategies/index.ts'
import type { Subject } from '../strategies/strategy.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** By what a number of one's own is proven. */
export const provingNumbers = strategiesAt('profile').filter(
  ({ proves }) => proves === 'phone_number',
)

/** Who asks, and in which browser: a code works in the one that asked for it (OTP-2). */
export interface Asking {
  id: string
  clientId: string
}

/** A number of somebody's profile with the proof that was begun for it in their browser. */
export interface OwnNumber {
  number: PhoneNumberRow
  verification: VerificationRow | null
}

/** @throws {ApiError} 404 unless it is the actor's own (AZ-1). */
export async function loadOwnNumber(
  ctx: Context,
  actor: Actor,
  { id, clientId }: Asking,
): Promise<OwnNumber> {
  const number = await requirePhoneNumber(ctx, actor, id)
  const verification = await findVerification(ctx.db, { ownerId: id, stage: 'profile' })
  return { number, verification: verification?.client_id === clientId ? verification : null }
}

/** @throws {ApiError} 400 for a number that is proven. */
export function assertUnproven({ verified_at }: PhoneNumberRow): void {
  if (verified_at !== null) throw apiError('verification_already_verified')
}

/** `user`: who has the number already, if it may be told to them alone. */
export function subjectOf(
  { number, verification }: OwnNumber,
  { clientId, user, visitor }: { clientId: string; user: Subject['user']; visitor: Visitor },
): Subject {
  return {
    stage: 'profile',
    ownerId: number.id,
    clientId,
    identifier: number.phone_number,
    user,
    verification,
    visitor,
  }
}

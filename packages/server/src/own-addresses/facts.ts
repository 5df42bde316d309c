import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { apiError } from '../http/api-error.ts'
import { strategiesAt } from '../strategies/index.ts'
import type { Subject } from '../strategies/strategy.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** By what an address of one's own is proven. */
export const provingAddresses = strategiesAt('profile').filter(
  ({ proves }) => proves === 'email_address',
)

/** Who asks, and in which browser: a code works in the one that asked for it (OTP-2). */
export interface Asking {
  id: string
  clientId: string
}

/** An address of somebody's profile with the proof that was begun for it in their browser. */
export interface OwnAddress {
  address: EmailAddressRow
  verification: VerificationRow | null
}

/** @throws {ApiError} 404 unless it is the actor's own (AZ-1). */
export async function loadOwnAddress(
  ctx: Context,
  actor: Actor,
  { id, clientId }: Asking,
): Promise<OwnAddress> {
  const address = await requireEmailAddress(ctx, actor, id)
  const verification = await findVerification(ctx.db, { ownerId: id, stage: 'profile' })
  return { address, verification: verification?.client_id === clientId ? verification : null }
}

/** @throws {ApiError} 400 for an address that is proven. */
export function assertUnproven({ verified_at }: EmailAddressRow): void {
  if (verified_at !== null) throw apiError('verification_already_verified')
}

/** `user`: who has the address already, if it may be told to them alone. */
export function subjectOf(
  { address, verification }: OwnAddress,
  { clientId, user, visitor }: { clientId: string; user: Subject['user']; visitor: Visitor },
): Subject {
  return {
    stage: 'profile',
    ownerId: address.id,
    clientId,
    identifier: address.email_address,
    user,
    verification,
    visitor,
  }
}

import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import { ownEmailAddress } from '../users/own-email-address.ts'
import {
  type Asking,
  assertUnproven,
  loadOwnAddress,
  provingAddresses,
  subjectOf,
} from './facts.ts'

/**
 * Tries the proof of an address that somebody added; a right one makes it theirs, in the same transaction. Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven or was not prepared in this browser, 422 for a wrong code.
 */
export async function attemptOwnAddress(
  ctx: Context,
  actor: Actor,
  { visitor, proof, ...asking }: Asking & { visitor: Visitor; proof: Record<string, unknown> },
): Promise<EmailAddressRow> {
  const own = await loadOwnAddress(ctx, actor, asking)
  assertUnproven(own.address)
  const strategy = provingAddresses.find(({ name }) => name === own.verification?.strategy)
  if (!strategy) throw apiError('verification_missing')
  const { id, clientId } = asking
  // Whose the address may be besides is no secret that guesses cost: they are counted for the address (RATE-1).
  const subject = subjectOf(own, { clientId, user: null, visitor })
  return prove(ctx, { strategy, subject, proof }, (ctx) =>
    ownEmailAddress(ctx, actor, { id, strategy: strategy.name }),
  )
}

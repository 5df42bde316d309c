import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { phoneNumberAddedLetter } from '../mail/letters.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import { maskedNumber } from '../phone-numbers/normalize.ts'
import { updatePhoneNumberRow } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { noteFactors } from '../sessions/storage.ts'
import { prove } from '../strategies/prove.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { claim } from '../users/identifiers.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { isNotEnded } from '../users/own-sessions.ts'
import { type Asking, assertUnproven, loadOwnNumber, provingNumbers, subjectOf } from './facts.ts'
import { settleNumbers } from './settle.ts'

/**
 * Tries the proof of a number that somebody added; a right one makes it theirs, in the same transaction. Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven or was not prepared in this browser, 422 for a wrong code.
 */
export async function attemptOwnNumber(
  ctx: Context,
  actor: Actor,
  { visitor, proof, ...asking }: Asking & { visitor: Visitor; proof: Record<string, unknown> },
): Promise<PhoneNumberRow> {
  const own = await loadOwnNumber(ctx, actor, asking)
  assertUnproven(own.number)
  const strategy = provingNumbers.find(({ name }) => name === own.verification?.strategy)
  if (!strategy) throw apiError('verification_missing')
  const { id, clientId } = asking
  const subject = subjectOf(own, { clientId, user: null, visitor })
  return prove(ctx, { strategy, subject, proof }, (ctx) =>
    ownNumber(ctx, actor, { id, strategy: strategy.name }),
  )
}

/** @throws {ApiError} 401 when the session was ended since the request began (SES-7), 422 when somebody else was first. */
async function ownNumber(
  ctx: Context,
  actor: Actor,
  { id, strategy }: { id: string; strategy: string },
): Promise<PhoneNumberRow> {
  const row = await requirePhoneNumber(ctx, actor, id)
  assertUnproven(row)
  const session = actor.kind === 'user' ? actor.session : null
  if (session && !(await isNotEnded(ctx.db, session.id))) throw apiError('signed_out')
  const owner = await requireUser(ctx, actor, row.user_id)
  // It is a second factor from then on (MFA-5).
  if (row.reserved_for_second_factor) await requireFreshProof(ctx, actor, owner.user)
  const now = ctx.clock.now()
  const proven = { verified_at: now, verification_strategy: strategy, updated_at: now }
  await claim(() => updatePhoneNumberRow(ctx.db, id, proven))
  await settleNumbers(ctx, actor, { owner })
  if (row.reserved_for_second_factor && session) {
    await noteFactors(ctx.db, session.id, { second_factor_at: now, updated_at: now })
  }
  const shown = maskedNumber(row.phone_number)
  await notifyOwner(ctx, owner, (to, about) => phoneNumberAddedLetter(to, about, shown))
  await recordEvent(ctx, actor, { type: 'phone_number.updated', targetId: id })
  return requirePhoneNumber(ctx, actor, id)
}

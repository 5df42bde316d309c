import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedPhoneNumber } from '../phone-numbers/storage.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { takenError } from '../users/identifiers.ts'
import { findUser } from '../users/storage.ts'
import { type Asking, assertUnproven, loadOwnNumber, type OwnNumber, subjectOf } from './facts.ts'

/**
 * Starts the proof of a number that somebody added: sends a code. To one that is somebody else's none is sent, and nobody can tell
 * (ENUM-1). Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven, 403 for a country without messages, 429, or 422 for one that is taken,
 * where that is no secret.
 */
export async function prepareOwnNumber(
  ctx: Context,
  actor: Actor,
  { strategy, visitor, ...asking }: Asking & { strategy: Strategy; visitor: Visitor },
): Promise<OwnNumber> {
  const own = await loadOwnNumber(ctx, actor, asking)
  assertUnproven(own.number)
  const holder = await findVerifiedPhoneNumber(ctx.db, own.number.phone_number)
  if (holder && !ctx.settings.enumerationProtection) throw takenError('phone_number')
  const user = holder && (await findUser(ctx.db, holder.user_id))
  const { clientId } = asking
  const start = await strategy.prepare!(ctx, subjectOf(own, { clientId, user, visitor }))
  return write(ctx, async (ctx) => {
    // Removed or proven meanwhile: nothing is sent any more.
    const { number } = await loadOwnNumber(ctx, actor, asking)
    assertUnproven(number)
    return { number, verification: await start(ctx) }
  })
}

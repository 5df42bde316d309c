import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import type { Asker, Strategy } from '../strategies/strategy.ts'
import { takenError } from '../users/identifiers.ts'
import { findUser } from '../users/storage.ts'
import { type Asking, assertUnproven, loadOwnAddress, type OwnAddress, subjectOf } from './facts.ts'

/**
 * Starts the proof of an address that somebody added: sends a code or a link. Of one that is somebody else's its owner gets a letter
 * instead, and nobody can tell (ENUM-1). Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven, 429, or 422 for one that is taken, where that is no secret.
 */
export async function prepareOwnAddress(
  ctx: Context,
  actor: Actor,
  {
    strategy,
    visitor,
    asker,
    ...asking
  }: Asking & { strategy: Strategy; visitor: Visitor; asker: Asker },
): Promise<OwnAddress> {
  const own = await loadOwnAddress(ctx, actor, asking)
  assertUnproven(own.address)
  const holder = await findVerifiedEmailAddress(ctx.db, own.address.email_address)
  if (holder && !ctx.settings.enumerationProtection) throw takenError('email_address')
  const user = holder && (await findUser(ctx.db, holder.user_id))
  const { clientId } = asking
  const start = await strategy.prepare!(ctx, subjectOf(own, { clientId, user, visitor }), asker)
  return write(ctx, async (ctx) => {
    // Removed or proven meanwhile: nothing is sent any more.
    const { address } = await loadOwnAddress(ctx, actor, asking)
    assertUnproven(address)
    return { address, verification: await start(ctx) }
  })
}

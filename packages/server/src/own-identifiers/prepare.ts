import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import type { Asker, Strategy } from '../strategies/strategy.ts'
import { takenError } from '../users/identifiers.ts'
import { findUser } from '../users/storage.ts'
import { type Asking, assertUnproven, loadOwn, type Own, subjectOf } from './facts.ts'
import type { Identifier } from './kind.ts'

/**
 * Starts the proof of an address or a number that somebody added: sends a code or a link. Of one that is somebody else's its owner hears
 * instead, if anybody does, and nobody can tell (ENUM-1). Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven, 403 for a country without messages, 429, or 422 for one that is taken,
 * where that is no secret.
 */
export async function prepareOwn<Row extends Identifier>(
  ctx: Context,
  actor: Actor,
  {
    strategy,
    visitor,
    asker,
    ...asking
  }: Asking<Row> & { strategy: Strategy; visitor: Visitor; asker: Asker },
): Promise<Own<Row>> {
  const own = await loadOwn(ctx, actor, asking)
  assertUnproven(own.row)
  const { kind } = asking
  const holder = await kind.findHolder(ctx.db, kind.textOf(own.row))
  if (holder && !ctx.settings.enumerationProtection) throw takenError(kind.proves)
  const user = holder && (await findUser(ctx.db, holder.user_id))
  const start = await strategy.prepare!(ctx, subjectOf(own, { ...asking, user, visitor }), asker)
  return write(ctx, async (ctx) => {
    // Removed or proven meanwhile: nothing is sent any more.
    const { row } = await loadOwn(ctx, actor, asking)
    assertUnproven(row)
    return { row, verification: await start(ctx) }
  })
}

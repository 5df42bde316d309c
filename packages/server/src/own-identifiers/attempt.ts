import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import { requireUser } from '../users/load.ts'
import { isNotEnded } from '../users/own-sessions.ts'
import { type Asking, assertUnproven, loadOwn, subjectOf } from './facts.ts'
import { type Identifier, strategiesFor } from './kind.ts'

/**
 * Tries the proof of an address or a number that somebody added; a right one makes it theirs, in the same transaction.
 * Frontend API §3.10.
 *
 * @throws {ApiError} 404, 400 for one that is proven or was not prepared in this browser, 422 for a wrong code, or when somebody
 * else was first, 401 when the session was ended since the request began (SES-7).
 */
export async function attemptOwn<Row extends Identifier>(
  ctx: Context,
  actor: Actor,
  { visitor, proof, ...asking }: Asking<Row> & { visitor: Visitor; proof: Record<string, unknown> },
): Promise<Row> {
  const { kind, id } = asking
  const own = await loadOwn(ctx, actor, asking)
  assertUnproven(own.row)
  const strategy = strategiesFor(kind).find(({ name }) => name === own.verification?.strategy)
  if (!strategy) throw apiError('verification_missing')
  // Whose it may be besides is no secret that guesses cost: they are counted for the address or number (RATE-1).
  const subject = subjectOf(own, { ...asking, user: null, visitor })
  return prove(ctx, { strategy, subject, proof }, async (ctx) => {
    const row = await kind.require(ctx, actor, id)
    assertUnproven(row)
    const session = actor.kind === 'user' ? actor.session : null
    if (session && !(await isNotEnded(ctx.db, session.id))) throw apiError('signed_out')
    const owner = await requireUser(ctx, actor, row.user_id)
    await kind.own(ctx, actor, { row, owner, strategy: strategy.name })
    return kind.require(ctx, actor, id)
  })
}

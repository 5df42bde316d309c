import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { ReverificationFacts } from './facts.ts'
import { putReverification } from './storage.ts'
import type { Level, ReverificationRow } from './table.ts'

/** Begins to prove again who uses a session; what was begun before is void. Who has no second factor proves the first. @throws {ApiError} 403 for who acts for somebody else (SES-10). */
export async function startReverification(
  ctx: Context,
  own: OwnedSession,
  level: Level,
): Promise<ReverificationFacts> {
  if (own.session.actor !== null) throw apiError('impersonation_not_allowed')
  const now = ctx.clock.now()
  const reverification: ReverificationRow = {
    session_id: own.session.id,
    id: createId('reverification', ctx.random),
    level: hasSecondFactor(own.owner.user) ? level : 'first_factor',
    first_factor_strategy: null,
    second_factor_strategy: null,
    expire_at: now + HALF_DONE_LIFETIME,
    created_at: now,
  }
  await write(ctx, (ctx) => putReverification(ctx.db, reverification))
  return { own, reverification, verification: null, second: null }
}

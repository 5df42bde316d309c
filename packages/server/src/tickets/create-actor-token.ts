import type { ActorClaim } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { ACTOR_SESSION_SECONDS } from '../settings/numbers.ts'
import { insertTicket, type NewTicket } from './new-ticket.ts'

/** An hour, as Clerk's. */
const DEFAULT_SECONDS = 3600

/**
 * Makes a ticket by which somebody acts for a user, once and not for long (SES-10).
 *
 * @throws {ApiError} 404 when there is no such user.
 */
export function createActorToken(
  ctx: Context,
  actor: Actor,
  input: {
    userId: string
    /** Who acts. */
    actor: ActorClaim
    expiresInSeconds?: number | undefined
    sessionSeconds?: number | undefined
  },
): Promise<NewTicket> {
  return insertTicket(ctx, actor, {
    kind: 'actorToken',
    userId: input.userId,
    seconds: input.expiresInSeconds ?? DEFAULT_SECONDS,
    acts: {
      actor: JSON.stringify(input.actor),
      session_seconds: input.sessionSeconds ?? ACTOR_SESSION_SECONDS,
    },
    event: { type: 'actor_token.created', details: { impersonator: input.actor.sub } },
  })
}

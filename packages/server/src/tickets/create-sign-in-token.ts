import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { insertTicket, type NewTicket } from './new-ticket.ts'

/** 30 days, as Clerk's. */
const DEFAULT_SECONDS = 2_592_000

/**
 * Makes a ticket that signs the user in once.
 *
 * @throws {ApiError} 404 when there is no such user.
 */
export function createSignInToken(
  ctx: Context,
  actor: Actor,
  {
    userId,
    expiresInSeconds: seconds = DEFAULT_SECONDS,
  }: { userId: string; expiresInSeconds?: number | undefined },
): Promise<NewTicket> {
  const event = { type: 'sign_in_token.created' } as const
  return insertTicket(ctx, actor, { kind: 'signInToken', userId, seconds, event })
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { findSignInToken, settleSignInToken } from './storage.ts'
import type { SignInTokenRow } from './table.ts'

/** Of each kind of ticket. */
const KINDS = {
  sign_in_token: {
    event: 'sign_in_token.revoked',
    late: 'sign_in_token_cannot_be_revoked_code',
  },
  actor_token: { event: 'actor_token.revoked', late: 'actor_token_cannot_be_revoked_code' },
} as const

/** What a ticket is called by the APIs. */
export type TicketKind = keyof typeof KINDS

export const kindOf = ({ actor }: Pick<SignInTokenRow, 'actor'>): TicketKind =>
  actor === null ? 'sign_in_token' : 'actor_token'

/** @throws {ApiError} 404, or 400 when it is no longer pending. */
export async function revokeTicket(
  ctx: Context,
  actor: Actor,
  { kind, id }: { kind: TicketKind; id: string },
): Promise<SignInTokenRow> {
  return write(ctx, async (ctx) => {
    const row = await findSignInToken(ctx.db, id)
    if (!row || kindOf(row) !== kind) throw apiError('resource_not_found')
    const revoked = await settleSignInToken(ctx.db, id, { status: 'revoked', now: ctx.clock.now() })
    if (!revoked) throw apiError(KINDS[kind].late)
    await recordEvent(ctx, actor, { type: KINDS[kind].event, targetId: id })
    return (await findSignInToken(ctx.db, id))!
  })
}

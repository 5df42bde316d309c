import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { findSignInToken, settleSignInToken } from './storage.ts'
import type { SignInTokenRow } from './table.ts'

/** @throws {ApiError} 404, or 400 when it is no longer pending. */
export async function revokeSignInToken(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<SignInTokenRow> {
  return write(ctx, async (ctx) => {
    if (!(await findSignInToken(ctx.db, id))) throw apiError('resource_not_found')
    const revoked = await settleSignInToken(ctx.db, id, { status: 'revoked', now: ctx.clock.now() })
    if (!revoked) throw apiError('sign_in_token_cannot_be_revoked_code')
    await recordEvent(ctx, actor, { type: 'sign_in_token.revoked', targetId: id })
    return (await findSignInToken(ctx.db, id))!
  })
}

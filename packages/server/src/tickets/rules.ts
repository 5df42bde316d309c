import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { hashToken } from '../clients/token.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { randomToken } from '../random.ts'
import { requireUser } from '../users/load.ts'
import {
  findSignInToken,
  findSignInTokenByHash,
  insertSignInToken,
  settleSignInToken,
} from './storage.ts'
import type { SignInTokenRow } from './table.ts'

/** 30 days, as Clerk's. */
export const DEFAULT_TICKET_SECONDS = 2_592_000

/**
 * Makes a ticket that signs the user in once. The ticket itself is shown here and never again (OTP-5).
 *
 * @throws {ApiError} 404 when there is no such user.
 */
export async function createSignInToken(
  ctx: Context,
  actor: Actor,
  {
    userId,
    expiresInSeconds = DEFAULT_TICKET_SECONDS,
  }: { userId: string; expiresInSeconds?: number | undefined },
): Promise<{ row: SignInTokenRow; ticket: string }> {
  const ticket = `sit_${randomToken(ctx.random)}`
  const now = ctx.clock.now()
  const row: SignInTokenRow = {
    id: createId('signInToken', ctx.random),
    user_id: userId,
    token_hash: hashToken(ticket),
    status: 'pending',
    expire_at: now + expiresInSeconds * SECOND,
    created_at: now,
    updated_at: now,
  }
  await write(ctx, async (ctx) => {
    await requireUser(ctx, actor, userId)
    await insertSignInToken(ctx.db, row)
    await recordEvent(ctx, actor, { type: 'sign_in_token.created', targetId: userId })
  })
  return { row, ticket }
}

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

/**
 * Looks a ticket up without spending it.
 *
 * @throws {ApiError} 400 that says why it cannot be used (OTP-14).
 */
export async function findUsableTicket(ctx: Context, ticket: string): Promise<SignInTokenRow> {
  const row = await findSignInTokenByHash(ctx.db, hashToken(ticket))
  if (!row) throw apiError('ticket_invalid_code')
  if (row.status === 'revoked') throw apiError('sign_in_token_revoked_code')
  if (row.status === 'accepted') throw apiError('sign_in_token_already_used_code')
  if (row.expire_at <= ctx.clock.now()) throw apiError('ticket_expired_code')
  return row
}

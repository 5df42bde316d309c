import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { hashToken } from '../clients/token.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { randomToken } from '../random.ts'
import { requireUser } from '../users/load.ts'
import { insertSignInToken } from './storage.ts'
import type { SignInTokenRow } from './table.ts'

/** 30 days, as Clerk's. */
const DEFAULT_TICKET_SECONDS = 2_592_000

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

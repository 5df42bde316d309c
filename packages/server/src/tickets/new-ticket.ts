import { createId, IdPrefix } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { hashToken } from '../clients/token.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent, type ServerEvent } from '../events/events.ts'
import { randomToken } from '../random.ts'
import { requireUser } from '../users/load.ts'
import { insertSignInToken } from './storage.ts'
import type { SignInTokenRow } from './table.ts'

export interface NewTicket {
  row: SignInTokenRow
  /** Shown here and never again (OTP-5). */
  ticket: string
}

interface TicketInput {
  kind: 'signInToken' | 'actorToken'
  userId: string
  seconds: number
  /** Of one by which somebody acts for the user. */
  acts?: Pick<SignInTokenRow, 'actor' | 'session_seconds'>
  event: Pick<ServerEvent, 'type' | 'details'>
}

/** @throws {ApiError} 404 when there is no such user. */
export async function insertTicket(
  ctx: Context,
  actor: Actor,
  { kind, userId, seconds, acts = { actor: null, session_seconds: null }, event }: TicketInput,
): Promise<NewTicket> {
  const ticket = `${IdPrefix[kind]}_${randomToken(ctx.random)}`
  const now = ctx.clock.now()
  const row: SignInTokenRow = {
    id: createId(kind, ctx.random),
    user_id: userId,
    token_hash: hashToken(ticket),
    status: 'pending',
    ...acts,
    expire_at: now + seconds * SECOND,
    created_at: now,
    updated_at: now,
  }
  await write(ctx, async (ctx) => {
    await requireUser(ctx, actor, userId)
    await insertSignInToken(ctx.db, row)
    await recordEvent(ctx, actor, { ...event, targetId: userId })
  })
  return { row, ticket }
}

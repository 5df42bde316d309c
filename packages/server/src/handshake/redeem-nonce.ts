import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { loadLiveSessions } from '../sessions/load.ts'
import { readSessionToken } from '../sessions/read-token.ts'
import { findSession } from '../sessions/storage.ts'
import { takeNonce } from './storage.ts'

/**
 * Hands out what a nonce stands for: once, within a minute (SES-15), and only while the session in it is still one: a
 * ban, a deletion or a sign-out since then counts (SES-7). For the Backend API.
 *
 * @throws {ApiError} 404 for a nonce that is unknown, spent or late, or whose session has ended.
 */
export async function redeemNonce(ctx: Context, nonce: string): Promise<string[]> {
  const row = await takeNonce(ctx.db, hashToken(nonce))
  if (!row || row.expire_at <= ctx.clock.now()) throw apiError('resource_not_found')
  const directives = JSON.parse(row.directives) as string[]
  if (await hasEnded(ctx, directives)) throw apiError('resource_not_found')
  return directives
}

async function hasEnded(ctx: Context, directives: string[]): Promise<boolean> {
  const [, token] = /^__session=([^;]+)/.exec(directives[0] ?? '') ?? []
  if (!token) return false
  const claims = await readSessionToken(ctx, token)
  const session = claims && (await findSession(ctx.db, claims.sid))
  const live = session ? await loadLiveSessions(ctx, session.client_id) : []
  return !live.some((each) => each.session.id === session?.id)
}

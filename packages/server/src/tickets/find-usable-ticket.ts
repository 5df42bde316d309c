import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { kindOf } from './revoke-ticket.ts'
import { findSignInTokenByHash } from './storage.ts'
import type { SignInTokenRow } from './table.ts'

/**
 * Looks a ticket up without spending it.
 *
 * @throws {ApiError} 400 that says why it cannot be used (OTP-14).
 */
export async function findUsableTicket(ctx: Context, ticket: string): Promise<SignInTokenRow> {
  const row = await findSignInTokenByHash(ctx.db, hashToken(ticket))
  if (!row) throw apiError('ticket_invalid_code')
  if (row.status === 'revoked') throw apiError(`${kindOf(row)}_revoked_code`)
  if (row.status === 'accepted') throw apiError(`${kindOf(row)}_already_used_code`)
  if (row.expire_at <= ctx.clock.now()) throw apiError('ticket_expired_code')
  return row
}

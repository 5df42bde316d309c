import { IdPrefix } from '@dooryard/protocol'
import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { findInvitationByHash } from './storage.ts'
import type { InvitationRow } from './table.ts'
import { invitationStatus } from './view.ts'

/** Whether a ticket is one of an invitation. */
export const isInvitation = (ticket: string): boolean =>
  ticket.startsWith(`${IdPrefix.invitation}_`)

/**
 * Looks an invitation up by its ticket without spending it.
 *
 * @throws {ApiError} 400 that says why it cannot be used (OTP-14).
 */
export async function findUsableInvitation(ctx: Context, ticket: string): Promise<InvitationRow> {
  const row = await findInvitationByHash(ctx.db, hashToken(ticket))
  const refusal = row ? refusalOf(row, ctx.clock.now()) : apiError('ticket_invalid_code')
  if (refusal) throw refusal
  return row!
}

/** Why an invitation cannot be accepted; null: it can. */
export function refusalOf(row: InvitationRow, now: number): ApiError | null {
  const status = invitationStatus(row, now)
  if (status === 'pending') return null
  return apiError(REFUSALS[status])
}

const REFUSALS = {
  accepted: 'invitation_already_accepted',
  revoked: 'revoked_invitation',
  expired: 'ticket_expired_code',
} as const

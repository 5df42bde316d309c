import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ErrorCode } from '@dooryard/protocol'
import { isRecent, SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { CODE_RESEND_PAUSE, CODE_TRIES } from '../settings/numbers.ts'
import { newVerification } from './new-verification.ts'
import { verificationStatus } from './status.ts'
import { clearPlace, insertVerification, settleVerification, takeTry } from './storage.ts'
import type { Subject } from './subject.ts'
import type { VerificationRow } from './table.ts'

/**
 * Starts a verification by code. `code: null`: none will be right, because nobody is to be verified (ENUM-1).
 *
 * @throws {ApiError} 429 within 30 seconds of the last code.
 */
export async function startCode(
  ctx: Context,
  subject: Subject,
  { strategy, code }: { strategy: string; code: string | null },
): Promise<VerificationRow> {
  const row = await sending(ctx, subject, strategy)
  if (code !== null) row.code_hash = hashCode(ctx, row, code)
  await insertVerification(ctx.db, row)
  return row
}

/**
 * A verification whose proof is sent, in the place of the one before it.
 *
 * @throws {ApiError} 429 within 30 seconds of the last one.
 */
export async function sending(
  ctx: Context,
  { ownerId, stage, clientId, identifier }: Subject,
  strategy: string,
): Promise<VerificationRow> {
  const now = ctx.clock.now()
  const row = newVerification(ctx, { ownerId, stage, clientId, strategy, identifier })
  // What stands there now, and not what did when the request was read: of two that come at once one sends (GR-4).
  assertPause(await clearPlace(ctx.db, { ownerId, stage }), { strategy, now })
  return { ...row, sent_at: now }
}

/** Whoever wants it in another way need not wait: all of them count against the limits of what is sent (OTP-8). */
function assertPause(
  previous: VerificationRow | null,
  { strategy, now }: { strategy: string; now: number },
): void {
  const sentAt = previous?.sent_at ?? null
  const isSoon = isRecent(sentAt, { now, length: CODE_RESEND_PAUSE })
  if (sentAt === null || previous?.status !== 'unverified' || !isSoon) return
  if (previous.strategy !== strategy) return
  const wait = Math.min(sentAt + CODE_RESEND_PAUSE - now, CODE_RESEND_PAUSE)
  throw apiError('verification_code_too_many_requests', { retryAfter: Math.ceil(wait / SECOND) })
}

export interface CodeGuess {
  verification: VerificationRow | null
  code: string
  /** No code is right, but the try is spent as any other: nobody can tell (ENUM-3). */
  closed?: boolean
}

/**
 * Tries a code. Runs in the transaction of what a right code leads to; a wrong one is a value, not an exception, so
 * that the spent try is committed (OTP-1, OTP-3).
 */
export async function tryCode(
  ctx: Context,
  { verification, code, closed = false }: CodeGuess,
): Promise<ApiError | null> {
  if (!verification) return apiError('verification_missing')
  const now = ctx.clock.now()
  const taken = await takeTry(ctx.db, verification.id, { now, tries: CODE_TRIES })
  if (!taken) return apiError(whyClosed(verification, now))
  if (!closed && isSame(taken.codeHash, hashCode(ctx, verification, code))) {
    await settleVerification(ctx.db, verification.id, { status: 'verified', verified_at: now })
    return null
  }
  if (taken.attempts >= CODE_TRIES) {
    await settleVerification(ctx.db, verification.id, { status: 'failed', verified_at: null })
  }
  return apiError('form_code_incorrect', { param: 'code' })
}

/** Why a verification takes no proof. */
export function whyClosed(verification: VerificationRow, now: number): ErrorCode {
  const status = verificationStatus(verification, now)
  if (status === 'verified') return 'verification_already_verified'
  return status === 'expired' ? 'verification_expired' : 'verification_failed'
}

/** Bound to the owner, stage, identifier and client through the row (OTP-2). */
function hashCode({ keys }: Context, row: VerificationRow, code: string): string {
  const parts = [row.id, row.stage, row.owner_id, row.client_id, row.identifier, code]
  return createHmac('sha256', keys.codeKey).update(JSON.stringify(parts)).digest('base64url')
}

function isSame(stored: string | null, computed: string): boolean {
  return stored !== null && timingSafeEqual(Buffer.from(stored), Buffer.from(computed))
}

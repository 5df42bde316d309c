import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { type EventType, recordEvent } from '../events/events.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import type { Impersonation } from '../sessions/impersonation.ts'
import { isToBeOwned } from './addresses.ts'
import type { Strategy, Subject } from './strategy.ts'

export interface Attempt {
  strategy: Strategy
  subject: Subject
  /** What the request carries, for whatever strategy. */
  proof: Record<string, unknown>
  /** What the audit log calls a refusal. */
  refusal?: EventType
}

/**
 * Tries a proof; what it leads to runs in the transaction that spends it.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function prove<Result>(
  ctx: Context,
  attempt: Attempt,
  lead: (ctx: Context, impersonation: Impersonation | null) => Promise<Result>,
): Promise<Result> {
  if (attempt.strategy.prepare) assertPrepared(attempt)
  const redeem = await attempt.strategy.attempt(ctx, attempt.subject, attempt.proof)
  if (redeem instanceof ApiError) {
    await noteRefusal(ctx, attempt, redeem)
    throw redeem
  }
  const outcome = await write(ctx, async (ctx) => {
    const redeemed = await redeem(ctx)
    if (!(redeemed instanceof ApiError)) return { result: await lead(ctx, redeemed) }
    await noteRefusal(ctx, attempt, redeemed)
    return redeemed
  })
  if (outcome instanceof ApiError) throw outcome
  return outcome.result
}

function assertPrepared({ strategy, subject: { verification } }: Attempt): void {
  if (!verification) throw apiError('verification_missing')
  if (verification.strategy !== strategy.name) throw apiError('verification_strategy_invalid')
}

/** Of an identifier that is nobody's yet there is nothing that a guess could be aimed at. */
async function noteRefusal(
  ctx: Context,
  { strategy, subject, refusal = 'sign_in.factor_refused' }: Attempt,
  { code }: ApiError,
): Promise<void> {
  if (isToBeOwned(subject)) return
  await recordEvent(ctx, subject.visitor, {
    type: refusal,
    result: 'failure',
    targetId: subject.user?.id ?? null,
    details: { strategy: strategy.name, code },
  })
}

import type { Actor } from '../actor.ts'
import { digestOf, spendBackupCode } from '../backup-codes/spend-backup-code.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { requireUser } from '../users/load.ts'
import { forgiveSecondGuesses, takeSecondGuess } from '../users/second-guesses.ts'
import { spendTotp } from './spend-totp.ts'

/**
 * Whether a code of the app, or a backup code, is right; it is spent. Guesses feed the counter of sign-ins (RATE-3).
 *
 * @throws {ApiError} 422 when it is wrong, 403 when there were too many, 400 for who has no app.
 */
export async function checkTotp(
  ctx: Context,
  actor: Actor,
  { userId, code }: { userId: string; code: string },
): Promise<'totp' | 'backup_code'> {
  const { user } = await requireUser(ctx, actor, userId)
  if (!user.totp_enabled) throw apiError('totp_disabled')
  const isKnown = false
  const refusal = await takeSecondGuess(ctx, { user, visitor: actor, isKnown })
  if (refusal) throw refusal
  const digits = code.replace(/\s/g, '')
  const isTotp = /^\d{6}$/.test(digits)
  const digest = isTotp ? null : await digestOf(ctx, userId, code)
  const isRight = await write(ctx, async (ctx) => {
    const spent = isTotp
      ? await spendTotp(ctx, userId, digits)
      : await spendBackupCode(ctx, userId, digest)
    if (spent) await forgiveSecondGuesses(ctx.db, { user, isKnown })
    return spent
  })
  if (!isRight) throw apiError('totp_incorrect_code', { param: 'code' })
  return isTotp ? 'totp' : 'backup_code'
}

import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { limitPasswords } from '../passwords/limit.ts'
import {
  forgiveGuesses,
  isKnownBrowser,
  lockedError,
  takeGuess,
  wrongGuessError,
} from '../users/lockout.ts'
import { upgradePasswordDigest } from '../users/storage.ts'
import type { Subject } from '../verifications/subject.ts'
import type { Redeem, Strategy } from './strategy.ts'

/** A password that only its owner knows. */
export const password: Strategy = {
  name: 'password',
  async attempt(ctx, subject, { password: typed }) {
    if (!typed) return apiError('form_param_missing', { param: 'password' })
    const isKnown = await isKnownBrowser(ctx.db, subject)
    await limitPasswords(ctx, subject.identifier, isKnown)
    // The try is counted before the slow check, so that parallel guesses cannot pass the limit (RATE-4).
    const guess = await takeGuess(ctx, { ...subject, isKnown })
    if (guess === 'locked') {
      // Where locks are no secret the refusal costs nothing; elsewhere it takes as long as any other guess (ENUM-2).
      if (ctx.settings.enumerationProtection) await ctx.passwords.check(typed, null)
      return lockedError(ctx, subject.user, 'password')
    }
    return redeemPassword(ctx, { ...subject, isKnown }, typed)
  },
}

async function redeemPassword(
  ctx: Context,
  subject: Subject & { isKnown: boolean },
  typed: string,
): Promise<Redeem | ApiError> {
  const { user } = subject
  const { correct, outdated } = await ctx.passwords.check(typed, user?.password_digest ?? null)
  if (!correct || !user) return wrongGuessError(ctx, 'password')
  const newDigest = outdated ? await ctx.passwords.hash(typed) : null
  return async ({ db }) => {
    await forgiveGuesses(db, subject)
    if (newDigest) await upgradePasswordDigest(db, user, newDigest)
    return null
  }
}

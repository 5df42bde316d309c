import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { isKnownBrowser } from '../known-browsers/storage.ts'
import { forgiveSecondGuesses, takeSecondGuess } from '../users/second-guesses.ts'
import type { UserRow } from '../users/table.ts'
import type { Redeem, Subject } from './strategy.ts'

/** Says, in a transaction, whether the code is right, or why not, and spends it. */
type Spend = (ctx: Context) => Promise<boolean | ApiError>

/** What trying a code that is nobody's but the person's has in common. `check` does the slow part. */
export async function attemptSecondFactor(
  ctx: Context,
  subject: Subject,
  check: (user: UserRow) => Promise<Spend>,
): Promise<Redeem | ApiError> {
  const { user, visitor } = subject
  if (!user) return wrongCode()
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const refusal = await takeSecondGuess(ctx, { user, visitor, isKnown })
  if (refusal) return refusal
  const spend = await check(user)
  return async (ctx) => {
    const spent = await spend(ctx)
    if (spent !== true) return spent || wrongCode()
    await forgiveSecondGuesses(ctx.db, { user, isKnown })
    return null
  }
}

const wrongCode = () => apiError('form_code_incorrect', { param: 'code' })

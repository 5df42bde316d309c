import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { limitPasswords } from './limit-passwords.ts'
import { requireUser } from './load.ts'
import { forgiveGuesses, lockedError, takeGuess, withTryBack } from './lockout.ts'
import { upgradePasswordDigest } from './storage.ts'
import type { UserRow } from './table.ts'

/**
 * Checks the password of a user.
 *
 * @throws {ApiError} 422 when it is wrong, 403 when the account is locked, 400 when there is no password.
 */
export async function verifyPassword(
  ctx: Context,
  actor: Actor,
  { userId, password }: { userId: string; password: string },
): Promise<void> {
  const { user } = await requireUser(ctx, actor, userId)
  if (user.password_digest === null) throw apiError('no_password_set')
  const wrong = apiError('incorrect_password', { param: 'password' })
  const { outdated } = await checkPassword(ctx, actor, { user, password, wrong })
  if (outdated) await upgradePasswordDigest(ctx.db, user, await ctx.passwords.hash(password))
}

/**
 * Guesses feed the counter that sign-ins feed (RATE-3). People guess in a browser that they have signed in in: strangers who
 * lock the account do not lock it there (RATE-2).
 *
 * @throws {ApiError} the given one, 403 when the account is locked, or 429.
 */
export async function checkPassword(
  ctx: Context,
  actor: Actor,
  { user, password, wrong }: { user: UserRow; password: string; wrong: ApiError },
): Promise<{ outdated: boolean }> {
  const isKnown = actor.kind === 'user'
  if (isKnown) await limitPasswords(ctx, user.id)
  const guess = await takeGuess(ctx, { user, visitor: actor, isKnown })
  if (guess === 'locked') throw lockedError(ctx, user, 'password')
  const { correct, outdated } = await ctx.passwords
    .check(password, user.password_digest)
    .catch((error: unknown) => withTryBack(ctx, { user, isKnown }, error))
  if (!correct) throw wrong
  await forgiveGuesses(ctx.db, { user, isKnown })
  return { outdated }
}

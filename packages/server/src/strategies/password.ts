import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { isKnownBrowser } from '../known-browsers/storage.ts'
import type { Settings } from '../settings/schema.ts'
import { isCompromised } from '../users/compromised.ts'
import { limitPasswords } from '../users/limit-passwords.ts'
import {
  forgivePassword,
  lockedError,
  takeGuess,
  withTryBack,
  wrongGuessError,
} from '../users/lockout.ts'
import { updateUserRow } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import { strategy } from './strategy.ts'

const offer = ({ strategies }: Settings) => (strategies.password ? [{}] : [])

/** A password that only its owner knows. */
export const password = strategy({
  name: 'password',
  fields: { prepare: {}, attempt: { password: optional(text({ max: 1024 })) } },
  proves: 'knowledge',
  offers: {
    sign_in: (settings, { hasPassword }) => (hasPassword ? offer(settings) : []),
    reverification: (settings, { hasPassword }) => (hasPassword ? offer(settings) : []),
    sign_up: offer,
  },
  async attempt(ctx, subject, { password: typed }) {
    if (!typed) return apiError('form_param_missing', { param: 'password' })
    const isKnown = await isKnownBrowser(ctx.db, subject)
    await limitPasswords(ctx, subject.identifier, isKnown)
    const guess = await takeGuess(ctx, { ...subject, isKnown })
    if (guess === 'locked') {
      // Where locks are no secret the refusal costs nothing; elsewhere it takes as long as any other guess (ENUM-2).
      if (ctx.settings.enumerationProtection) await ctx.passwords.check(typed, null)
      return lockedError(ctx, subject.user, 'password')
    }
    const { user } = subject
    const { correct, outdated } = await ctx.passwords
      .check(typed, user?.password_digest ?? null)
      .catch((error: unknown) => withTryBack(ctx, { user, isKnown }, error))
    if (!correct || !user) return wrongGuessError(ctx, 'password')
    const isMarked = await isToBeMarked(ctx, user, typed)
    const newDigest = outdated ? await ctx.passwords.hash(typed) : null
    return async (ctx) => {
      const isStillIt = await forgivePassword(ctx.db, { user, isKnown, newDigest })
      if (!isStillIt) return wrongGuessError(ctx, 'password')
      if (isMarked) await updateUserRow(ctx.db, user.id, { password_compromised: 1 })
      return null
    }
  },
})

/** Whether it was found out now that others know a password: its owner has to choose another one first (PW-7). */
async function isToBeMarked(ctx: Context, user: UserRow, typed: string): Promise<boolean> {
  if (!ctx.settings.password.breaches.atSignIn || user.password_compromised) return false
  return isCompromised(ctx, typed)
}

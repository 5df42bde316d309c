import type { Actor } from '../actor.ts'
import { DAY, MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { secondStepLockedLetter } from '../mail/letters.ts'
import { countOwed } from '../rate-limits/dues.ts'
import { bucketOf } from '../rate-limits/rules.ts'
import { countHit, forgetHits, secondsUntilRoom } from '../rate-limits/storage.ts'
import { CODE_MISSES_A_DAY } from '../settings/numbers.ts'
import { loadUser } from './load.ts'
import { notifyOwner } from './notify-owner.ts'

export interface SecondGuess {
  user: { id: string }
  visitor: Actor
  /** The owner has signed in in the browser that guesses. */
  isKnown: boolean
}

/**
 * Counts a guess of a second factor before it is checked, for the person and not for the attempt (MFA-2, RATE-4). The count is
 * apart from that of first factors: strangers cannot use it up, and who knows a password does not clear it by entering it
 * again. Browsers of the owner have one of their own here too (RATE-2).
 *
 * @returns the refusal, when there are no tries left.
 */
export async function takeSecondGuess(ctx: Context, guess: SecondGuess): Promise<ApiError | null> {
  const window = { now: ctx.clock.now(), ...boundOf(ctx) }
  const bucket = bucketFor(guess)
  const wait = await countOwed(ctx, async (ctx) => {
    const wait = await countHit(ctx.db, bucket, window)
    if (wait === null && (await secondsUntilRoom(ctx.db, bucket, window))) await tell(ctx, guess)
    return wait
  })
  return wait === null ? null : tooManyError(wait)
}

/** As of first factors; where accounts are never locked, as of codes by mail. */
function boundOf({ settings: { lockout } }: Context): { length: number; max: number } {
  return lockout.enabled
    ? { length: lockout.minutes * MINUTE, max: lockout.maxAttempts }
    : { length: DAY, max: CODE_MISSES_A_DAY }
}

/** Gives all tries back: a second factor was right (RATE-7). */
export function forgiveSecondGuesses(db: Db, { id }: { id: string }): Promise<void> {
  return forgetHits(
    db,
    [true, false].map((isKnown) => bucketFor({ user: { id }, isKnown })),
  )
}

const bucketFor = ({ user, isKnown }: Pick<SecondGuess, 'user' | 'isKnown'>) =>
  bucketOf('guess', isKnown ? 'second step in known browsers' : 'second step', user.id)

async function tell(ctx: Context, { user, visitor }: SecondGuess): Promise<void> {
  const owner = await loadUser(ctx.db, user.id)
  await recordEvent(ctx, visitor, { type: 'user.locked', targetId: user.id })
  const minutes = boundOf(ctx).length / MINUTE
  if (owner)
    await notifyOwner(ctx, owner, (to, about) => secondStepLockedLetter(to, about, minutes))
}

function tooManyError(seconds: number): ApiError {
  const minutes = Math.ceil(seconds / 60)
  return apiError('user_locked', {
    longMessage: `Too many wrong codes were entered. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  })
}

import type { Actor } from '../actor.ts'
import { DAY, MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { secondStepLockedLetter } from '../mail/letters.ts'
import { countOwed } from '../rate-limits/dues.ts'
import { bucketOf } from '../rate-limits/rules.ts'
import { countHit, forgetHits, secondsUntilRoom, type Window } from '../rate-limits/storage.ts'
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
 * Counts a guess of a second step before it is checked, for the person and not for the attempt (MFA-2, RATE-4). The count is
 * apart from that of first factors: strangers cannot use it up, and who knows a password does not clear it by entering it
 * again. Browsers of the owner have one of their own here too (RATE-2).
 *
 * @returns the refusal, when there are no tries left.
 */
export function takeSecondGuess(ctx: Context, guess: SecondGuess): Promise<ApiError | null> {
  return countOwed(ctx, async (ctx) => {
    const filled: Window[] = []
    for (const { bucket, window } of boundsOf(ctx, guess)) {
      const wait = await countHit(ctx.db, bucket, window)
      if (wait !== null) return tooManyError(wait)
      if (await secondsUntilRoom(ctx.db, bucket, window)) filled.push(window)
    }
    if (filled.length > 0) await tell(ctx, guess, filled.at(-1)!)
    return null
  })
}

/** For a while as of first factors, unless accounts are never locked; and so many a day, as of codes by mail. */
function boundsOf({ settings: { lockout }, clock }: Context, guess: SecondGuess) {
  const now = clock.now()
  const day = { now, length: DAY, max: CODE_MISSES_A_DAY }
  const lock = { now, length: lockout.minutes * MINUTE, max: lockout.maxAttempts }
  return [
    ...(lockout.enabled ? [{ bucket: bucketFor('guess', guess), window: lock }] : []),
    { bucket: bucketFor('day', guess), window: day },
  ]
}

/** A second step was right, which gives tries back (RATE-7): those of a day not to strangers, when their owner comes by. */
export function forgiveSecondGuesses(
  db: Db,
  { user, isKnown }: Pick<SecondGuess, 'user' | 'isKnown'>,
): Promise<void> {
  return forgetHits(db, [...shortCounts(user), bucketFor('day', { user, isKnown })])
}

/** Gives all tries back: whoever runs the site says so. */
export function forgiveAllSecondGuesses(db: Db, user: { id: string }): Promise<void> {
  const days = KINDS.map((isKnown) => bucketFor('day', { user, isKnown }))
  return forgetHits(db, [...shortCounts(user), ...days])
}

const KINDS = [true, false]

const shortCounts = (user: { id: string }) =>
  KINDS.map((isKnown) => bucketFor('guess', { user, isKnown }))

const bucketFor = (span: 'guess' | 'day', { user, isKnown }: Omit<SecondGuess, 'visitor'>) =>
  bucketOf(span, isKnown ? 'second step in known browsers' : 'second step', user.id)

/** Whoever guesses has proven the first factor, so that the owner had better know: by one letter a day. */
async function tell(
  ctx: Context,
  { user, visitor }: SecondGuess,
  { length }: Window,
): Promise<void> {
  await recordEvent(ctx, visitor, { type: 'user.locked', targetId: user.id })
  const once = { now: ctx.clock.now(), length: DAY, max: 1 }
  if ((await countHit(ctx.db, bucketOf('letter', 'second step', user.id), once)) !== null) return
  const owner = await loadUser(ctx, user.id)
  const minutes = length / MINUTE
  if (!owner) return
  await notifyOwner(ctx, owner, (to, about) => secondStepLockedLetter(to, about, minutes), {
    byStranger: true,
  })
}

function tooManyError(seconds: number): ApiError {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return apiError('user_locked', {
    longMessage:
      minutes > 120
        ? 'Too many wrong codes were entered. Try again tomorrow, or from a browser in which you have signed in before.'
        : `Too many wrong codes were entered. Try again in ${wait}.`,
  })
}

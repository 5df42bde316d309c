import { DAY } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { addressBucket } from '../rate-limits/address.ts'
import { bucketOf } from '../rate-limits/rules.ts'
import { countHit, forgetHits, secondsUntilRoomInAll } from '../rate-limits/storage.ts'
import { CODE_MISSES_A_DAY, CODE_MISSES_OF_ADDRESS_A_DAY } from '../settings/numbers.ts'
import type { Subject } from './subject.ts'
import { isNewAt } from './table.ts'

interface Cap {
  bucket: string
  max: number
}

/** What wrong codes are counted against, by day. */
export type CodeCaps = readonly Cap[]

/**
 * A code is one in a million, so what bounds guessing is how many codes may be wrong: for an account, or an address that
 * is to become one or one's own, and of that from one address of visitors (RATE-1, RATE-3). Browsers in which the owner has signed in
 * (`isKnown`) have a count of their own, which strangers cannot use up: the owner gets in (RATE-2).
 */
export function codeCaps(
  { stage, user, identifier, visitor }: Subject,
  { isKnown }: { isKnown: boolean },
): CodeCaps {
  const whom = isNewAt(stage) || !user ? identifier : user.id
  const cap = (scope: string, who: string, max: number): Cap => ({
    bucket: bucketOf('code', scope, who),
    max,
  })
  if (isKnown) return [cap('known browsers', whom, CODE_MISSES_A_DAY)]
  const address = `${whom}\n${addressBucket(visitor.address)}`
  return [
    cap('all others', whom, CODE_MISSES_A_DAY),
    // Visitors without an address share none, so one of them is not to use up the tries of all.
    ...(visitor.address ? [cap('an address', address, CODE_MISSES_OF_ADDRESS_A_DAY)] : []),
  ]
}

/** Seconds until codes may be tried again; null: now. */
export const secondsUntilGuess = ({ db, clock }: Context, caps: CodeCaps): Promise<number | null> =>
  secondsUntilRoomInAll(db, caps, { now: clock.now(), length: DAY })

export async function countMiss({ db, clock }: Context, caps: CodeCaps): Promise<void> {
  for (const { bucket, max } of caps) {
    await countHit(db, bucket, { now: clock.now(), length: DAY, max })
  }
}

/** Whoever knows the code reads the mail: the misses were theirs (RATE-7). */
export function forgiveMisses(db: Db, caps: CodeCaps): Promise<void> {
  return forgetHits(
    db,
    caps.map(({ bucket }) => bucket),
  )
}

export function tooManyCodesError(retryAfter: number): ApiError {
  return apiError('too_many_requests', {
    retryAfter,
    longMessage:
      'Too many wrong codes were entered. Try again tomorrow, or from a browser in which you have signed in before.',
  })
}

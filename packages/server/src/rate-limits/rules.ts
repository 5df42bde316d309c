import { createHash } from 'node:crypto'
import { DAY, SECOND } from '../clock.ts'
import type { Context, Hit } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { Gate } from '../passwords/gate.ts'
import { DEVELOPMENT_RATE_FACTOR } from '../settings/numbers.ts'
import { addressBucket } from './address.ts'
import { fullWindows } from './full-windows.ts'
import { countHit, secondsUntilRoom, type Window } from './storage.ts'

/** Which limit of the settings a route falls under; `none`: it neither guesses nor stores. */
export type RateClass = 'none' | 'create' | 'attempt' | 'account'

export interface LimitSubject {
  rate: 'create' | 'attempt' | 'account' | 'send'
  /** The matched route, so that spellings of a path share a bucket (RATE-6). */
  scope: string
  /** Whom it concerns: an address or an identifier; stored as a hash (RATE-1). */
  subject: string
}

/**
 * The hit is counted with the next thing that is counted or written for the request, at the latest before it is answered.
 *
 * @throws {ApiError} 429 with `Retry-After` when the subject used up its limit.
 */
export const limit = (ctx: Context, subject: LimitSubject): Promise<void> =>
  passThrough(ctx, hitOf(ctx, subject))

/** The same for what is limited by day, in development as well: it costs money. */
export function limitDaily(
  ctx: Context,
  { scope, subject, max }: { scope: string; subject: string; max: number },
): Promise<void> {
  const window = { now: ctx.clock.now(), length: DAY, max }
  return passThrough(ctx, { bucket: bucketOf('day', scope, subject), window })
}

async function passThrough(ctx: Context, hit: Hit): Promise<void> {
  if (!ctx.dues) return refuse(await countHit(ctx.db, hit.bucket, hit.window))
  const retryAfter = await secondsUntilRoom(ctx.db, hit.bucket, hit.window)
  if (retryAfter !== null) await ctx.dues.settle() // what it came by is counted, however this ends
  refuse(retryAfter)
  ctx.dues.owed.push(hit)
}

function refuse(retryAfter: number | null): void {
  if (retryAfter !== null) throw apiError('too_many_requests', { retryAfter })
}

/** Counts a hit where there is room for one; else says for how long there is none. */
export function secondsToWait(ctx: Context, subject: LimitSubject): Promise<number | null> {
  const { bucket, window } = hitOf(ctx, subject)
  return countHit(ctx.db, bucket, window)
}

const hitOf = (ctx: Context, { rate, scope, subject }: LimitSubject): Hit => ({
  bucket: bucketOf(rate, scope, subject),
  window: windowOf(ctx, rate),
})

function windowOf(ctx: Context, rate: LimitSubject['rate']): Window {
  const { max, seconds } = ctx.settings.rateLimits[rate]
  return {
    now: ctx.clock.now(),
    length: seconds * SECOND,
    max: ctx.development ? max * DEVELOPMENT_RATE_FACTOR : max,
  }
}

interface Waits {
  /** In which others may wait for one another: whoever is known to be over the limit does not stand in their way. */
  turn?: (() => Promise<void> | void) | undefined
  /** In which so many at once ask the database: others do not wait there behind a crowd. */
  ask?: Gate['run'] | undefined
  /** May refuse too: then nothing is counted, and nothing written. */
  admit?: (() => Promise<void> | void) | undefined
}

/**
 * Counts by the address of the visitor; those without one share a bucket (RATE-5). As with `limit`, the hit is owed.
 *
 * @throws {ApiError} 429 with `Retry-After`; what `turn` and `admit` throw.
 */
export async function limitAddress(
  ctx: Context,
  { rate, scope, address }: { rate: RateClass; scope: string; address: string | null },
  { turn, ask = (work) => work(), admit }: Waits = {},
): Promise<void> {
  if (rate === 'none') {
    await turn?.()
    return admit?.()
  }
  const subject = addressSubject(address)
  const { bucket, window } = hitOf(ctx, { rate, scope, subject })
  const full = fullWindows(ctx)
  const refuseKnown = () => refuse(full.secondsLeft(bucket, window))
  refuseKnown()
  await turn?.()
  refuseKnown()
  const counted = await full.enter(bucket, window)
  try {
    refuseKnown()
    const retryAfter = await ask(() => secondsUntilRoom(ctx.db, bucket, window))
    refuse(full.add(bucket, window, retryAfter))
    await admit?.()
  } catch (error) {
    counted()
    throw error
  }
  ctx.dues!.owed.push({ bucket, window, counted })
}

/** A visitor, as far as one is known. */
export const addressSubject = (address: string | null) => `address ${addressBucket(address)}`

/** Subjects are people: what is stored of them is a hash (RATE-1). */
export function bucketOf(rate: string, scope: string, subject: string): string {
  return createHash('sha256').update(`${rate}\n${scope}\n${subject}`).digest('base64url')
}

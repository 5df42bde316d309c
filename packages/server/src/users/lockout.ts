import type { Actor } from '../actor.ts'
import { MINUTE, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { accountLockedLetter } from '../mail/letters.ts'
import { PasswordSourceError } from '../passwords/source-error.ts'
import { countOwed } from '../rate-limits/dues.ts'
import { bucketOf } from '../rate-limits/rules.ts'
import { countHit, forgetHits } from '../rate-limits/storage.ts'
import { loadUser } from './load.ts'
import { acceptPassword, clearAttempts, returnAttempt, takeAttempt } from './storage.ts'
import type { UserRow } from './table.ts'
import { lockLeft, primaryEmailAddress } from './view.ts'

export interface Guess {
  /** Null: nobody has the identifier; there is nothing to lock. */
  user: UserRow | null
  /** Who guesses. */
  visitor: Actor
  /** The owner has signed in in the browser that guesses (`isKnownBrowser`). */
  isKnown?: boolean
  /** Write to the owner when this guess locks the account (RATE-2). */
  notify?: boolean
}

/**
 * Counts a guess of a password or code before it is checked: the one counter that every path feeds (RATE-3).
 * `locked`: nothing may be checked.
 */
export async function countGuess(
  ctx: Context,
  { user, visitor, isKnown = false, notify = true }: Guess,
): Promise<'allowed' | 'locked'> {
  const { enabled, maxAttempts, minutes } = ctx.settings.lockout
  if (!enabled || !user) return 'allowed'
  if (isKnown) return countKnownGuess(ctx, user)
  const now = ctx.clock.now()
  const taken = await takeAttempt(ctx.db, user.id, { now, maxAttempts, lockFor: minutes * MINUTE })
  if (!taken) return 'locked'
  if (taken.failedAttempts >= maxAttempts && notify) await tellOwner(ctx, { user, visitor })
  return 'allowed'
}

/**
 * Browsers in which the owner has signed in have as many tries as all others together, and a count of their own: strangers
 * who lock the account do not lock those (RATE-2).
 */
async function countKnownGuess(ctx: Context, { id }: UserRow): Promise<'allowed' | 'locked'> {
  const { maxAttempts, minutes } = ctx.settings.lockout
  const window = { now: ctx.clock.now(), length: minutes * MINUTE, max: maxAttempts }
  return (await countHit(ctx.db, knownBrowsers(id), window)) === null ? 'allowed' : 'locked'
}

const knownBrowsers = (userId: string) => bucketOf('guess', 'known browsers', userId)

/**
 * The same in one transaction with what the request owes: before the slow check, so that parallel guesses cannot pass a limit
 * (RATE-4). Where there is nothing to lock, or a lock is known, only what is owed is counted.
 */
export async function takeGuess(ctx: Context, guess: Guess): Promise<'allowed' | 'locked'> {
  const { settings, clock } = ctx
  const { user, isKnown = false } = guess
  const counts = settings.lockout.enabled && user !== null
  const isLocked = counts && !isKnown && lockLeft(settings, user, clock.now()) > 0
  if (counts && !isLocked) return countOwed(ctx, (ctx) => countGuess(ctx, guess))
  await countOwed(ctx)
  return isLocked ? 'locked' : 'allowed'
}

/** The last allowed guess locks the account unless it is right; the letter waits for nothing. */
async function tellOwner(ctx: Context, { user, visitor }: Guess): Promise<void> {
  const owner = await loadUser(ctx, user!.id)
  const address = owner && primaryEmailAddress(owner)
  await recordEvent(ctx, visitor, { type: 'user.locked', targetId: user!.id })
  if (address) {
    const about = letterheadFor(ctx, { locale: owner.user.locale, byStranger: true })
    const { minutes } = ctx.settings.lockout
    await ctx.mail.send(ctx, accountLockedLetter(address, about, minutes))
  }
}

/** Nobody could say whether it was right: that guess was none, and locks nobody out. */
export async function withTryBack(
  { db }: Context,
  { user, isKnown }: Pick<Guess, 'user' | 'isKnown'>,
  error: unknown,
): Promise<never> {
  if (error instanceof PasswordSourceError && user && !isKnown) await returnAttempt(db, user.id)
  throw error
}

/** Gives all tries back (RATE-7), to known browsers as soon as one of them is right. */
export async function forgiveGuesses(
  db: Db,
  { user, isKnown }: Pick<Guess, 'user' | 'isKnown'>,
): Promise<void> {
  if (!user) return
  await clearAttempts(db, user.id)
  if (isKnown) await forgetHits(db, [knownBrowsers(user.id)])
}

/** The same for a password, which is compared before. False: it was changed meanwhile, and opens nothing (PW-10). */
export async function forgivePassword(
  db: Db,
  { user, isKnown, newDigest }: { user: UserRow; isKnown: boolean; newDigest: string | null },
): Promise<boolean> {
  if (!(await acceptPassword(db, user, newDigest))) return false
  if (isKnown) await forgetHits(db, [knownBrowsers(user.id)])
  return true
}

/**
 * What a guess at a locked account is told. Under enumeration protection it is told what a wrong guess is told: unknown
 * accounts never lock (ENUM-3).
 */
export function lockedError(
  ctx: Context,
  user: UserRow | null,
  param: 'code' | 'password',
): ApiError {
  if (ctx.settings.enumerationProtection) return wrongGuessError(ctx, param)
  const left = user ? lockLeft(ctx.settings, user, ctx.clock.now()) : 0
  const minutes = Math.max(Math.ceil(toSeconds(left) / 60), 1)
  return apiError('user_locked', {
    longMessage: `Your account is locked after too many wrong tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or reset your password now.`,
  })
}

export function wrongGuessError(ctx: Context, param: 'code' | 'password'): ApiError {
  if (param === 'code') return apiError('form_code_incorrect', { param })
  return ctx.settings.enumerationProtection
    ? apiError('form_password_or_identifier_incorrect')
    : apiError('form_password_incorrect', { param })
}

import type { Browser } from '../clients/browser.ts'
import { readClientCookie } from '../clients/presented.ts'
import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../http/api-error.ts'
import { STALE_LOOK } from '../settings/numbers.ts'
import { findStale, type Place } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import type { Strategy } from './strategy.ts'

/** By what somebody opened elsewhere what was sent to them, if that has not counted yet. */
export function openedBy(
  verification: VerificationRow | null,
  among: readonly Strategy[],
): Strategy | undefined {
  if (verification?.status !== 'verified' || verification.attempts > 0) return undefined
  return among.find(({ name, isOpened }) => isOpened && name === verification.strategy)
}

interface Looking {
  ctx: Context
  browser: Browser
  request: Request
  url: URL
}

/**
 * The page that waits asks while the answer with the browser's new token is still on its way to another tab: it is told how things
 * stood before, and asks again. Clients of Clerk's would give up (SES-4: the token opens nothing).
 */
export async function asItWas(
  { ctx, browser, request, url }: Looking,
  place: Place,
): Promise<VerificationRow | null> {
  const token = readClientCookie(ctx.keys, request, url).token ?? browser.presented
  if (browser.client || !token) return null
  const since = ctx.clock.now() - STALE_LOOK
  const row = await findStale(ctx.db, { ...place, tokenHash: hashToken(token), since })
  return row && { ...row, status: 'unverified', verified_at: null }
}

const SETTLED = ['verification_already_verified', 'client_state_invalid']

/** Several tabs look at once, and one of them is first: for the others it is done (GR-4). */
export async function oneOfMany(take: () => Promise<unknown>): Promise<void> {
  try {
    await take()
  } catch (error) {
    if (!(error instanceof ApiError) || !SETTLED.includes(error.code)) throw error
  }
}

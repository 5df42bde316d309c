import { ApiError } from '../http/api-error.ts'
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

const SETTLED = ['verification_already_verified', 'client_state_invalid']

/** Several tabs look at once, and one of them is first: for the others it is done (GR-4). */
export async function oneOfMany(take: () => Promise<unknown>): Promise<void> {
  try {
    await take()
  } catch (error) {
    if (!(error instanceof ApiError) || !SETTLED.includes(error.code)) throw error
  }
}

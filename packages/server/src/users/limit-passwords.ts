import type { Context } from '../context.ts'
import { limit } from '../rate-limits/rules.ts'

/**
 * How often the password of one account is checked, whatever addresses ask (RATE-1). Browsers in which the owner has signed
 * in do not stand in the queue of strangers (RATE-2).
 *
 * @throws {ApiError} 429.
 */
export function limitPasswords(ctx: Context, subject: string, isKnown = false): Promise<void> {
  const scope = isKnown ? 'password in a known browser' : 'password'
  return limit(ctx, { rate: 'attempt', scope, subject })
}

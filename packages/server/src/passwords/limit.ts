import type { Context } from '../context.ts'
import { limit } from '../rate-limits/rules.ts'

/**
 * How often the password of one account is checked, whatever addresses ask (RATE-1).
 *
 * @throws {ApiError} 429.
 */
export function limitPasswords(ctx: Context, subject: string): Promise<void> {
  return limit(ctx, { rate: 'attempt', scope: 'password', subject })
}

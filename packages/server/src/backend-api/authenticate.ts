import { createHash, timingSafeEqual } from 'node:crypto'
import type { Sender, SiteActor } from '../actor.ts'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { addressBucket } from '../rate-limits/address.ts'
import { countHit } from '../rate-limits/storage.ts'

/** Failed key checks that an address may make in a minute. */
const MAX_FAILURES = 20

/**
 * Lets requests with the secret key of this instance pass.
 *
 * @throws {ApiError} 401, or 429 after too many wrong keys. The right key passes even then: it cannot be guessed, and
 * whoever shares an address with a guesser must not be shut out.
 */
export async function requireSecretKey(
  ctx: Context,
  request: Request,
  sender: Sender,
): Promise<SiteActor> {
  const header = request.headers.get('authorization')
  const key = header && /^Bearer +(\S+)$/i.exec(header)?.[1]
  if (key && isSame(key, ctx.keys.secretKey)) return { ...sender, kind: 'secret_key' }
  await countFailure(ctx, sender)
  throw apiError(key ? 'clerk_key_invalid' : 'authorization_header_format_invalid')
}

/** Compares digests: equal in length, and in constant time (SEC-9). */
function isSame(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(known))
}

async function countFailure(ctx: Context, { address }: Sender): Promise<void> {
  const bucket = `backend-api-key ${addressBucket(address)}`
  const retryAfter = await countHit(
    ctx.db,
    createHash('sha256').update(bucket).digest('base64url'),
    { now: ctx.clock.now(), length: MINUTE, max: MAX_FAILURES },
  )
  if (retryAfter !== null) throw apiError('too_many_requests', { retryAfter })
}

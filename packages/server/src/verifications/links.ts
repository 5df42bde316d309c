import type { Context } from '../context.ts'
import { sending } from './codes.ts'
import { sealDeparture, type WayBack } from './departure.ts'
import { insertVerification } from './storage.ts'
import type { Subject } from './subject.ts'
import type { VerificationRow } from './table.ts'

/**
 * Starts a verification by a link. `tokenHash: null`: none opens it, because nobody is to be verified (ENUM-1).
 *
 * @throws {ApiError} 429 within 30 seconds of the last link.
 */
export async function startLink(
  ctx: Context,
  subject: Subject,
  { strategy, tokenHash, way }: { strategy: string; tokenHash: string | null; way: WayBack },
): Promise<VerificationRow> {
  const begun = await sending(ctx, subject, strategy)
  const row = {
    ...begun,
    state_hash: tokenHash,
    departure: sealDeparture(ctx, begun, way),
  }
  await insertVerification(ctx.db, row)
  return row
}

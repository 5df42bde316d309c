import type { VerificationStatus } from '@dooryard/protocol'
import type { VerificationRow } from './table.ts'

/** What holds for a verification now. */
export function verificationStatus(
  { status, expire_at }: Pick<VerificationRow, 'status' | 'expire_at'>,
  now: number,
): VerificationStatus {
  return status === 'unverified' && expire_at <= now ? 'expired' : status
}

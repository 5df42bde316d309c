import type { VerificationStatus } from '@dooryard/protocol'
import { isBefore } from '../clock.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import type { VerificationRow } from './table.ts'

/** What holds for a verification now. */
export function verificationStatus(
  { status, expire_at }: Pick<VerificationRow, 'status' | 'expire_at'>,
  now: number,
): VerificationStatus {
  const isOpen = isBefore(expire_at, { now, length: CODE_LIFETIME })
  return status === 'unverified' && !isOpen ? 'expired' : status
}

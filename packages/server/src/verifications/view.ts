import type { VerificationJSON } from '@dooryard/protocol'
import { verificationStatus } from './status.ts'
import type { VerificationRow } from './table.ts'

export function verificationJSON(row: VerificationRow, now: number): VerificationJSON {
  return {
    object: 'verification_otp',
    id: row.id,
    status: verificationStatus(row, now),
    strategy: row.strategy,
    attempts: row.attempts,
    expire_at: row.expire_at,
    verified_at_client: row.verified_at === null ? null : row.client_id,
  }
}

/** A proof that left no record of its own, such as a password. */
export function provenJSON(strategy: string): VerificationJSON {
  return {
    object: `verification_${strategy}`,
    status: 'verified',
    strategy,
    attempts: null,
    expire_at: null,
  }
}

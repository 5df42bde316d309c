import type { VerificationJSON } from '@dooryard/protocol'
import { openDeparture } from './departure.ts'
import { verificationStatus } from './status.ts'
import type { VerificationRow } from './table.ts'

export function verificationJSON(
  row: VerificationRow,
  { now, providerKey }: { now: number; providerKey: Buffer },
): VerificationJSON {
  if (row.strategy.startsWith('oauth_')) return accountJSON(row, { now, providerKey })
  const status = verificationStatus(row, now)
  return {
    object: /_code$/.test(row.strategy) ? 'verification_otp' : `verification_${row.strategy}`,
    id: row.id,
    status,
    strategy: row.strategy,
    attempts: row.departure === null ? row.attempts : null,
    expire_at: row.expire_at,
    ...(row.error !== null && { error: JSON.parse(row.error) }),
    ...(row.nonce !== null && { nonce: status === 'unverified' ? row.nonce : null }),
    verified_at_client: row.verified_at === null || isOpenedElsewhere(row) ? null : row.client_id,
  }
}

/** A link that its own browser opened has that browser's token of then (`findStale`). Who waits for another goes on by itself. */
const isOpenedElsewhere = ({ departure, code_hash }: VerificationRow) =>
  departure !== null && code_hash === null

/** One that leads to another site. */
function accountJSON(
  row: VerificationRow,
  { now, providerKey }: { now: number; providerKey: Buffer },
): VerificationJSON {
  return {
    object: 'verification_oauth',
    id: row.id,
    status: verificationStatus(row, now),
    strategy: row.strategy,
    attempts: null,
    expire_at: row.expire_at,
    external_verification_redirect_url: openDeparture(row, providerKey)?.url ?? null,
    error: row.error === null ? null : JSON.parse(row.error),
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

import type { SignInStatus } from '@dooryard/protocol'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import type { Settings } from '../settings/schema.ts'
import type { SignInRow } from './table.ts'

export type SignInRecord = Pick<
  SignInRow,
  'identifier' | 'created_session_id' | 'reset_pending' | 'first_factor_at' | 'abandon_at'
>

/**
 * What a sign-in needs next. Frontend API §5.1. A reset code that was proven is good for ten minutes; then the first
 * factor is due again (MFA-8).
 */
export function signInStatus(_settings: Settings, record: SignInRecord, now: number): SignInStatus {
  if (record.created_session_id !== null) return 'complete'
  if (record.abandon_at <= now) return 'abandoned'
  if (record.identifier === null) return 'needs_identifier'
  if (record.reset_pending === 1 && isRecent(record.first_factor_at, now))
    return 'needs_new_password'
  return 'needs_first_factor'
}

function isRecent(at: number | null, now: number): boolean {
  return at !== null && now - at < HALF_DONE_LIFETIME
}

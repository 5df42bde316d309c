import type { SignInStatus } from '@dooryard/protocol'
import { isRecent } from '../clock.ts'
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
  const isProven = isRecent(record.first_factor_at, { now, length: HALF_DONE_LIFETIME })
  if (record.reset_pending === 1 && isProven) return 'needs_new_password'
  return 'needs_first_factor'
}

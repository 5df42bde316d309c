import type { SignInStatus } from '@dooryard/protocol'
import { isRecent } from '../clock.ts'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import type { Settings } from '../settings/schema.ts'
import type { SignInRow } from './table.ts'

/** What is proven after the first factor, and at which stage. */
export const SECOND_STEPS = {
  needs_second_factor: 'second_factor',
  needs_client_trust: 'client_trust',
} as const

export type SecondStep = (typeof SECOND_STEPS)[keyof typeof SECOND_STEPS]

/** The second step that a sign-in stands at, if it does. */
export const secondStepAt = (status: SignInStatus): SecondStep | null =>
  (SECOND_STEPS as Partial<Record<SignInStatus, SecondStep>>)[status] ?? null

export type SignInRecord = Pick<
  SignInRow,
  | 'identifier'
  | 'created_session_id'
  | 'reset_pending'
  | 'second_factor_pending'
  | 'trust_pending'
  | 'new_password_digest'
  | 'first_factor_at'
  | 'abandon_at'
>

/**
 * What a sign-in needs next. Frontend API §5.1. A first factor that was proven is good for ten minutes; then it is due again
 * (MFA-8).
 */
export function signInStatus(_settings: Settings, record: SignInRecord, now: number): SignInStatus {
  if (record.created_session_id !== null) return 'complete'
  if (record.abandon_at <= now) return 'abandoned'
  if (record.identifier === null) return 'needs_identifier'
  const isProven = isRecent(record.first_factor_at, { now, length: HALF_DONE_LIFETIME })
  const isReset = record.reset_pending === 1 && record.new_password_digest === null
  if (isReset && isProven) return 'needs_new_password'
  if (record.second_factor_pending === 1 && isProven) return 'needs_second_factor'
  if (record.trust_pending === 1 && isProven) return 'needs_client_trust'
  return 'needs_first_factor'
}

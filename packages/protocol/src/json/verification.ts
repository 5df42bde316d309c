import type { ClerkErrorJSON } from '../errors.ts'

export type VerificationStatus = 'unverified' | 'verified' | 'failed' | 'expired' | 'transferable'

/** Frontend API §4.3. Times in milliseconds. */
export interface VerificationJSON {
  object: string
  id?: string
  status: VerificationStatus | null
  /** Null before a strategy has been chosen. */
  strategy: string | null
  attempts: number | null
  expire_at: number | null
  external_verification_redirect_url?: string | null
  error?: ClerkErrorJSON | null
  nonce?: string | null
  message?: string | null
  verified_at_client?: string | null
  channel?: string
}

export interface SignUpVerificationJSON extends VerificationJSON {
  next_action: 'needs_prepare' | 'needs_attempt' | ''
  supported_strategies: string[]
}

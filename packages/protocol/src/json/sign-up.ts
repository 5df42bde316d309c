import type { PublicOrganizationDataJSON } from './organization.ts'
import type { SignUpVerificationJSON, VerificationJSON } from './verification.ts'

export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned'

/** Frontend API §4.6. Times in milliseconds. */
export interface SignUpJSON {
  object: 'sign_up'
  id: string
  status: SignUpStatus
  required_fields: string[]
  optional_fields: string[]
  missing_fields: string[]
  unverified_fields: string[]
  username: string | null
  first_name: string | null
  last_name: string | null
  email_address: string | null
  phone_number: string | null
  web3_wallet: string | null
  has_password: boolean
  password_enabled: boolean
  unsafe_metadata: Record<string, unknown>
  public_metadata: Record<string, unknown>
  external_account: null
  external_account_strategy: string | null
  created_session_id: string | null
  created_user_id: string | null
  abandon_at: number
  legal_accepted_at: number | null
  locale: string | null
  external_id: string | null
  custom_action: boolean
  protect_check: null
  /** Beyond Clerk's: the organization whose invitation began it. */
  invited_by?: PublicOrganizationDataJSON
  verifications: {
    email_address: SignUpVerificationJSON | null
    phone_number: SignUpVerificationJSON | null
    web3_wallet: SignUpVerificationJSON | null
    external_account: VerificationJSON | null
  }
}

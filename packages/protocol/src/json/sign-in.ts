import type { VerificationJSON } from './verification.ts'

export type SignInStatus =
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'needs_protect_check'
  | 'complete'
  | 'abandoned'

export interface SignInFactorJSON {
  strategy: string
  safe_identifier?: string
  email_address_id?: string
  phone_number_id?: string
  web3_wallet_id?: string
  primary?: boolean
  default?: boolean
  channel?: string
  enterprise_connection_id?: string
  enterprise_connection_name?: string
}

export interface SignInUserDataJSON {
  first_name: string | null
  last_name: string | null
  image_url: string
  has_image: boolean
}

/** Frontend API §4.4. Times in milliseconds. */
export interface SignInJSON {
  object: 'sign_in'
  id: string
  status: SignInStatus
  supported_identifiers: string[]
  supported_first_factors: SignInFactorJSON[] | null
  supported_second_factors: SignInFactorJSON[] | null
  first_factor_verification: VerificationJSON | null
  second_factor_verification: VerificationJSON | null
  identifier: string | null
  user_data: SignInUserDataJSON | null
  created_session_id: string | null
  abandon_at: number
  client_trust_state?: 'new' | 'known' | 'pending'
  protect_check: null
}

import type { ActorClaim } from '../claims.ts'
import type { PublicUserDataJSON } from './public-user-data.ts'
import type { SignInFactorJSON } from './sign-in.ts'
import type { UserJSON } from './user.ts'
import type { VerificationJSON } from './verification.ts'

export type SessionStatus =
  | 'active'
  | 'pending'
  | 'ended'
  | 'removed'
  | 'replaced'
  | 'expired'
  | 'abandoned'
  | 'revoked'

export interface TokenJSON {
  object: 'token'
  jwt: string
}

export interface SessionTaskJSON {
  key: 'choose-organization' | 'reset-password' | 'setup-mfa'
}

interface SessionFieldsJSON {
  object: 'session'
  id: string
  status: SessionStatus
  expire_at: number
  abandon_at: number
  last_active_at: number
  last_active_organization_id: string | null
  actor: ActorClaim | null
  tasks: SessionTaskJSON[] | null
  created_at: number
  updated_at: number
}

/** A session as its own browser sees it. Times in milliseconds. Frontend API §4.7. */
export interface SessionJSON extends SessionFieldsJSON {
  /** Null where the token must not travel, as in the data block of a page. */
  last_active_token: TokenJSON | null
  /** Minutes since the first and second factor; -1 = not enrolled. */
  factor_verification_age: [number, number] | null
  user: UserJSON | null
  public_user_data: PublicUserDataJSON
}

export interface SessionActivityJSON {
  object: 'session_activity'
  id: string
  device_type?: string
  is_mobile: boolean
  browser_name?: string
  browser_version?: string
  ip_address?: string
  city?: string
  country?: string
}

export interface SessionWithActivitiesJSON extends SessionFieldsJSON {
  user: null
  latest_activity: SessionActivityJSON
}

/** Backend API §3.4. */
export interface BackendSessionJSON extends SessionFieldsJSON {
  client_id: string
  user_id: string
  latest_activity?: SessionActivityJSON
}

/** What a session proves again. Frontend API §3.9. */
export interface SessionVerificationJSON {
  object: 'session_verification'
  id: string
  status: 'needs_first_factor' | 'needs_second_factor' | 'complete'
  level: 'first_factor' | 'second_factor' | 'multi_factor'
  session: SessionJSON
  first_factor_verification: VerificationJSON | null
  second_factor_verification: VerificationJSON | null
  supported_first_factors: SignInFactorJSON[] | null
  supported_second_factors: SignInFactorJSON[] | null
}

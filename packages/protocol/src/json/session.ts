import type { ActorClaim } from '../claims.ts'
import type { PublicUserDataJSON, UserJSON } from './user.ts'

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

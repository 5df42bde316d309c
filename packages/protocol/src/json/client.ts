import type { SessionJSON } from './session.ts'
import type { SignInJSON } from './sign-in.ts'
import type { SignUpJSON } from './sign-up.ts'

/** One browser and all it has at the Frontend API. Times in milliseconds. Frontend API §4.2. */
export interface ClientJSON {
  object: 'client'
  id: string
  sessions: SessionJSON[]
  sign_in: SignInJSON | null
  sign_up: SignUpJSON | null
  last_active_session_id: string | null
  last_authentication_strategy: string | null
  captcha_bypass: boolean
  cookie_expires_at: number | null
  created_at: number
  updated_at: number
}

/** Backend API §3.4. */
export interface BackendClientJSON {
  object: 'client'
  id: string
  session_ids: string[]
  sessions: unknown[]
  sign_in_id: string | null
  sign_up_id: string | null
  last_active_session_id: string | null
  last_authentication_strategy: string | null
  created_at: number
  updated_at: number
}

import type { Selectable } from 'kysely'

/** A sign-in token made by the Backend API; its ticket signs one user in once. */
interface SignInTokenTable {
  id: string
  user_id: string
  /** SHA-256 of the ticket (OTP-5). */
  token_hash: string
  status: 'pending' | 'accepted' | 'revoked'
  /** `ActorClaim` as JSON: by this ticket somebody acts for the user. */
  actor: string | null
  /** How long they do. */
  session_seconds: number | null
  expire_at: number
  created_at: number
  updated_at: number
}

interface TestingTokenTable {
  token_hash: string
  expire_at: number
  created_at: number
}

export type SignInTokenRow = Selectable<SignInTokenTable>

declare module '../db/database.ts' {
  interface Database {
    sign_in_tokens: SignInTokenTable
    testing_tokens: TestingTokenTable
  }
}

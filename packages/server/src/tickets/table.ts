import type { Selectable } from 'kysely'

/** A sign-in token made by the Backend API; its ticket signs one user in once. */
interface SignInTokenTable {
  id: string
  user_id: string
  /** SHA-256 of the ticket (OTP-5). */
  token_hash: string
  status: 'pending' | 'accepted' | 'revoked'
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

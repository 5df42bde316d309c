import type { VerificationStatus } from '@dooryard/protocol'
import type { Selectable } from 'kysely'

/** What a proof is for. */
export type Stage =
  | 'sign_in'
  | 'reset_password'
  | 'second_factor'
  | 'client_trust'
  | 'reverification'
  | 'reverification_second'
  | 'sign_up'
  | 'sign_up_phone'
  | 'sign_up_account'
  | 'connection'
  | 'profile'
  | 'passkey'
  | 'organization_domain'

/** Who proves something there has shown the first factor already: guesses are theirs, or of who knows their password. */
export const isSecondStep = (stage: Stage): boolean =>
  isSecondFactor(stage) || stage === 'client_trust'

/** What is proven there is a factor beside another one. */
export const isSecondFactor = (stage: Stage): boolean =>
  stage === 'second_factor' || stage === 'reverification_second'

/** Whoever proves something there is signed in, and proves again that it is them. */
export const isReverification = (stage: Stage): boolean =>
  stage === 'reverification' || stage === 'reverification_second'

/** Whoever proves something there is not here yet. */
export const isSignUp = (stage: Stage): boolean => stage === 'sign_up' || stage === 'sign_up_phone'

/** What is proven there is nobody's yet, and to be somebody's from then on. */
export const isNewAt = (stage: Stage): boolean =>
  isSignUp(stage) || stage === 'profile' || stage === 'organization_domain'

/** One proof in progress: bound to its stage, owner, identifier and client (OTP-2). */
interface VerificationTable {
  id: string
  stage: Stage
  /** The sign-in, sign-up, account at a provider, identifier of a profile or passkey that it belongs to. */
  owner_id: string
  client_id: string | null
  strategy: string
  /** What it proves: for a code, the address it went to. */
  identifier: string
  /** As written; `verificationStatus()` says what holds now. */
  status: VerificationStatus
  /** HMAC of the code (OTP-4); null when spent, void, or when no code can be right. Of a link that was opened: see `findStale`. */
  code_hash: string | null
  attempts: number
  sent_at: number | null
  /** SHA-256 of the state by which somebody comes back from another site, null when they did (FED-1); of the token of a link (OTP-5). */
  state_hash: string | null
  /** Where they were sent, if anywhere, and where they go next; sealed. */
  departure: string | null
  /** What an authenticator is asked, as JSON with the challenge (PK-1). */
  nonce: string | null
  /** Why it failed, as JSON. */
  error: string | null
  verified_at: number | null
  expire_at: number
  created_at: number
}

export type VerificationRow = Selectable<VerificationTable>

declare module '../db/database.ts' {
  interface Database {
    verifications: VerificationTable
  }
}

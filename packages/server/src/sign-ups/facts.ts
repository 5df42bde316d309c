import type { Db } from '../db/database.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import type { SignUpRecord } from './status.ts'
import type { SignUpRow } from './table.ts'

/** A sign-up with all that its view needs to know. */
export interface SignUpFacts {
  signUp: SignUpRow
  verification: VerificationRow | null
}

export async function loadSignUpFacts(db: Db, signUp: SignUpRow): Promise<SignUpFacts> {
  const { id: ownerId, email_address: target } = signUp
  const verification =
    target === null ? null : await findVerification(db, { ownerId, stage: 'sign_up' }, target)
  return { signUp, verification }
}

export const recordOf = (signUp: SignUpRow): SignUpRecord => ({
  ...signUp,
  has_password: signUp.password_digest !== null,
})

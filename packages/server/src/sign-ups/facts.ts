import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import type { Subject } from '../strategies/strategy.ts'
import type { UserRow } from '../users/table.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { type SignUpRecord, signUpNeeds } from './status.ts'
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

/** Whose address a strategy is to prove. `user`: whoever has it already. */
export function subjectOf(
  { signUp, verification }: SignUpFacts,
  { user, visitor }: { user: UserRow | null; visitor: Visitor },
): Subject {
  return {
    stage: 'sign_up',
    ownerId: signUp.id,
    clientId: signUp.client_id,
    identifier: signUp.email_address ?? '',
    user,
    verification,
    visitor,
  }
}

export const recordOf = (signUp: SignUpRow): SignUpRecord => ({
  ...signUp,
  has_password: signUp.password_digest !== null,
})

/** @throws {ApiError} 400 for a sign-up that is finished or was left alone too long. */
export function assertOpen(ctx: Context, signUp: SignUpRow): void {
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'missing_requirements') throw apiError('client_state_invalid')
}

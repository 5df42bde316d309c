import type { Visitor } from '../actor.ts'
import type { Db } from '../db/database.ts'
import type { Identified, Subject } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { findVerification } from '../verifications/storage.ts'
import type { Stage, VerificationRow } from '../verifications/table.ts'
import type { SignInRow } from './table.ts'

/** A sign-in with all that its rules and its view need to know. */
export interface SignInFacts {
  signIn: SignInRow
  owner: UserWithEmails | null
  verification: VerificationRow | null
}

export async function loadSignInFacts(db: Db, signIn: SignInRow): Promise<SignInFacts> {
  return {
    signIn,
    owner: signIn.user_id === null ? null : await loadUser(db, signIn.user_id),
    verification: await findVerification(db, { ownerId: signIn.id, stage: 'sign_in' }),
  }
}

export const identifiedBy = ({ signIn, owner }: SignInFacts): Identified => ({
  identifier: signIn.identifier ?? '',
  owner,
})

/** Whom a strategy is to prove. `address`: the one that a code goes to. */
export function subjectOf(
  { signIn, owner, verification }: SignInFacts,
  { stage, address, visitor }: { stage: Stage; address: string; visitor: Visitor },
): Subject {
  return {
    stage,
    ownerId: signIn.id,
    clientId: signIn.client_id,
    identifier: address,
    user: owner?.user ?? null,
    verification,
    visitor,
  }
}

import type { Visitor } from '../actor.ts'
import type { Db } from '../db/database.ts'
import type { Identified, Subject } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { listVerifications } from '../verifications/storage.ts'
import type { Stage, VerificationRow } from '../verifications/table.ts'
import type { SignInRow } from './table.ts'

/** A sign-in with all that its rules and its view need to know. */
export interface SignInFacts {
  signIn: SignInRow
  owner: UserWithEmails | null
  verification: VerificationRow | null
  /** Of the second factor. */
  second?: VerificationRow | null
}

export async function loadSignInFacts(db: Db, signIn: SignInRow): Promise<SignInFacts> {
  const owner = signIn.user_id === null ? null : await loadUser(db, signIn.user_id)
  const proofs = await listVerifications(db, signIn.id)
  const isSecond = ({ stage }: VerificationRow) => stage === 'second_factor'
  return {
    signIn,
    owner,
    verification: proofs.find((proof) => !isSecond(proof)) ?? null,
    second: proofs.find(isSecond) ?? null,
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

/** The same for a second factor, whose proof is another one. */
export const secondSubjectOf = (
  facts: SignInFacts,
  { address, visitor }: { address: string; visitor: Visitor },
): Subject =>
  subjectOf(
    { ...facts, verification: facts.second ?? null },
    { stage: 'second_factor', address, visitor },
  )

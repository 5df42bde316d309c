import type { Visitor } from '../actor.ts'
import type { Moment } from '../context.ts'
import type { Identified, Strategy, Subject } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { listVerifications } from '../verifications/storage.ts'
import { isSecondStep, type Stage, type VerificationRow } from '../verifications/table.ts'
import { provenBy } from './factors.ts'
import type { SecondStep } from './status.ts'
import type { SignInRow } from './table.ts'

/** A sign-in with all that its rules and its view need to know. */
export interface SignInFacts {
  signIn: SignInRow
  owner: UserWithEmails | null
  verification: VerificationRow | null
  /** Of the second step. */
  second?: VerificationRow | null
}

export async function loadSignInFacts(now: Moment, signIn: SignInRow): Promise<SignInFacts> {
  const owner = signIn.user_id === null ? null : await loadUser(now, signIn.user_id)
  const proofs = await listVerifications(now.db, signIn.id)
  const isSecond = ({ stage }: VerificationRow) => isSecondStep(stage)
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

/** The address whose mail a proof shows that one reads. */
export const inboxOf = (
  { proves }: { proves: Strategy['proves'] | undefined },
  address: string,
): string[] => (proves === 'email_address' ? [address] : [])

/** The same of what was proven before. */
export const inboxesOf = ({ verification: row }: SignInFacts): string[] =>
  row?.status === 'verified' ? inboxOf({ proves: provenBy(row.strategy) }, row.identifier) : []

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

/** The same for a second step, whose proof is another one. */
export const secondSubjectOf = (
  facts: SignInFacts,
  about: { stage: SecondStep; address: string; visitor: Visitor },
): Subject => subjectOf({ ...facts, verification: atStep(facts, about.stage) }, about)

/** What was begun for a second step that is no longer asked for proves nothing at this one. */
const atStep = ({ second }: SignInFacts, step: SecondStep): VerificationRow | null =>
  second?.stage === step ? second : null

import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { findInviter, type Inviter } from '../invitations/storage.ts'
import type { Strategy, Subject } from '../strategies/strategy.ts'
import type { UserRow } from '../users/table.ts'
import { listVerifications } from '../verifications/storage.ts'
import type { Stage, VerificationRow } from '../verifications/table.ts'
import { type SignUpRecord, signUpNeeds } from './status.ts'
import type { SignUpRow } from './table.ts'

/** A sign-up with all that its view needs to know. */
export interface SignUpFacts {
  signUp: SignUpRow
  /** Of the address. */
  verification: VerificationRow | null
  /** Of the phone number. */
  phone: VerificationRow | null
  /** Of the account at a provider. */
  account: VerificationRow | null
  /** Whoever invites, where its ticket is what began it. */
  inviter: Inviter | null
}

export async function loadSignUpFacts(db: Db, signUp: SignUpRow): Promise<SignUpFacts> {
  const { id: ownerId, email_address: target } = signUp
  const proofs = await listVerifications(db, ownerId)
  const find = (stage: Stage) => proofs.find((proof) => proof.stage === stage) ?? null
  const verification = find('sign_up')
  const phone = find('sign_up_phone')
  return {
    signUp,
    verification: verification?.identifier === target ? verification : null,
    phone: phone?.identifier === signUp.phone_number ? phone : null,
    account: find('sign_up_account'),
    inviter: await inviterOf(db, signUp),
  }
}

export const inviterOf = async (db: Db, { invitation_id }: SignUpRow): Promise<Inviter | null> =>
  invitation_id === null ? null : findInviter(db, invitation_id)

/** What a sign-up has to prove, and where that stands. */
export const IDENTIFIERS = {
  email_address: { column: 'email_address', provenAt: 'email_verified_at', stage: 'sign_up' },
  phone_number: { column: 'phone_number', provenAt: 'phone_verified_at', stage: 'sign_up_phone' },
} as const

/** What strategies at a sign-up prove. */
export type Identifying = keyof typeof IDENTIFIERS

export const identifierProvenBy = ({ proves }: Strategy): Identifying =>
  proves === 'phone_number' ? proves : 'email_address'

/** Whose identifier a strategy is to prove. `user`: whoever has it already. */
export function subjectOf(
  { signUp, verification, phone }: Pick<SignUpFacts, 'signUp' | 'verification' | 'phone'>,
  { proves, user, visitor }: { proves: Identifying; user: UserRow | null; visitor: Visitor },
): Subject {
  const { column, stage } = IDENTIFIERS[proves]
  return {
    stage,
    ownerId: signUp.id,
    clientId: signUp.client_id,
    identifier: signUp[column] ?? '',
    user,
    verification: proves === 'phone_number' ? phone : verification,
    visitor,
  }
}

export const recordOf = (signUp: SignUpRow): SignUpRecord => ({
  ...signUp,
  has_password: signUp.password_digest !== null,
  has_account: signUp.external_account_strategy !== null,
})

/** @throws {ApiError} 400 for a sign-up that is finished or was left alone too long. */
export function assertOpen(ctx: Context, signUp: SignUpRow): void {
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'missing_requirements') throw apiError('client_state_invalid')
}

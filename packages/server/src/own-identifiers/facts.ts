import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { Subject } from '../strategies/strategy.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import type { Identifier, Kind } from './kind.ts'

/** Which one, and in which browser: a code works in the one that asked for it (OTP-2). */
export interface Asking<Row extends Identifier> {
  kind: Kind<Row>
  id: string
  clientId: string
}

/** What somebody added to their profile, with the proof that was begun for it in their browser. */
export interface Own<Row> {
  row: Row
  verification: VerificationRow | null
}

/** @throws {ApiError} 404 unless it is the actor's own (AZ-1). */
export async function loadOwn<Row extends Identifier>(
  ctx: Context,
  actor: Actor,
  { kind, id, clientId }: Asking<Row>,
): Promise<Own<Row>> {
  const row = await kind.require(ctx, actor, id)
  const verification = await findVerification(ctx.db, { ownerId: id, stage: 'profile' })
  return { row, verification: verification?.client_id === clientId ? verification : null }
}

/** @throws {ApiError} 400 for what is proven. */
export function assertUnproven({ verified_at }: Identifier): void {
  if (verified_at !== null) throw apiError('verification_already_verified')
}

/** `user`: who has it already, if it may be told to them alone. */
export function subjectOf<Row extends Identifier>(
  { row, verification }: Own<Row>,
  { kind, clientId, ...about }: Asking<Row> & { user: Subject['user']; visitor: Visitor },
): Subject {
  const { user, visitor } = about
  const identifier = kind.textOf(row)
  return { stage: 'profile', ownerId: row.id, clientId, identifier, user, verification, visitor }
}

import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findPasskey } from './storage.ts'
import type { PasskeyRow } from './table.ts'

/** @throws {ApiError} 404 unless it is a passkey of this user, whom the actor reaches (AZ-1). */
export async function requirePasskey(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  { userId, id }: { userId: string; id: string },
): Promise<PasskeyRow> {
  const row = await findPasskey(db, id)
  if (!row || row.user_id !== userId || !reaches(actor, userId)) {
    throw apiError('resource_not_found')
  }
  return row
}

import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findAccount } from './storage.ts'
import type { ExternalAccountRow } from './table.ts'

/** @throws {ApiError} 404 unless it is an account of a user whom the actor reaches (AZ-1). */
export async function requireAccount(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  id: string,
): Promise<ExternalAccountRow> {
  const row = await findAccount(db, id)
  if (!row || !reaches(actor, row.user_id)) throw apiError('resource_not_found')
  return row
}

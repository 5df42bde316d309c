import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findEmailAddress } from './storage.ts'
import type { EmailAddressRow } from './table.ts'

/** @throws {ApiError} 404 unless it is an address of a user whom the actor reaches (AZ-1). */
export async function requireEmailAddress(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  id: string,
): Promise<EmailAddressRow> {
  const row = await findEmailAddress(db, id)
  if (!row || !reaches(actor, row.user_id)) throw apiError('resource_not_found')
  return row
}

import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findPhoneNumber } from './storage.ts'
import type { PhoneNumberRow } from './table.ts'

/** @throws {ApiError} 404 unless it is a number of a user whom the actor reaches (AZ-1). */
export async function requirePhoneNumber(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  id: string,
): Promise<PhoneNumberRow> {
  const row = await findPhoneNumber(db, id)
  if (!row || !reaches(actor, row.user_id)) throw apiError('resource_not_found')
  return row
}

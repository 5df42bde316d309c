import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

/** @throws {ApiError} 422 for a number that is not the user's (AZ-1), not proven, or their second factor. */
export async function setPrimaryPhoneNumber(
  ctx: Context,
  { user, phoneNumbers }: Pick<UserWithEmails, 'user' | 'phoneNumbers'>,
  id: string,
): Promise<void> {
  const next = phoneNumbers.find((own) => own.id === id)
  const param = 'primary_phone_number_id'
  if (!next || next.reserved_for_second_factor) throw apiError('form_resource_not_found', { param })
  if (next.verified_at === null) throw apiError('form_verification_needed', { param })
  await updateUserRow(ctx.db, user.id, {
    primary_phone_number_id: id,
    updated_at: ctx.clock.now(),
  })
}

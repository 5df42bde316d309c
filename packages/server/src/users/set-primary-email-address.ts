import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { emailAddressChangedLetter } from '../mail/letters.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

export interface PrimaryChange {
  emailAddressId: string
  /** Write to the address that was the primary one until now. */
  notify?: boolean | undefined
}

/** @throws {ApiError} 422 for an address that is not the user's (AZ-1), or not proven. */
export async function setPrimaryEmailAddress(
  ctx: Context,
  { user, emailAddresses }: UserWithEmails,
  { emailAddressId, notify = false }: PrimaryChange,
): Promise<void> {
  const next = emailAddresses.find(({ id }) => id === emailAddressId)
  const param = 'primary_email_address_id'
  if (!next) throw apiError('form_resource_not_found', { param })
  if (next.verified_at === null) throw apiError('form_verification_needed', { param })
  const previous = emailAddresses.find(({ id }) => id === user.primary_email_address_id)
  await updateUserRow(ctx.db, user.id, {
    primary_email_address_id: emailAddressId,
    updated_at: ctx.clock.now(),
  })
  if (notify && previous && previous.id !== emailAddressId) {
    const about = letterheadFor(ctx, { locale: user.locale })
    await ctx.mail.send(ctx, emailAddressChangedLetter(previous.email_address, about))
  }
}

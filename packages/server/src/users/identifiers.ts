import { takenColumn } from '../db/constraint.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import type { UserWithEmails } from './view.ts'

/** Everything a person is known by, none of which may be their password (PW-6). */
export function identifiersOf({
  user,
  emailAddresses,
  phoneNumbers,
}: UserWithEmails): (string | null)[] {
  return [
    user.username,
    user.first_name,
    user.last_name,
    ...emailAddresses.map(({ email_address }) => email_address),
    ...phoneNumbers.map(({ phone_number }) => phone_number),
  ]
}

/** What somebody is called who brought a proof and no identifier; an address only if it is proven (OTP-13). */
export function knownAs({ user, emailAddresses }: UserWithEmails): string {
  const proven = emailAddresses.find(({ verified_at }) => verified_at !== null)
  return proven?.email_address ?? user.username ?? user.id
}

const TAKEN = {
  email_address: 'This email address is taken.',
  phone_number: 'This phone number is taken.',
  username: 'This username is taken. Choose another one.',
  external_id: 'Another user has this external id.',
}

/** Somebody else is known by it. */
export const takenError = (param: keyof typeof TAKEN): ApiError =>
  apiError('form_identifier_exists', { param, longMessage: TAKEN[param] })

/**
 * Writes what somebody is to be known by. Whatever was checked before, the unique indexes decide (DB-5).
 *
 * @throws {ApiError} 422 naming what somebody else is known by.
 */
export async function claim(work: () => Promise<void>, refuse = takenError): Promise<void> {
  try {
    await work()
  } catch (error) {
    const column = takenColumn(error)
    if (column === null || !Object.hasOwn(TAKEN, column)) throw error
    throw refuse(column as keyof typeof TAKEN)
  }
}

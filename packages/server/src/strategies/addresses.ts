import { optional, text } from '../http/fields.ts'
import type { Factor, Person, Subject } from './strategy.ts'

/** Which address something is sent to. */
export const addressField = { email_address_id: optional(text({ max: 64 })) }

/** A factor for each address that something can be sent to. */
export function addressesOf({ emailAddresses }: Person): Factor[] {
  return emailAddresses.map(({ id, email_address, primary }) => ({
    safe_identifier: email_address,
    email_address_id: id,
    ...(primary && { primary }),
  }))
}

/** Sign-up addresses must be free, sign-in addresses must have an owner; otherwise nothing that is sent is right (ENUM-1). */
export function isDeliverable({ stage, user }: Subject): boolean {
  return stage === 'sign_up' ? user === null : user !== null
}

import { choice, optional, text } from '../http/fields.ts'
import { isNewAt } from '../verifications/table.ts'
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

/** Which number something is sent to. */
export const numberField = {
  phone_number_id: optional(text({ max: 64 })),
  channel: optional(choice(['sms'])),
}

/** A factor for each number that something can be sent to. */
export function numbersOf({ phoneNumbers }: Person, { second }: { second: boolean }): Factor[] {
  return phoneNumbers
    .filter(({ isSecondFactor }) => isSecondFactor === second)
    .map(({ id, shown, primary, isDefault }) => ({
      safe_identifier: shown,
      phone_number_id: id,
      channel: 'sms',
      ...(primary && { primary }),
      ...(second && isDefault && { default: true }),
    }))
}

/** Whether an identifier is to be somebody's from then on: it must be free. */
export const isToBeOwned = ({ stage }: Pick<Subject, 'stage'>): boolean => isNewAt(stage)

/** Other addresses must have an owner; otherwise nothing that is sent is right (ENUM-1). */
export const isDeliverable = (subject: Subject): boolean =>
  isToBeOwned(subject) === (subject.user === null)

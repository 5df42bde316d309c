import type { Db } from '../db/database.ts'
import { choice, optional, text } from '../http/fields.ts'
import { isNewAt } from '../verifications/table.ts'
import type { Factor, Person, Subject } from './strategy.ts'

/** Which address something is sent to. */
export const addressField = { email_address_id: optional(text({ max: 64 })) }

/** A factor for each address that something can be sent to. */
export function addressesOf({ emailAddresses }: Person): Factor[] {
  return emailAddresses.map(({ id, shown, primary }) => ({
    safe_identifier: shown,
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

/** Whom a code or a link to an identifier lets in there; null: nobody. */
export type FindReader = (db: Db, subject: Subject) => Promise<{ user_id: string } | null>

/**
 * Whether what is sent may be right, asked in the transaction that writes it down. Other identifiers than new ones must have an
 * owner (ENUM-1), and still be theirs: what was taken from them since the request was read lets nobody in any more (OTP-2).
 */
export async function isDeliverable(
  db: Db,
  subject: Subject,
  findReader: FindReader,
): Promise<boolean> {
  const { user } = subject
  if (isToBeOwned(subject)) return user === null
  // Asked also where nobody was found: it takes as long (ENUM-2).
  const reader = await findReader(db, subject)
  return user !== null && reader?.user_id === user.id
}

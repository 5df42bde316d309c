import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Db } from '../db/database.ts'
import type { PhoneNumberRow } from './table.ts'

/** The one verified holder of a number; an unverified one owns nothing (OTP-13). */
export async function findVerifiedPhoneNumber(
  db: Db,
  phoneNumber: string,
): Promise<PhoneNumberRow | null> {
  const row = await db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('phone_number', '=', phoneNumber)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

export async function findPhoneNumber(db: Db, id: string): Promise<PhoneNumberRow | null> {
  const row = await db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertPhoneNumber(db: Db, row: PhoneNumberRow): Promise<void> {
  await db.insertInto('phone_numbers').values(row).execute()
}

export async function updatePhoneNumberRow(
  db: Db,
  id: string,
  change: Partial<Omit<PhoneNumberRow, 'id' | 'user_id'>>,
): Promise<void> {
  await db.updateTable('phone_numbers').set(change).where('id', '=', id).execute()
}

export async function deletePhoneNumberRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('phone_numbers').where('id', '=', id).execute()
}

/** A number as one text: none of its values has a blank in it. */
const asText = sql<string | null>`string_agg(
  phone_numbers.id || ' ' || phone_numbers.phone_number
  || ' ' || coalesce(cast(phone_numbers.verified_at as text), '-')
  || ' ' || coalesce(phone_numbers.verification_strategy, '-')
  || ' ' || phone_numbers.reserved || ' ' || phone_numbers.reserved_for_second_factor
  || ' ' || phone_numbers.default_second_factor
  || ' ' || phone_numbers.created_at || ' ' || phone_numbers.updated_at, ',')`

/** All numbers of a user, in the query that reads the user; `readPhoneNumbers` takes it apart. */
export const phoneNumbersOf = (eb: ExpressionBuilder<Database, 'users'>) =>
  eb
    .selectFrom('phone_numbers')
    .whereRef('phone_numbers.user_id', '=', 'users.id')
    .select(asText.as('phones'))
    .as('phones')

/** The oldest first. */
export function readPhoneNumbers(phones: string | null, userId: string): PhoneNumberRow[] {
  if (!phones) return []
  const rows = phones.split(',').map((text): PhoneNumberRow => {
    const [id, phoneNumber, verifiedAt, strategy, ...numbers] = text.split(' ')
    const [reserved, forSecond, isDefault, createdAt, updatedAt] = numbers.map(Number)
    return {
      id: id!,
      user_id: userId,
      phone_number: phoneNumber!,
      verified_at: verifiedAt === '-' ? null : Number(verifiedAt),
      verification_strategy: strategy === '-' ? null : strategy!,
      reserved: reserved!,
      reserved_for_second_factor: forSecond!,
      default_second_factor: isDefault!,
      created_at: createdAt!,
      updated_at: updatedAt!,
    }
  })
  return rows.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
}

/** The same for users at hand, by their ids. */
export async function listPhoneNumbers(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, PhoneNumberRow[]>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('user_id', 'in', userIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ user_id }) => user_id)
}

import { sql } from 'kysely'
import { latestEnd } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { UserRow } from './table.ts'
import { textKey } from './text-key.ts'

export async function findUser(db: Db, id: string): Promise<UserRow | null> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function findUserByUsername(db: Db, username: string): Promise<UserRow | null> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst()
  return row ?? null
}

/** Address and number are those that the row names as the primary ones: they come after the user. */
export async function insertUser(
  db: Db,
  row: UserRow,
  primary: { emailAddress?: string | null | undefined; phoneNumber?: string | null | undefined },
): Promise<void> {
  const keys = {
    ...nameKeys(row),
    primary_email_address: primary.emailAddress ?? null,
    primary_phone_number: primary.phoneNumber ?? null,
  }
  await db
    .insertInto('users')
    .values({ first_name_key: null, last_name_key: null, ...row, ...keys })
    .execute()
}

export async function updateUserRow(
  db: Db,
  id: string,
  change: Partial<Omit<UserRow, 'id' | 'created_at'>>,
): Promise<void> {
  const { primary_email_address_id: primary, primary_phone_number_id: number } = change
  await db
    .updateTable('users')
    .set({ ...change, ...nameKeys(change) })
    .$if(primary !== undefined, (update) =>
      update.set((eb) => ({
        primary_email_address: eb
          .selectFrom('email_addresses')
          .select('email_address')
          .where('email_addresses.id', '=', primary!),
      })),
    )
    .$if(number !== undefined, (update) =>
      update.set((eb) => ({
        primary_phone_number: eb
          .selectFrom('phone_numbers')
          .select('phone_number')
          .where('phone_numbers.id', '=', number!),
      })),
    )
    .where('id', '=', id)
    .execute()
}

/** What follows from names that are written: nobody else writes it. */
function nameKeys({ first_name, last_name }: Partial<Pick<UserRow, 'first_name' | 'last_name'>>) {
  return {
    ...(first_name !== undefined && { first_name_key: first_name && textKey(first_name) }),
    ...(last_name !== undefined && { last_name_key: last_name && textKey(last_name) }),
  }
}

/** Puts a digest in place of the one that was just checked; a password changed meanwhile stays (PW-2). */
export async function upgradePasswordDigest(
  db: Db,
  { id, password_digest }: UserRow,
  digest: string,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_digest: digest })
    .where('id', '=', id)
    .where('password_digest', '=', password_digest)
    .execute()
}

/**
 * The password was right: gives all tries back, and stores a digest of a newer kind, if there is one. False: it was changed
 * since the row was read, in one statement (GR-4).
 */
export async function acceptPassword(
  db: Db,
  { id, password_updated_at }: UserRow,
  newDigest: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({
      failed_attempts: 0,
      locked_until: null,
      ...(newDigest !== null && { password_digest: newDigest }),
    })
    .where('id', '=', id)
    // Not the digest, which another sign-in may have brought to a newer kind.
    .where('password_updated_at', 'is not distinct from', password_updated_at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Sessions, addresses, sign-ins and tickets go with the row (SES-9). */
export async function deleteUserRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('users').where('id', '=', id).execute()
}

/**
 * Takes one of the user's tries before a guess is checked, in one statement, so that parallel guesses cannot exceed the
 * limit (GR-4, RATE-4). A lock that ran out starts the count anew. Null: locked, nothing may be checked.
 */
export async function takeAttempt(
  db: Db,
  id: string,
  { now, maxAttempts, lockFor }: { now: number; maxAttempts: number; lockFor: number },
): Promise<{ failedAttempts: number } | null> {
  const isExpired = sql<boolean>`(locked_until <= ${now} or locked_until > ${latestEnd({ now, length: lockFor })})`
  const next = sql<number>`case when ${isExpired} then 1 else failed_attempts + 1 end`
  const row = await db
    .updateTable('users')
    .set({
      failed_attempts: next,
      locked_until: sql<
        number | null
      >`case when ${next} >= ${maxAttempts} then cast(${now + lockFor} as bigint) else null end`,
    })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('locked_until', 'is', null), isExpired]))
    .returning('failed_attempts')
    .executeTakeFirst()
  return row ? { failedAttempts: row.failed_attempts } : null
}

/** One that was taken for nothing. */
export async function returnAttempt(db: Db, id: string): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ failed_attempts: eb('failed_attempts', '-', 1), locked_until: null }))
    .where('id', '=', id)
    .where('failed_attempts', '>', 0)
    .execute()
}

/** A success gives all tries back (RATE-7). */
export async function clearAttempts(db: Db, id: string): Promise<void> {
  await updateUserRow(db, id, { failed_attempts: 0, locked_until: null })
}

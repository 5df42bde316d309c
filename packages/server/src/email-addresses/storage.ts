import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { EmailAddressRow } from './table.ts'

/** The one verified holder of an address; an unverified one owns nothing (OTP-13). */
export async function findVerifiedEmailAddress(
  db: Db,
  emailAddress: string,
): Promise<EmailAddressRow | null> {
  const row = await db
    .selectFrom('email_addresses')
    .selectAll()
    .where('email_address', '=', emailAddress)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether somebody has proven an address of Gmail that differs in its dots alone. An index has their form without them. */
export async function hasTwin(db: Db, emailAddress: string): Promise<boolean> {
  const row = await db
    .selectFrom('email_addresses')
    .select('id')
    .where(sql<string>`replace(email_address, '.', '')`, '=', emailAddress.replaceAll('.', ''))
    .where(sql<SqlBool>`email_address like '%@gmail.com'`)
    .where('verified_at', 'is not', null)
    .where('email_address', '!=', emailAddress)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function listEmailAddresses(db: Db, userIds: readonly string[]): Promise<EmailAddressRow[]> {
  if (userIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('email_addresses')
    .selectAll()
    .where('user_id', 'in', userIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findEmailAddress(db: Db, id: string): Promise<EmailAddressRow | null> {
  const row = await db
    .selectFrom('email_addresses')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertEmailAddress(db: Db, row: EmailAddressRow): Promise<void> {
  await db.insertInto('email_addresses').values(row).execute()
}

export async function updateEmailAddressRow(
  db: Db,
  id: string,
  change: Partial<Omit<EmailAddressRow, 'id' | 'user_id'>>,
): Promise<void> {
  await db.updateTable('email_addresses').set(change).where('id', '=', id).execute()
}

export async function deleteEmailAddressRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('email_addresses').where('id', '=', id).execute()
}

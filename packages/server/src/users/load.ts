import { type Actor, reaches } from '../actor.ts'
import type { Moment } from '../context.ts'
import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { listEmailAddresses } from '../email-addresses/storage.ts'
import { emailAddressColumns } from '../email-addresses/table.ts'
import { listShown, readShown, shownAccounts } from '../external-accounts/storage.ts'
import { apiError } from '../http/api-error.ts'
import { membershipsOf, readMemberships } from '../memberships/storage.ts'
import {
  findVerifiedPhoneNumber,
  listPhoneNumbers,
  phoneNumbersOf,
  readPhoneNumbers,
} from '../phone-numbers/storage.ts'
import { type UserRow, userColumns } from './table.ts'
import type { UserWithEmails } from './view.ts'

/** Users with all that identifies them. */
export async function loadUsers(
  { db, clock }: Moment,
  ids: readonly string[],
): Promise<Map<string, UserWithEmails>> {
  if (ids.length === 0) return new Map()
  const [id = ''] = ids
  const rows = await (ids.length === 1
    ? selectPerson(db, id, clock.now())
    : selectPeople(db, clock.now()).where('users.id', 'in', ids).execute())
  return collectPeople(rows)
}

export async function loadUser({ db, clock }: Moment, id: string): Promise<UserWithEmails | null> {
  return firstOf(await selectPerson(db, id, clock.now()))
}

/** @throws {ApiError} 404 unless it is a user whom the actor reaches (AZ-1). */
export async function requireUser(ctx: Moment, actor: Actor, id: string): Promise<UserWithEmails> {
  const owner = reaches(actor, id) ? await loadUser(ctx, id) : null
  if (!owner) throw apiError('resource_not_found')
  return owner
}

/** Whoever has proven the address; an unverified one owns nothing (OTP-13). */
export async function loadUserByEmailAddress(
  { db, clock }: Moment,
  emailAddress: string,
): Promise<UserWithEmails | null> {
  const holder = db
    .selectFrom('email_addresses')
    .select('user_id')
    .where('email_address', '=', emailAddress)
    .where('verified_at', 'is not', null)
  return firstOf(await selectPeople(db, clock.now()).where('users.id', 'in', holder).execute())
}

/** Whoever has proven the number, unless it is their second factor: nobody is found by that (MFA-6). */
export async function loadUserByPhoneNumber(
  ctx: Moment,
  phoneNumber: string,
): Promise<UserWithEmails | null> {
  const row = await findVerifiedPhoneNumber(ctx.db, phoneNumber)
  return row && !row.reserved_for_second_factor ? loadUser(ctx, row.user_id) : null
}

export async function loadUserByUsername(
  { db, clock }: Moment,
  username: string,
): Promise<UserWithEmails | null> {
  const named = selectPeople(db, clock.now()).where('users.username', '=', username)
  return firstOf(await named.execute())
}

/** The same for users at hand: a page of a list, which does not show where they are members. */
export async function withEmails(db: Db, users: readonly UserRow[]): Promise<UserWithEmails[]> {
  const ids = users.map(({ id }) => id)
  const rows = await listEmailAddresses(db, ids)
  const accounts = await listShown(db, ids)
  const phones = await listPhoneNumbers(db, ids)
  return users.map((user) => ({
    user,
    emailAddresses: rows.filter(({ user_id }) => user_id === user.id),
    externalAccounts: accounts.get(user.id) ?? [],
    phoneNumbers: phones.get(user.id) ?? [],
    memberships: [],
  }))
}

/** A row for each address, and one for a user who has none. */
function selectPeople(db: Db, now: number) {
  return db
    .selectFrom('users')
    .leftJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select(userColumns.aliased)
    .select(emailAddressColumns.aliased)
    .select(shownAccounts)
    .select(phoneNumbersOf)
    .select(membershipsOf(now))
    .orderBy('email_addresses.created_at')
    .orderBy('email_addresses.id')
}

const selectPerson = prepared((db, id: string, now: number) =>
  selectPeople(db, now).where('users.id', '=', id),
)

/** Everybody in rows of a join with people, in their order. */
export function collectPeople(rows: readonly object[]): Map<string, UserWithEmails> {
  const people = new Map<string, UserWithEmails>()
  for (const row of rows) {
    const user = userColumns.read(row)
    if (!user) continue
    const person = people.get(user.id) ?? newcomer(user, row)
    people.set(user.id, person)
    const emailAddress = emailAddressColumns.read(row)
    if (emailAddress && !person.emailAddresses.some(({ id }) => id === emailAddress.id)) {
      person.emailAddresses.push(emailAddress)
    }
  }
  return people
}

const firstOf = (rows: readonly object[]): UserWithEmails | null =>
  collectPeople(rows).values().next().value ?? null

const newcomer = (
  user: UserRow,
  row: { accounts?: string | null; phones?: string | null; memberships?: string | null },
): UserWithEmails => ({
  user,
  emailAddresses: [],
  externalAccounts: readShown(row.accounts ?? null),
  phoneNumbers: readPhoneNumbers(row.phones ?? null, user.id),
  memberships: readMemberships(row.memberships ?? null, user.id),
})

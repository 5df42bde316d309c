import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { listEmailAddresses } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { apiError } from '../http/api-error.ts'
import type { UserRow } from './table.ts'
import type { UserWithEmails } from './view.ts'

/** Users with all that identifies them. */
export async function loadUsers(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, UserWithEmails>> {
  if (ids.length === 0) return new Map()
  const [id = ''] = ids
  const rows = await (ids.length === 1
    ? selectPerson(db, id)
    : selectPeople(db).where('users.id', 'in', ids).execute())
  const owners = collect(rows)
  return new Map(owners.map((owner) => [owner.user.id, owner]))
}

export async function loadUser(db: Db, id: string): Promise<UserWithEmails | null> {
  return collect(await selectPerson(db, id))[0] ?? null
}

/** @throws {ApiError} 404 unless it is a user whom the actor reaches (AZ-1). */
export async function requireUser(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  id: string,
): Promise<UserWithEmails> {
  const owner = reaches(actor, id) ? await loadUser(db, id) : null
  if (!owner) throw apiError('resource_not_found')
  return owner
}

/** Whoever has proven the address; an unverified one owns nothing (OTP-13). */
export async function loadUserByEmailAddress(
  db: Db,
  emailAddress: string,
): Promise<UserWithEmails | null> {
  const holder = db
    .selectFrom('email_addresses')
    .select('user_id')
    .where('email_address', '=', emailAddress)
    .where('verified_at', 'is not', null)
  return collect(await selectPeople(db).where('users.id', 'in', holder).execute())[0] ?? null
}

export async function loadUserByUsername(db: Db, username: string): Promise<UserWithEmails | null> {
  return collect(await selectPeople(db).where('users.username', '=', username).execute())[0] ?? null
}

/** The same for users at hand: a page of a list. */
export async function withEmails(db: Db, users: readonly UserRow[]): Promise<UserWithEmails[]> {
  const rows = await listEmailAddresses(
    db,
    users.map(({ id }) => id),
  )
  return users.map((user) => ({
    user,
    emailAddresses: rows.filter(({ user_id }) => user_id === user.id),
  }))
}

/** A row for each address, and one for a user who has none. */
function selectPeople(db: Db) {
  return db
    .selectFrom('users')
    .leftJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .selectAll('users')
    .select([
      'email_addresses.id as address_id',
      'email_addresses.email_address as address',
      'email_addresses.verified_at as address_verified_at',
      'email_addresses.verification_strategy as address_strategy',
      'email_addresses.reserved as address_reserved',
      'email_addresses.created_at as address_created_at',
      'email_addresses.updated_at as address_updated_at',
    ])
    .orderBy('email_addresses.created_at')
    .orderBy('email_addresses.id')
}

const selectPerson = prepared((db, id: string) => selectPeople(db).where('users.id', '=', id))

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number]

function collect(rows: readonly PersonRow[]): UserWithEmails[] {
  const people = new Map<string, UserWithEmails>()
  for (const row of rows) {
    const { user, emailAddress } = split(row)
    const person = people.get(user.id) ?? { user, emailAddresses: [] }
    if (emailAddress) person.emailAddresses.push(emailAddress)
    people.set(user.id, person)
  }
  return [...people.values()]
}

function split({
  address_id,
  address,
  address_verified_at,
  address_strategy,
  address_reserved,
  address_created_at,
  address_updated_at,
  ...user
}: PersonRow): { user: UserRow; emailAddress: EmailAddressRow | null } {
  if (address_id === null) return { user, emailAddress: null }
  const emailAddress: EmailAddressRow = {
    id: address_id,
    user_id: user.id,
    email_address: address!,
    verified_at: address_verified_at,
    verification_strategy: address_strategy,
    reserved: address_reserved!,
    created_at: address_created_at!,
    updated_at: address_updated_at!,
  }
  return { user, emailAddress }
}

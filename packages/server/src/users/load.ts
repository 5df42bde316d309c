import type { Db } from '../db/database.ts'
import { listEmailAddresses } from '../email-addresses/storage.ts'
import { findUser, listUsersById } from './storage.ts'
import type { UserRow } from './table.ts'
import type { UserWithEmails } from './view.ts'

/** Users with what their views show, in two queries. */
export async function loadUsers(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, UserWithEmails>> {
  const users = await listUsersById(db, ids)
  return new Map((await withEmails(db, users)).map((owner) => [owner.user.id, owner]))
}

export async function loadUser(db: Db, id: string): Promise<UserWithEmails | null> {
  const user = await findUser(db, id)
  return user && ((await withEmails(db, [user]))[0] ?? null)
}

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

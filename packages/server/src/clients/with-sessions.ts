import type { Context } from '../context.ts'
import { prepared } from '../db/prepared.ts'
import { emailAddressColumns } from '../email-addresses/table.ts'
import { shownAccounts } from '../external-accounts/storage.ts'
import { membershipsOf } from '../memberships/storage.ts'
import { phoneNumbersOf } from '../phone-numbers/storage.ts'
import { type OwnedSession, statusOf } from '../sessions/load.ts'
import { isLive } from '../sessions/status.ts'
import { sessionColumns } from '../sessions/table.ts'
import { collectPeople } from '../users/load.ts'
import { LIVE } from '../users/own-sessions.ts'
import { userColumns } from '../users/table.ts'
import { type ClientRow, clientColumns } from './table.ts'
import { hashToken } from './token.ts'

export interface ClientWithSessions {
  client: ClientRow
  /** Those that are signed in, timers included (SES-6). */
  sessions: OwnedSession[]
}

/** All that a page view shows of a browser, in one statement; null where no client has the token. */
export async function findClientWithSessions(
  ctx: Context,
  token: string | null,
): Promise<ClientWithSessions | null> {
  if (token === null) return null
  const rows = await selectClient(ctx.db, hashToken(token), ctx.clock.now())
  const [first] = rows
  if (!first) return null
  const people = collectPeople(rows)
  const sessions = new Map<string, OwnedSession>()
  for (const row of rows) {
    const session = sessionColumns.read(row)
    const owner = session && people.get(session.user_id)
    if (owner && !sessions.has(session.id)) sessions.set(session.id, { session, owner })
  }
  return {
    client: clientColumns.read(first)!,
    sessions: [...sessions.values()].filter((own) => isLive(statusOf(ctx, own))),
  }
}

/** A row for each address of each session's user; one, without either, for a client without sessions. */
const selectClient = prepared((db, tokenHash: string, now: number) =>
  db
    .selectFrom('clients')
    .leftJoin('sessions', (join) =>
      join.onRef('sessions.client_id', '=', 'clients.id').on('sessions.status', 'in', LIVE),
    )
    .leftJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select(clientColumns.aliased)
    .select(sessionColumns.aliased)
    .select(userColumns.aliased)
    .select(emailAddressColumns.aliased)
    .select(shownAccounts)
    .select(phoneNumbersOf)
    .select(membershipsOf(now))
    .where('clients.token_hash', '=', tokenHash)
    .where('clients.expire_at', '>', now)
    .orderBy('sessions.created_at')
    .orderBy('sessions.id')
    .orderBy('email_addresses.created_at')
    .orderBy('email_addresses.id'),
)

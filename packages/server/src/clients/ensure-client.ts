import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { randomToken } from '../random.ts'
import { STRANGER_LIFETIME } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { newClient } from './new-client.ts'
import { undoTogether } from './state.ts'
import { insertClient } from './storage.ts'
import type { ClientRow } from './table.ts'
import { hashToken } from './token.ts'

/** The id of the browser's client, or the one that a new client of it is to have. */
export const clientIdOf = ({ random }: Context, { client }: Browser): string =>
  client?.id ?? createId('client', random)

/** The browser's client, made when it has none: the first row that an anonymous browser causes (DOS-6). */
export async function ensureClient(
  ctx: Context,
  browser: Browser,
  known: Partial<ClientRow> = {},
): Promise<ClientRow> {
  if (browser.client) return browser.client
  const token = browser.presented ?? randomToken(ctx.random)
  const client = newClient(ctx, {
    token_hash: hashToken(token),
    lifetime: STRANGER_LIFETIME,
    ...known,
  })
  await insertClient(ctx.db, client)
  undoTogether(ctx, browser)
  browser.client = client
  browser.sessions = []
  browser.dropped = false
  if (browser.carrier === 'cookie') browser.issued = token
  return client
}

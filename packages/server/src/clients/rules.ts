import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { randomToken } from '../random.ts'
import { CLIENT_LIFETIME, STRANGER_LIFETIME } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { browserSessions, changeClient } from './state.ts'
import { findClient, insertClient, replaceTokenHash } from './storage.ts'
import type { ClientRow } from './table.ts'
import { createBrowserToken, hashToken } from './token.ts'

/** The browser's client, made when it has none: the first row that an anonymous browser causes (DOS-6). */
export async function ensureClient(ctx: Context, browser: Browser): Promise<ClientRow> {
  if (browser.client) return browser.client
  const token = browser.presented ?? randomToken(ctx.random)
  const client = newClient(ctx, { token_hash: hashToken(token), lifetime: STRANGER_LIFETIME })
  await insertClient(ctx.db, client)
  browser.client = client
  browser.sessions = []
  browser.dropped = false
  if (browser.carrier === 'cookie') browser.issued = token
  return client
}

/** A client as it begins. */
export function newClient(
  { clock, random }: Context,
  { lifetime, ...known }: { lifetime: number } & Partial<ClientRow>,
): ClientRow {
  const now = clock.now()
  return {
    id: createId('client', random),
    token_hash: null,
    last_active_session_id: null,
    sign_in_id: null,
    sign_up_id: null,
    last_authentication_strategy: null,
    feedback: null,
    feedback_expires_at: null,
    expire_at: now + lifetime,
    created_at: now,
    updated_at: now,
    ...known,
  }
}

/**
 * Changes the client and gives it a new token, which makes the old one worthless at once (SES-4). Returns the token for
 * the answer to hand out once the transaction is committed (`issueToken`). Null when another request rotated it first:
 * that request's answer carries the token.
 */
export async function rotateClientToken(
  ctx: Context,
  browser: Browser,
  change: Partial<Omit<ClientRow, 'id' | 'token_hash'>>,
): Promise<string | null> {
  const token =
    browser.carrier === 'cookie'
      ? randomToken(ctx.random)
      : createBrowserToken(ctx.keys, ctx.random)
  const rotated = {
    expire_at: ctx.clock.now() + CLIENT_LIFETIME,
    ...change,
    token_hash: hashToken(token),
  }
  if (await replaceTokenHash(ctx.db, browser.client!, rotated)) {
    browser.client = { ...browser.client!, ...rotated }
    return token
  }
  await changeClient(ctx, browser, change)
  return null
}

/** Hands the new token out with the answer, after the transaction that made it is committed. */
export function issueToken(browser: Browser, token: string | null): void {
  if (!token) return
  browser.issued = token
  browser.dropped = false
}

/**
 * Changes the client as an attempt begins, in the given transaction. A stranger's token that came with the request is
 * replaced: whoever planted it neither reads the attempt nor adds to it (SES-4, FED-6). Returns the new token, or null.
 */
export async function beginAttempt(
  ctx: Context,
  browser: Browser,
  change: Pick<ClientRow, 'sign_in_id'> | Pick<ClientRow, 'sign_up_id'>,
): Promise<string | null> {
  const isFresh = browser.issued !== null
  const isStranger = (await browserSessions(ctx, browser)).length === 0
  if (isFresh || !isStranger) {
    await changeClient(ctx, browser, change)
    return null
  }
  const { expire_at } = browser.client!
  const token = await rotateClientToken(ctx, browser, { ...change, expire_at })
  if (token === null) throw apiError('client_state_invalid')
  return token
}

/** Takes the token away: the browser is a stranger again. The row stays until its sessions are forgotten. */
export async function dropClient(ctx: Context, browser: Browser): Promise<void> {
  const client = await findClient(ctx.db, browser.client!.id)
  if (client)
    await replaceTokenHash(ctx.db, client, { token_hash: null, expire_at: client.expire_at })
  browser.client = null
  browser.sessions = null
  browser.issued = null
  browser.dropped = true
}

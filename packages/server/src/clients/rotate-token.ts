import type { Context } from '../context.ts'
import { randomToken } from '../random.ts'
import { CLIENT_LIFETIME } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { changeClient, undoTogether } from './state.ts'
import { replaceTokenHash } from './storage.ts'
import type { ClientRow } from './table.ts'
import { createBrowserToken, hashToken } from './token.ts'

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
    undoTogether(ctx, browser)
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

import type { Context } from '../context.ts'
import type { Browser } from './browser.ts'
import { undoTogether } from './state.ts'
import { findClient, replaceTokenHash } from './storage.ts'

/** Takes the token away: the browser is a stranger again. The row stays until its sessions are forgotten. */
export async function dropClient(ctx: Context, browser: Browser): Promise<void> {
  const client = await findClient(ctx.db, browser.client!.id)
  if (client)
    await replaceTokenHash(ctx.db, client, { token_hash: null, expire_at: client.expire_at })
  undoTogether(ctx, browser)
  browser.client = null
  browser.sessions = null
  browser.issued = null
  browser.dropped = true
}

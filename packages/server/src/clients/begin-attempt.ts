import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { Browser } from './browser.ts'
import { rotateClientToken } from './rotate-token.ts'
import { browserSessions, changeClient } from './state.ts'
import type { ClientRow } from './table.ts'

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

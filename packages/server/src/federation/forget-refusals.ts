import type { ClientJSON } from '@dooryard/protocol'
import type { ClientRow } from '../clients/table.ts'
import type { Context } from '../context.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { forgetError } from '../external-accounts/storage.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { forgetErrors } from '../verifications/storage.ts'

/** Where people are who come back from a provider to a page that tells how that ended, by its address. */
const BACK = /[?&](?:__dooryard_screen=(?:sso-return|connected)|__clerk_modal_state=[^&])/

interface Shown {
  client: ClientRow
  /** The same, as the page is told of it. */
  json: ClientJSON
  active: OwnedSession | null
}

/**
 * What a provider refused is told by the page that its visitor came back to, and by none after that: a page without a script
 * cannot forget it itself. A look ahead is no visit.
 */
export async function forgetRefusals(
  ctx: Context,
  { url, headers }: Request,
  { client, json, active }: Shown,
): Promise<void> {
  if (!BACK.test(url) || headers.has('sec-purpose')) return
  const { sign_in, sign_up } = json
  const accounts = active?.owner.externalAccounts.filter(({ error }) => error !== null) ?? []
  const attempts = [
    sign_in?.first_factor_verification?.error && client.sign_in_id,
    sign_up?.verifications.external_account?.error && client.sign_up_id,
  ].filter((id) => typeof id === 'string')
  try {
    if (attempts.length > 0) await forgetErrors(ctx.db, attempts)
    for (const account of accounts) await forgetError(ctx.db, account)
  } catch (error) {
    // It is told once more then.
    if (!(error instanceof DatabaseUnavailableError)) throw error
  }
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { takenColumn } from '../db/constraint.ts'
import { recordEvent } from '../events/events.ts'
import { columnsOf, newAccount } from '../external-accounts/account.ts'
import { findAccountOf, insertAccount, updateAccount } from '../external-accounts/storage.ts'
import { apiError } from '../http/api-error.ts'
import type { Identity } from '../providers/identity.ts'

/**
 * Makes an account at a provider one of the user's, in the given transaction; of one that is theirs already it keeps what
 * the provider says of it now.
 *
 * @throws {ApiError} 400 when it is somebody else's (FED-4).
 */
export async function connectAccount(
  ctx: Context,
  actor: Actor,
  { userId, identity }: { userId: string; identity: Identity },
): Promise<void> {
  const account = await findAccountOf(ctx.db, identity)
  if (account && account.user_id !== userId) throw apiError('oauth_identification_claimed')
  if (account) return updateAccount(ctx.db, account.id, columnsOf(ctx, identity, account))
  const row = newAccount(ctx, { userId, identity })
  try {
    await insertAccount(ctx.db, row)
  } catch (error) {
    if (takenColumn(error) === null) throw error
    throw apiError('oauth_identification_claimed')
  }
  const details = { strategy: identity.strategy }
  await recordEvent(ctx, actor, { type: 'external_account.connected', targetId: row.id, details })
}

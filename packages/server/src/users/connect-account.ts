import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { takenColumn } from '../db/constraint.ts'
import { recordEvent } from '../events/events.ts'
import { columnsOf, newAccount } from '../external-accounts/account.ts'
import { findAccountOf, insertAccount, updateAccount } from '../external-accounts/storage.ts'
import { apiError } from '../http/api-error.ts'
import { accountConnectedLetter } from '../mail/letters.ts'
import { connectionsOf } from '../providers/connections.ts'
import type { Identity } from '../providers/identity.ts'
import { loadUser } from './load.ts'
import { notifyOwner } from './notify-owner.ts'
import { takeOverPicture } from './take-over-picture.ts'

interface Connected {
  userId: string
  identity: Identity
  /** It is what they sign up with: there is nobody yet to be told. */
  isNewUser?: boolean
}

/**
 * Makes an account at a provider one of the user's, in the given transaction; of one that is theirs already it keeps what
 * the provider says of it now. The owner is told of one that is new, as it is a way in (AUD-3).
 *
 * @throws {ApiError} 400 when it is somebody else's (FED-4).
 */
export async function connectAccount(
  ctx: Context,
  actor: Actor,
  { userId, identity, isNewUser = false }: Connected,
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
  const { strategy } = identity
  const owner = isNewUser ? null : await loadUser(ctx, userId)
  const connection = connectionsOf(ctx.settings).find((one) => one.strategy === strategy)
  const name = connection?.provider.name ?? strategy
  if (owner) {
    await notifyOwner(ctx, owner, (to, about) => accountConnectedLetter(to, about, name))
  }
  takeOverPicture(ctx, actor, { userId, address: identity.imageUrl })
  const details = { strategy }
  await recordEvent(ctx, actor, { type: 'external_account.connected', targetId: row.id, details })
}

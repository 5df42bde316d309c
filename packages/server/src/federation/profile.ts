import { asUser, type Visitor } from '../actor.ts'
import { browserSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { deleteAccountRow, findAccount, updateAccount } from '../external-accounts/storage.ts'
import type { ShownAccount } from '../external-accounts/table.ts'
import type { ApiError } from '../http/api-error.ts'
import { apiError } from '../http/api-error.ts'
import { connectAccount } from '../users/connect-account.ts'
import { clearPlace } from '../verifications/storage.ts'
import type { Ending } from './ending.ts'
import type { Return } from './sign-in.ts'

/** Somebody who is signed in connects an account, or gives it more rights; in the given transaction. */
export async function returnToProfile(
  ctx: Context,
  visitor: Visitor,
  { browser, verification, identity }: Return,
): Promise<Ending> {
  const { owner_id: id } = verification
  const account = await findAccount(ctx.db, id)
  const sessions = await browserSessions(ctx, browser)
  // Who acts for somebody adds no way in (SES-10).
  const own = sessions.find(
    ({ owner, session }) => owner.user.id === account?.user_id && session.actor === null,
  )
  if (!account || !own) throw apiError('client_state_invalid')
  const { issuer, subject } = account
  const isOther = issuer !== identity.issuer || subject !== identity.subject
  // It was about one account, and another came back.
  if (subject !== null && isOther) throw apiError('oauth_account_already_connected')
  if (subject === null) await deleteAccountRow(ctx.db, id)
  const { user } = own.owner
  await connectAccount(ctx, asUser(visitor, own.owner), { userId: user.id, identity })
  await clearPlace(ctx.db, { ownerId: id, stage: 'connection' })
  return { isComplete: false, token: null }
}

/** The account says why it is not connected. */
export async function noteFailedConnection(
  ctx: Context,
  accountId: string,
  { errors }: ApiError,
): Promise<void> {
  const account = await findAccount(ctx.db, accountId)
  if (!account) return
  const shown = JSON.parse(account.shown) as ShownAccount
  const updatedAt = ctx.clock.now()
  await updateAccount(ctx.db, accountId, {
    shown: JSON.stringify({ ...shown, error: errors[0], updatedAt }),
    updated_at: updatedAt,
  })
}

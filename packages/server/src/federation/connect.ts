import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { requireAccount } from '../external-accounts/load.ts'
import { deleteUnfinished, insertAccount } from '../external-accounts/storage.ts'
import type { ShownAccount } from '../external-accounts/table.ts'
import { apiError } from '../http/api-error.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { openDeparture } from '../verifications/departure.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { type Leaving, prepareLeaving, type Sent } from './leave.ts'

/** An account that somebody goes to a provider for, and the page there. */
export interface Connecting {
  account: ShownAccount
  url: string | null
  verification: VerificationRow
}

/**
 * Somebody who is signed in goes to a provider, to connect an account there. Frontend API §3.10.
 *
 * @throws {ApiError} 403 until they verified again that it is them (PW-9), 400 when one of that provider is connected.
 */
export async function leaveToConnect(
  ctx: Context,
  actor: Actor,
  { userId, sent, input }: { userId: string; sent: Sent; input: Leaving },
): Promise<Connecting> {
  const { user, externalAccounts } = await requireUser(ctx, actor, userId)
  await requireFreshProof(ctx, actor, user)
  const { strategy } = input
  if (externalAccounts.some((one) => one.strategy === strategy && one.subject !== null)) {
    throw apiError('oauth_account_already_connected')
  }
  const start = await prepareLeaving(ctx, sent, input)
  const now = ctx.clock.now()
  const account: ShownAccount = {
    id: createId('externalAccount', ctx.random),
    strategy,
    subject: null,
    scopes: '',
    emailAddress: null,
    emailVerified: false,
    firstName: null,
    lastName: null,
    username: null,
    imageUrl: null,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  const { id } = account
  const verification = await write(ctx, async (ctx) => {
    await deleteUnfinished(ctx.db, userId, strategy)
    await insertAccount(ctx.db, {
      id,
      user_id: userId,
      strategy,
      issuer: '',
      subject: null,
      shown: JSON.stringify(account),
      tokens: null,
      created_at: now,
      updated_at: now,
    })
    return start(ctx, { ownerId: id, stage: 'connection' })
  })
  return { account, url: pageOf(ctx, verification), verification }
}

/** The same for one that is connected: it is to have more rights, or has to be connected again. */
export async function leaveToReauthorize(
  ctx: Context,
  actor: Actor,
  { id, sent, input }: { id: string; sent: Sent; input: Omit<Leaving, 'strategy'> },
): Promise<Connecting> {
  const row = await requireAccount(ctx, actor, id)
  const { user } = await requireUser(ctx, actor, row.user_id)
  await requireFreshProof(ctx, actor, user)
  const start = await prepareLeaving(ctx, sent, { ...input, strategy: row.strategy })
  const place = { ownerId: id, stage: 'connection' } as const
  const verification = await write(ctx, (ctx) => start(ctx, place))
  const account = JSON.parse(row.shown) as ShownAccount
  return { account, url: pageOf(ctx, verification), verification }
}

const pageOf = ({ keys }: Context, verification: VerificationRow) =>
  openDeparture(verification, keys.providerKey)?.url ?? null

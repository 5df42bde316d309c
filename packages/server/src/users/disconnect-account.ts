import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { requireAccount } from '../external-accounts/load.ts'
import { deleteAccountRow } from '../external-accounts/storage.ts'
import { apiError } from '../http/api-error.ts'
import { accountRemovedLetter } from '../mail/letters.ts'
import { connectionsOf } from '../providers/connections.ts'
import { clearPlace } from '../verifications/storage.ts'
import { endAttempts } from './dependents.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { requireUser } from './load.ts'
import { notifyOwner } from './notify-owner.ts'
import { hasWayIn } from './ways-in.ts'

/**
 * Takes an account at a provider away from a user, and with it the tokens that the provider gave. Of people the owner is told (AUD-3).
 *
 * @throws {ApiError} 404, 403 until they verified again that it is them (PW-9), or 400 for the last way in that they have.
 */
export async function disconnectAccount(
  ctx: Context,
  actor: Actor,
  { userId, id }: { userId: string; id: string },
): Promise<void> {
  await write(ctx, async (ctx) => {
    const account = await requireAccount(ctx, actor, id)
    const owner = await requireUser(ctx, actor, userId)
    if (account.user_id !== userId) throw apiError('resource_not_found')
    await requireFreshProof(ctx, actor, owner.user)
    const left = {
      ...owner,
      externalAccounts: owner.externalAccounts.filter((own) => own.id !== id),
    }
    if (actor.kind === 'user' && account.subject !== null && !hasWayIn(ctx.settings, left)) {
      throw apiError('identification_deletion_failed')
    }
    await deleteAccountRow(ctx.db, id)
    await clearPlace(ctx.db, { ownerId: id, stage: 'connection' })
    await endAttempts(ctx, userId)
    const { strategy } = account
    if (actor.kind === 'user' && account.subject !== null) {
      const connection = connectionsOf(ctx.settings).find((one) => one.strategy === strategy)
      const name = connection?.provider.name ?? strategy
      await notifyOwner(ctx, owner, (to, about) => accountRemovedLetter(to, about, name))
    }
    const details = { strategy }
    await recordEvent(ctx, actor, { type: 'external_account.removed', targetId: id, details })
  })
}

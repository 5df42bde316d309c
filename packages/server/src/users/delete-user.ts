import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { deleteVerificationsOfAddresses } from '../verifications/storage.ts'
import { assertMayGo, endAttempts, forget } from './dependents.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { requireUser } from './load.ts'
import { deleteUserRow } from './storage.ts'
import { canDeleteSelf } from './view.ts'

/**
 * Removes a user and all that hangs on them in one transaction, and what else shows who they were: the sign-up they came by, and
 * the proofs of their addresses. Their identifiers are free again (SES-9, PRIV-2).
 *
 * @throws {ApiError} 403 for people who may not delete themselves (AZ-17), or until they verified again that it is them (PW-9),
 * and 400 while others depend on them (AZ-8).
 */
export async function deleteUser(ctx: Context, actor: Actor, userId: string): Promise<void> {
  await write(ctx, async (ctx) => {
    const { user, emailAddresses, phoneNumbers } = await requireUser(ctx, actor, userId)
    if (actor.kind === 'user' && !canDeleteSelf(ctx.settings, user)) {
      throw apiError('user_delete_self_not_enabled')
    }
    await requireFreshProof(ctx, actor, user)
    if (actor.kind === 'user') await assertMayGo(ctx, userId)
    await endAttempts(ctx, userId)
    await forget(ctx, userId)
    const own = [
      userId,
      ...emailAddresses.map(({ email_address }) => email_address),
      ...phoneNumbers.map(({ phone_number }) => phone_number),
    ]
    await deleteVerificationsOfAddresses(ctx.db, own)
    await deleteUserRow(ctx.db, userId)
    await recordEvent(ctx, actor, { type: 'user.deleted', targetId: userId })
  })
}

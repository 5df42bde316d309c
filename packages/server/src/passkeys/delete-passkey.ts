import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { passkeyRemovedLetter } from '../mail/letters.ts'
import { endAttempts } from '../users/dependents.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasWayIn } from '../users/ways-in.ts'
import { clearPlace } from '../verifications/storage.ts'
import { requirePasskey } from './load.ts'
import { showPasskeys } from './show-passkeys.ts'
import { deletePasskeyRow } from './storage.ts'

/**
 * Takes a passkey away, with a letter to the owner (AUD-3).
 *
 * @throws {ApiError} 404, 403 until they verified again that it is them (MFA-5), or 400 for the last way in that they have (PK-7).
 */
export async function deletePasskey(
  ctx: Context,
  actor: Actor,
  { userId, id }: { userId: string; id: string },
): Promise<void> {
  await write(ctx, async (ctx) => {
    const passkey = await requirePasskey(ctx, actor, { userId, id })
    const { user } = await requireUser(ctx, actor, userId)
    await requireFreshProof(ctx, actor, user)
    await deletePasskeyRow(ctx.db, id)
    await clearPlace(ctx.db, { ownerId: id, stage: 'passkey' })
    if (passkey.credential_id === null) return
    await showPasskeys(ctx, userId)
    const owner = await requireUser(ctx, actor, userId)
    if (actor.kind === 'user' && !hasWayIn(ctx.settings, owner)) {
      throw apiError('identification_deletion_failed')
    }
    await endAttempts(ctx, userId)
    const name = passkey.name!
    await notifyOwner(ctx, owner, (to, about) => passkeyRemovedLetter(to, about, name))
    await recordEvent(ctx, actor, { type: 'passkey.deleted', targetId: id })
  })
}

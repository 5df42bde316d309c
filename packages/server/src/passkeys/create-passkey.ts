import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { describeUserAgent } from '../sessions/user-agent.ts'
import { PASSKEYS } from '../settings/numbers.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { startChallenge } from './challenge.ts'
import { creationOptions, newUserHandle } from './options.ts'
import { deleteUnfinished, insertPasskey, listCredentials } from './storage.ts'
import type { PasskeyRow } from './table.ts'

export interface BegunPasskey {
  passkey: PasskeyRow
  verification: VerificationRow
}

/**
 * Begins to add a passkey; it counts once the authenticator has answered. What was begun before is void.
 *
 * @throws {ApiError} 403 where there are none here, until they verified again that it is them (MFA-5), and for who has many.
 */
export async function createPasskey(
  ctx: Context,
  actor: Actor,
  { userId, clientId }: { userId: string; clientId: string },
): Promise<BegunPasskey> {
  if (!ctx.settings.strategies.passkey) throw apiError('feature_not_enabled')
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    await requireFreshProof(ctx, actor, owner.user)
    const credentials = await listCredentials(ctx.db, userId)
    if (credentials.length >= PASSKEYS) throw apiError('passkey_quota_exceeded')
    await deleteUnfinished(ctx.db, userId)
    const userHandle = credentials[0]?.user_handle ?? newUserHandle(ctx)
    const passkey = newPasskey(ctx, actor, { userId, userHandle })
    await insertPasskey(ctx.db, passkey)
    const place = { ownerId: passkey.id, stage: 'passkey', clientId, identifier: userId } as const
    const nonce = creationOptions(ctx, { owner, userHandle, credentials })
    return { passkey, verification: await startChallenge(ctx, place, nonce) }
  })
}

function newPasskey(
  ctx: Context,
  { userAgent }: Actor,
  { userId, userHandle }: { userId: string; userHandle: string },
): PasskeyRow {
  const now = ctx.clock.now()
  const { browser_name: browser, device_type: device } = describeUserAgent(userAgent)
  return {
    id: createId('identification', ctx.random),
    user_id: userId,
    user_handle: userHandle,
    name: [browser, device].filter(Boolean).join(' on ') || 'Passkey',
    credential_id: null,
    public_key: null,
    transports: null,
    aaguid: null,
    sign_count: 0,
    backup_eligible: 0,
    backed_up: 0,
    verified_at: null,
    last_used_at: null,
    created_at: now,
    updated_at: now,
  }
}

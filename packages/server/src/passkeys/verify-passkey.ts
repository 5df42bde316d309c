import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import { passkeyAddedLetter } from '../mail/letters.ts'
import { PASSKEYS } from '../settings/numbers.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { whyClosed } from '../verifications/codes.ts'
import { findVerification, spendChallenge } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { readCreation } from './answer.ts'
import { expectedOf } from './challenge.ts'
import { requirePasskey } from './load.ts'
import { showPasskeys } from './show-passkeys.ts'
import { findCredential, listCredentials, updatePasskey } from './storage.ts'
import type { PasskeyRow } from './table.ts'
import type { NewCredential } from './verify.ts'

interface Answer {
  userId: string
  id: string
  /** The browser that answers: the one that was asked (PK-1). */
  clientId: string
  /** JSON. */
  credential: string
}

/**
 * Adds a passkey by what the authenticator answered, with a letter to the owner (AUD-3).
 *
 * @throws {ApiError} 422 for what is no answer, 400 for a wrong one, which spends the challenge as a right one does.
 */
export async function verifyPasskey(
  ctx: Context,
  actor: Actor,
  { userId, id, clientId, credential }: Answer,
): Promise<PasskeyRow> {
  const passkey = await requirePasskey(ctx, actor, { userId, id })
  if (passkey.credential_id !== null) throw apiError('verification_already_verified')
  const verification = await findVerification(ctx.db, { ownerId: id, stage: 'passkey' })
  if (!verification || verification.client_id !== clientId) throw apiError('verification_missing')
  const creation = readCreation(credential)
  if (!creation) {
    throw apiError('passkey_invalid_public_key_credential', { param: 'public_key_credential' })
  }
  const { verifyCreation } = await import('./verify.ts')
  const made = await verifyCreation(creation, expectedOf(ctx, verification))
  const outcome = await write(ctx, (ctx) => settle(ctx, actor, { passkey, verification, made }))
  if (outcome instanceof ApiError) throw outcome
  return outcome
}

interface Settling {
  passkey: PasskeyRow
  verification: VerificationRow
  made: NewCredential | null
}

/** A refusal is a value, so that the spent challenge is committed. */
async function settle(
  ctx: Context,
  actor: Actor,
  { passkey: { id, user_id: userId }, verification, made }: Settling,
): Promise<PasskeyRow | ApiError> {
  const owner = await requireUser(ctx, actor, userId)
  await requireFreshProof(ctx, actor, owner.user)
  const passkey = await requirePasskey(ctx, actor, { userId, id })
  const now = ctx.clock.now()
  const isTaken = made !== null && (await findCredential(ctx.db, made.credential_id)) !== null
  const isGood = made !== null && !isTaken
  const status = isGood ? 'verified' : 'failed'
  if (!(await spendChallenge(ctx.db, verification.id, { status, now }))) {
    const latest = await findVerification(ctx.db, { ownerId: id, stage: 'passkey' })
    throw apiError(whyClosed(latest ?? verification, now))
  }
  if (!isGood) return apiError('passkey_invalid_verification')
  if ((await listCredentials(ctx.db, userId)).length >= PASSKEYS) {
    throw apiError('passkey_quota_exceeded')
  }
  const change = { ...made, verified_at: now, updated_at: now }
  await updatePasskey(ctx.db, id, change)
  await showPasskeys(ctx, userId)
  const name = passkey.name!
  await notifyOwner(ctx, owner, (to, about) => passkeyAddedLetter(to, about, name))
  await recordEvent(ctx, actor, { type: 'passkey.created', targetId: id })
  return { ...passkey, ...change }
}

import type { Actor } from '../actor.ts'
import { prepareBackupCodes, replaceBackupCodes } from '../backup-codes/replace-backup-codes.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { secondStepOnLetter } from '../mail/letters.ts'
import { noteFactors } from '../sessions/storage.ts'
import { endAttempts, endUnproven } from '../users/dependents.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import { updateUserRow } from '../users/storage.ts'
import { matchingStep } from './code.ts'
import { sessionIdOf } from './create-totp.ts'
import { openBegun, sealSecret, toBase32 } from './secret.ts'
import { spendCodeOf } from './spend-totp.ts'
import { findTotp, markVerified } from './storage.ts'
import type { TotpRow } from './table.ts'

export interface Verified {
  totp: TotpRow
  /** Made along with the first second factor. */
  backupCodes: readonly string[] | null
}

/**
 * Turns an authenticator app on with its first code, in the session that began to set it up (MFA-3). Sign-ins that were begun without it end, with a notice to the
 * owner (MFA-5).
 *
 * @throws {ApiError} 422 for a wrong code, 400 when there is nothing to verify.
 */
export async function verifyTotp(
  ctx: Context,
  actor: Actor,
  { userId, code }: { userId: string; code: string },
): Promise<Verified> {
  const { secret } = await requirePending(ctx, actor, userId)
  const wrong = () => apiError('form_code_incorrect', { param: 'code' })
  // Ten hashes are for right codes alone (PW-8).
  if (matchingStep(secret, code, ctx.clock.now()) === null) throw wrong()
  const { strategies } = ctx.settings
  const backup = strategies.backupCode ? await prepareBackupCodes(ctx) : null
  return write(ctx, async (ctx) => {
    const { owner, totp, secret } = await requirePending(ctx, actor, userId)
    if (!(await spendCodeOf(ctx, totp, { secret, code }))) throw wrong()
    const now = ctx.clock.now()
    await markVerified(ctx.db, totp, { secret: sealSecret(ctx, totp, toBase32(secret)), now })
    const isFirst = !hasSecondFactor(owner.user)
    await updateUserRow(ctx.db, userId, {
      totp_enabled: 1,
      ...(isFirst && { mfa_enabled_at: now }),
      updated_at: now,
    })
    if (backup) await replaceBackupCodes(ctx, actor, { userId, digests: backup.digests })
    if (actor.kind === 'user' && actor.session) {
      await noteFactors(ctx.db, actor.session.id, { second_factor_at: now, updated_at: now })
    }
    await endAttempts(ctx, userId)
    if (isFirst) await endUnproven(ctx, userId, sessionIdOf(actor) ?? undefined)
    await notifyOwner(ctx, owner, secondStepOnLetter)
    await recordEvent(ctx, actor, { type: 'totp.created', targetId: userId })
    return {
      totp: { ...totp, verified_at: now, updated_at: now },
      backupCodes: backup?.codes ?? null,
    }
  })
}

async function requirePending(ctx: Context, actor: Actor, userId: string) {
  const owner = await requireUser(ctx, actor, userId)
  if (owner.user.totp_enabled) throw apiError('totp_already_enabled')
  await requireFreshProof(ctx, actor, owner.user)
  const totp = await findTotp(ctx.db, userId)
  const secret = totp && openBegun(ctx, totp, sessionIdOf(actor))
  if (!secret) throw apiError('verification_missing')
  return { owner, totp, secret }
}

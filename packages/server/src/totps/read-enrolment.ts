import type { Actor } from '../actor.ts'
import { isRecent } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { FRESH_PROOF } from '../settings/numbers.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { type Enrolment, sessionIdOf } from './create-totp.ts'
import { openBegun, toBase32 } from './secret.ts'
import { findTotp } from './storage.ts'

/**
 * An authenticator app that is being set up, with its secret: to the session that began that within the last ten minutes, until
 * its first code has come (MFA-3).
 *
 * @throws {ApiError} 404 when there is none, 403 until they verified again that it is them.
 */
export async function readEnrolment(
  ctx: Context,
  actor: Actor,
  userId: string,
): Promise<Enrolment> {
  const owner = await requireUser(ctx, actor, userId)
  const totp = owner.user.totp_enabled ? null : await findTotp(ctx.db, userId)
  const now = ctx.clock.now()
  if (!totp || !isRecent(totp.created_at, { now, length: FRESH_PROOF })) {
    throw apiError('resource_not_found')
  }
  await requireFreshProof(ctx, actor, owner.user)
  const secret = openBegun(ctx, totp, sessionIdOf(actor))
  if (!secret) throw apiError('resource_not_found')
  return { totp, owner, secret: toBase32(secret) }
}

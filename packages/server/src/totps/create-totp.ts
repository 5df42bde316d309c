import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { newSecret, sealSecret } from './secret.ts'
import { putTotp } from './storage.ts'
import type { TotpRow } from './table.ts'

export interface Enrolment {
  totp: TotpRow
  owner: UserWithEmails
  /** Base32; shown now and never again (MFA-3). */
  secret: string
}

/**
 * Begins to set up an authenticator app; it counts once a code of it has come. What was begun before is void.
 *
 * @throws {ApiError} 403 where there are none here, or until they verified again that it is them; 400 for who has one.
 */
export async function createTotp(ctx: Context, actor: Actor, userId: string): Promise<Enrolment> {
  if (!ctx.settings.strategies.totp) throw apiError('feature_not_enabled')
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    if (owner.user.totp_enabled) throw apiError('totp_already_enabled')
    await requireFreshProof(ctx, actor, owner.user)
    const secret = newSecret(ctx)
    const totp = newTotp(ctx, userId, { secret, sessionId: sessionIdOf(actor) })
    if (!(await putTotp(ctx.db, totp))) throw apiError('totp_already_enabled')
    return { totp, owner, secret }
  })
}

/** The session that sets an app up. */
export const sessionIdOf = (actor: Actor): string | null =>
  (actor.kind === 'user' && actor.session?.id) || null

export function newTotp(
  ctx: Context,
  userId: string,
  { secret, sessionId = null }: { secret: string; sessionId?: string | null },
): TotpRow {
  const id = createId('totp', ctx.random)
  const now = ctx.clock.now()
  return {
    user_id: userId,
    id,
    secret: sealSecret(ctx, { id, sessionId }, secret),
    verified_at: null,
    last_step: 0,
    created_at: now,
    updated_at: now,
  }
}

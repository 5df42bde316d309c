import type { Context } from '../context.ts'
import { showPasskeys } from './show-passkeys.ts'
import { updatePasskey } from './storage.ts'
import type { Credential } from './table.ts'
import type { Signed } from './verify.ts'

/**
 * Whether a passkey, as it is now, may be used by what it signed. A counter that did not grow means that there are two of it:
 * devices have one each, and what is synced has several by its nature (PK-5).
 */
export function isUsable(
  { log }: Pick<Context, 'log'>,
  { id, backup_eligible, sign_count }: Credential,
  { counter, backupEligible }: Signed,
): boolean {
  // What a passkey is made for never changes. WebAuthn §7.2.
  if (backupEligible !== (backup_eligible === 1)) return false
  const isBehind = (counter > 0 || sign_count > 0) && counter <= sign_count
  if (isBehind) {
    log.warn(
      `The counter of the passkey ${id} did not grow (${counter} after ${sign_count}): there may be a copy of it.`,
    )
  }
  return !isBehind || backupEligible
}

/** Writes down that a passkey was used, in the transaction of what it opens. */
export async function noteUse(
  ctx: Context,
  { id, user_id, sign_count }: Credential,
  { counter, backedUp }: Signed,
): Promise<void> {
  await updatePasskey(ctx.db, id, {
    sign_count: Math.max(counter, sign_count),
    backed_up: Number(backedUp),
    last_used_at: ctx.clock.now(),
  })
  await showPasskeys(ctx, user_id)
}

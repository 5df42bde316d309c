import type { Actor } from '../actor.ts'
import { normalizeCode } from '../backup-codes/codes.ts'
import { digestsOf, storeBackupCodes } from '../backup-codes/replace-backup-codes.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { secondStepOnLetter } from '../mail/letters.ts'
import { BACKUP_CODES } from '../settings/numbers.ts'
import { endAttempts, endUnproven } from '../users/dependents.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import { updateUserRow } from '../users/storage.ts'
import type { UserWithEmails } from '../users/view.ts'
import { newTotp } from './create-totp.ts'
import { fromBase32 } from './secret.ts'
import { deleteTotpRow, putTotp } from './storage.ts'

/** What the site knows of a user's second factors, from another system. */
export interface SecondFactorInput {
  totp_secret?: string | undefined
  backup_codes?: string[] | undefined
}

/** The same, ready to be stored. */
export interface ImportedFactors {
  secret: string | null
  digests: readonly string[]
}

/**
 * Checks and hashes, before the transaction.
 *
 * @throws {ApiError} 422 naming the field.
 */
export async function toImportedFactors(
  ctx: Context,
  { totp_secret: secret, backup_codes: codes = [] }: SecondFactorInput,
): Promise<ImportedFactors> {
  if (secret !== undefined && !fromBase32(secret)) {
    throw apiError('invalid_totp_secret_code', { param: 'totp_secret' })
  }
  if (codes.length > 2 * BACKUP_CODES || codes.some((code) => !isCode(code))) {
    throw apiError('form_param_format_invalid', { param: 'backup_codes', longMessage: PLAIN_CODES })
  }
  return { secret: secret ?? null, digests: codes.length > 0 ? await digestsOf(ctx, codes) : [] }
}

const PLAIN_CODES = `Give up to ${2 * BACKUP_CODES} codes in plain text, of eight letters and digits or more each.`

const isCode = (text: string) => /^[a-z0-9]{8,}$/.test(normalizeCode(text)) && !text.startsWith('$')

/** Gives them to a user, in the given transaction, in the place of what they had. Nobody has backup codes alone. */
export async function importSecondFactors(
  ctx: Context,
  actor: Actor,
  { owner, secret, digests }: ImportedFactors & { owner: UserWithEmails },
): Promise<UserWithEmails> {
  const { id } = owner.user
  const now = ctx.clock.now()
  if (secret !== null) {
    await deleteTotpRow(ctx.db, id)
    await putTotp(ctx.db, { ...newTotp(ctx, id, { secret }), verified_at: now })
    await updateUserRow(ctx.db, id, {
      totp_enabled: 1,
      ...(!hasSecondFactor(owner.user) && { mfa_enabled_at: now }),
    })
  }
  if (digests.length > 0) {
    if (secret === null && !owner.user.totp_enabled) throw apiError('backup_codes_not_available')
    await storeBackupCodes(ctx, { userId: id, digests })
  }
  return secret === null && digests.length === 0 ? owner : requireUser(ctx, actor, id)
}

/** The same for somebody who is here already: as when they set the app up themselves, what began without it ends (MFA-5). */
export async function changeSecondFactors(
  ctx: Context,
  actor: Actor,
  { owner, ...factors }: ImportedFactors & { owner: UserWithEmails },
): Promise<void> {
  const { id: targetId } = owner.user
  await importSecondFactors(ctx, actor, { owner, ...factors })
  if (factors.digests.length > 0) {
    await recordEvent(ctx, actor, { type: 'backup_codes.created', targetId })
  }
  if (factors.secret === null) return
  await endAttempts(ctx, targetId)
  if (!hasSecondFactor(owner.user)) await endUnproven(ctx, targetId)
  await notifyOwner(ctx, owner, secondStepOnLetter)
  await recordEvent(ctx, actor, { type: 'totp.created', targetId })
}

import { type Actor, isSite } from '../actor.ts'
import { prepareBackupCodes } from '../backup-codes/replace-backup-codes.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import { updatePhoneNumberRow } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { claim } from '../users/identifiers.ts'
import { requireUser } from '../users/load.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import { setPrimaryPhoneNumber } from '../users/set-primary-phone-number.ts'
import type { UserWithEmails } from '../users/view.ts'
import { assertInUse } from './create.ts'
import { settleNumbers } from './settle.ts'
import { getsInWithout } from './without.ts'

export interface PhoneNumberChange {
  id: string
  /** The site vouches for it, or does so no more. */
  verified?: boolean | undefined
  primary?: boolean | undefined
  /** Whether it is a second factor. */
  reservedForSecondFactor?: boolean | undefined
  /** Which of the second factors is asked for first. */
  defaultSecondFactor?: boolean | undefined
}

export interface ChangedNumber {
  row: PhoneNumberRow
  /** Made along with the first second factor. */
  backupCodes: readonly string[] | null
}

/**
 * @throws {ApiError} 404; 400 for an unproven second factor, or the last thing that the user is found by; 422 when somebody else
 * proved the number first; for people 403 until they verified again that it is them (MFA-5).
 */
export async function updatePhoneNumber(
  ctx: Context,
  actor: Actor,
  {
    id,
    verified,
    primary,
    reservedForSecondFactor: reserved,
    defaultSecondFactor,
  }: PhoneNumberChange,
): Promise<ChangedNumber> {
  if (!isSite(actor) && reserved) assertInUse(ctx.settings, { second: true })
  const backup = reserved ? await prepareBackup(ctx, actor, id) : null
  return write(ctx, async (ctx) => {
    const before = await requirePhoneNumber(ctx, actor, id)
    const owner = await requireUser(ctx, actor, before.user_id)
    await requireFreshProof(ctx, actor, owner.user)
    const now = ctx.clock.now()
    const change: Partial<PhoneNumberRow> = {}
    if (verified !== undefined && verified !== (before.verified_at !== null)) {
      change.verified_at = verified ? now : null
      change.verification_strategy = verified ? 'admin' : null
    }
    if (reserved !== undefined) {
      const isProven = change.verified_at === undefined ? before.verified_at : change.verified_at
      if (reserved && isProven === null) {
        throw apiError('identification_update_second_factor_unverified')
      }
      if (reserved && !getsInWithout(ctx, actor, { owner, id })) {
        throw apiError('identification_update_failed')
      }
      change.reserved_for_second_factor = Number(reserved)
      if (!reserved && !isSite(actor)) Object.assign(change, released(before))
    }
    if (defaultSecondFactor !== undefined) {
      await setDefault(ctx, owner, {
        row: { ...before, ...change },
        isDefault: defaultSecondFactor,
      })
      if (defaultSecondFactor) change.default_second_factor = 1
    }
    await claim(() => updatePhoneNumberRow(ctx.db, id, { ...change, updated_at: now }))
    const digests = backup?.digests ?? null
    const changed = await settleNumbers(ctx, actor, { owner, digests })
    if (primary) await setPrimaryPhoneNumber(ctx, changed, id)
    await recordEvent(ctx, actor, { type: 'phone_number.updated', targetId: id })
    const isFirst = !hasSecondFactor(owner.user) && hasSecondFactor(changed.user)
    return {
      row: await requirePhoneNumber(ctx, actor, id),
      backupCodes: isFirst ? (backup?.codes ?? null) : null,
    }
  })
}

/** Hashing is slow, and comes before the transaction; only where the codes may be needed. */
async function prepareBackup(ctx: Context, actor: Actor, id: string) {
  const { user_id, verified_at } = await requirePhoneNumber(ctx, actor, id)
  const { user } = await requireUser(ctx, actor, user_id)
  await requireFreshProof(ctx, actor, user)
  const isFirst = !hasSecondFactor(user) && verified_at !== null
  return isFirst && ctx.settings.strategies.backupCode ? prepareBackupCodes(ctx) : null
}

async function setDefault(
  ctx: Context,
  { phoneNumbers }: UserWithEmails,
  { row, isDefault }: { row: PhoneNumberRow; isDefault: boolean },
): Promise<void> {
  if (isDefault && !row.reserved_for_second_factor) throw apiError('identification_update_failed')
  if (!isDefault && row.default_second_factor) {
    throw apiError('form_disable_default_second_factor_not_allowed', {
      param: 'default_second_factor',
    })
  }
  if (!isDefault) return
  for (const { id } of phoneNumbers.filter((own) => own.default_second_factor === 1)) {
    await updatePhoneNumberRow(ctx.db, id, { default_second_factor: 0 })
  }
}

/**
 * Of a second factor that is none any more. Who was asked for it beside a password does not get in by it alone: as something to
 * be found by it is to be proven anew. A site that says of one number what it is vouches for that.
 */
export const released = (row: PhoneNumberRow): Partial<PhoneNumberRow> =>
  row.reserved_for_second_factor === 1
    ? { reserved_for_second_factor: 0, verified_at: null, verification_strategy: null }
    : {}

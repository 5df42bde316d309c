import type { Actor } from '../actor.ts'
import { deleteBackupCodes } from '../backup-codes/delete-backup-codes.ts'
import { replaceBackupCodes } from '../backup-codes/replace-backup-codes.ts'
import type { Context } from '../context.ts'
import { phoneFactorOnLetter, secondStepOffLetter } from '../mail/letters.ts'
import { updatePhoneNumberRow } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { endUnproven } from '../users/dependents.ts'
import { loadUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import { settle } from '../users/settle-email-addresses.ts'
import { updateUserRow } from '../users/storage.ts'
import type { UserWithEmails } from '../users/view.ts'

interface Settling {
  /** As they were before. */
  owner: UserWithEmails
  /** Of backup codes that go with a first second factor. */
  digests?: Parameters<typeof replaceBackupCodes>[2]['digests'] | null
}

/**
 * The numbers of a user changed: one of the second factors is the default, one of the others the primary one, and codes and
 * sign-ins under way, which may be going to one that no longer counts, end. Gives the user as they are then.
 */
export async function settleNumbers(
  ctx: Context,
  actor: Actor,
  { owner: before, digests }: Settling,
): Promise<UserWithEmails> {
  const { id: userId } = before.user
  const { phoneNumbers } = (await loadUser(ctx, userId))!
  const now = ctx.clock.now()
  const factors = phoneNumbers.filter(isSecondFactor)
  const byDefault = factors.find((row) => row.default_second_factor === 1) ?? factors[0]
  for (const row of phoneNumbers) {
    const isDefault = Number(row === byDefault)
    if (row.default_second_factor !== isDefault) {
      await updatePhoneNumberRow(ctx.db, row.id, { default_second_factor: isDefault })
    }
  }
  const had = hasSecondFactor(before.user)
  const change = { phone_factor_enabled: Number(factors.length > 0) }
  const has = hasSecondFactor({ ...before.user, ...change })
  await updateUserRow(ctx.db, userId, {
    ...change,
    primary_phone_number_id: primaryOf(before, phoneNumbers),
    ...(has && !had && { mfa_enabled_at: now }),
    ...(had && !has && { mfa_disabled_at: now }),
  })
  if (has && !had) {
    await endUnproven(ctx, userId, actor.kind === 'user' ? actor.session?.id : undefined)
  }
  if (has && !had && digests) await replaceBackupCodes(ctx, actor, { userId, digests })
  if (had && !has && before.user.backup_code_enabled) await deleteBackupCodes(ctx, actor, userId)
  if (change.phone_factor_enabled > before.user.phone_factor_enabled) {
    await notifyOwner(ctx, before, phoneFactorOnLetter)
  } else if (had && !has) {
    await notifyOwner(ctx, before, secondStepOffLetter)
  }
  await settle(ctx, userId)
  return (await loadUser(ctx, userId))!
}

const isSecondFactor = (row: PhoneNumberRow) =>
  row.reserved_for_second_factor === 1 && row.verified_at !== null

function primaryOf({ user }: UserWithEmails, numbers: readonly PhoneNumberRow[]): string | null {
  const found = numbers.filter((row) => row.reserved_for_second_factor === 0)
  const current = found.find(({ id }) => id === user.primary_phone_number_id)
  return (current ?? found.find(({ verified_at }) => verified_at !== null))?.id ?? null
}

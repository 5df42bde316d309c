import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { identifiersOf } from './identifiers.ts'
import { requireUser } from './load.ts'
import { assertNewPassword } from './new-password.ts'
import { proveOwnPassword, requireUnchanged } from './own-password.ts'
import { replacePassword } from './replace-password.ts'
import type { UserRow } from './table.ts'
import type { UserWithEmails } from './view.ts'

export interface PasswordChange {
  userId: string
  newPassword: string
  currentPassword?: string | undefined
  keepOtherSessions: boolean
}

/**
 * Sets another password. The current one proves that it is the owner; who has none, or one that others know, must have proven it
 * within the last ten minutes (PW-9).
 */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  { userId, newPassword, currentPassword, keepOtherSessions }: PasswordChange,
): Promise<UserWithEmails> {
  if (!ctx.settings.strategies.password) throw apiError('feature_not_enabled')
  const owner = await requireUser(ctx, actor, userId)
  const { user } = owner
  // One that others know proves nothing.
  const isKnown = user.password_compromised === 1 && currentPassword === undefined
  if (user.password_digest === null || isKnown) await requireFreshProof(ctx, actor, user)
  else await proveOwnPassword(ctx, actor, { user, typed: currentPassword })

  if (newPassword === currentPassword || (isKnown && (await isOwn(ctx, user, newPassword)))) {
    throw apiError('form_new_password_matches_current', { param: 'new_password' })
  }
  await assertNewPassword(ctx, newPassword, {
    param: 'new_password',
    identifiers: identifiersOf(owner),
  })
  const digest = await ctx.passwords.hash(newPassword)
  return write(ctx, async (ctx) => {
    const owner = await requireUnchanged(ctx, actor, user)
    await replacePassword(ctx, actor, { owner, digest, keepOtherSessions })
    return requireUser(ctx, actor, userId)
  })
}

const isOwn = async ({ passwords }: Context, { password_digest }: UserRow, password: string) =>
  (await passwords.check(password, password_digest)).correct

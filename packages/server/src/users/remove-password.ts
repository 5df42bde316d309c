import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { requireUser } from './load.ts'
import { proveOwnPassword, requireUnchanged } from './own-password.ts'
import { replacePassword } from './replace-password.ts'
import type { UserWithEmails } from './view.ts'
import { isFirstFactor } from './ways-in.ts'

export interface PasswordRemoval {
  userId: string
  /** People prove that they are the owner. */
  currentPassword?: string
  /** Other devices are signed out unless told otherwise (PW-10). */
  keepOtherSessions?: boolean
}

/** Takes the password away; the user signs in by codes and links from then on. */
export async function removePassword(
  ctx: Context,
  actor: Actor,
  { userId, currentPassword, keepOtherSessions = false }: PasswordRemoval,
): Promise<UserWithEmails> {
  const { user, emailAddresses, phoneNumbers } = await requireUser(ctx, actor, userId)
  if (user.password_digest === null) throw apiError('no_password_set')
  if (actor.kind === 'user') {
    const { emailCode, emailLink, phoneCode } = ctx.settings.strategies
    const byMail = emailCode || emailLink
    if (!byMail && !phoneCode) throw apiError('password_required')
    await proveOwnPassword(ctx, actor, { user, typed: currentPassword })
    // Without a proven address or number there would be no way back in.
    const isReachable =
      (byMail && emailAddresses.some(({ verified_at }) => verified_at !== null)) ||
      (phoneCode && phoneNumbers.some(isFirstFactor))
    if (!isReachable) throw apiError('password_required')
  }
  return write(ctx, async (ctx) => {
    // What a person proved must still hold; the site proves nothing.
    const owner =
      actor.kind === 'user'
        ? await requireUnchanged(ctx, actor, user)
        : await requireUser(ctx, actor, userId)
    await replacePassword(ctx, actor, { owner, digest: null, keepOtherSessions })
    return requireUser(ctx, actor, userId)
  })
}

import type { Context } from '../context.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { passwordChangedLetter } from '../mail/letters.ts'
import { endSessionsOfUser } from '../sessions/storage.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import { updateUser } from './storage.ts'
import { primaryEmailAddress, type UserWithEmails } from './view.ts'

export interface PasswordReplacement {
  owner: UserWithEmails
  /** Who does it; the person by default. */
  actorId?: string
  /** Null removes the password. */
  digest: string | null
  visitor?: Visitor | undefined
  /** The session that acts; all others end. */
  keepSession?: string | undefined
  /** The sign-in that acts; all other unfinished ones end. */
  keepSignIn?: string | undefined
  /** The person asked to stay signed in elsewhere. */
  keepOtherSessions?: boolean
}

/** Stores a new password and ends what the old one opened, with a notice to the owner (PW-10). */
export async function replacePassword(
  ctx: Context,
  { owner, digest, visitor, actorId, keepOtherSessions = false, ...keep }: PasswordReplacement,
): Promise<void> {
  const { user } = owner
  const now = ctx.clock.now()
  await updateUser(ctx.db, user.id, {
    password_digest: digest,
    password_updated_at: now,
    password_compromised: 0,
    failed_attempts: 0,
    locked_until: null,
    updated_at: now,
  })
  await endOpenAttempts(ctx, { userId: user.id, keepSignIn: keep.keepSignIn })
  if (!keepOtherSessions) {
    await endSessionsOfUser(ctx.db, user.id, { status: 'revoked', now, except: keep.keepSession })
  }
  const address = primaryEmailAddress(owner)
  if (address) await ctx.mail.send(ctx, passwordChangedLetter(address, ctx.settings))
  await recordEvent(ctx, {
    type: digest === null ? 'user.password_removed' : 'user.password_changed',
    actorId: actorId ?? user.id,
    targetId: user.id,
    visitor,
  })
}

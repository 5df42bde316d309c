import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { passwordChangedLetter } from '../mail/letters.ts'
import { endAttempts, endSessions } from './dependents.ts'
import { notifyOwner } from './notify-owner.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

export interface PasswordReplacement {
  owner: UserWithEmails
  /** Null removes the password. */
  digest: string | null
  /** The sign-in that acts; all other unfinished ones end. */
  keepSignIn?: string | undefined
  /** The person asked to stay signed in elsewhere. */
  keepOtherSessions?: boolean
}

/** Stores a new password and ends what the old one opened, the session that acts excepted, with a notice to the owner (PW-10). */
export async function replacePassword(
  ctx: Context,
  actor: Actor,
  { owner, digest, keepSignIn, keepOtherSessions = false }: PasswordReplacement,
): Promise<void> {
  const { user } = owner
  const now = ctx.clock.now()
  await updateUserRow(ctx.db, user.id, {
    password_digest: digest,
    password_updated_at: now,
    password_compromised: 0,
    failed_attempts: 0,
    locked_until: null,
    updated_at: now,
  })
  await endAttempts(ctx, user.id, keepSignIn)
  // What waited for another password because others know this one may be theirs (GR-5).
  if (!keepOtherSessions || user.password_compromised === 1) {
    await endSessions(ctx, user.id, actor.kind === 'user' ? actor.session?.id : undefined)
  }
  await notifyOwner(ctx, owner, passwordChangedLetter)
  await recordEvent(ctx, actor, {
    type: digest === null ? 'user.password_removed' : 'user.password_changed',
    targetId: user.id,
  })
}

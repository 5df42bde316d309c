import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import { changeUsers } from './change-user.ts'
import { endSessionsOfUser } from './own-sessions.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

/** Shuts users out: sessions, tickets and attempts end in the same transaction (SES-9). All of them or none. */
export function banUsers(ctx: Context, actor: Actor, userIds: string[]): Promise<UserWithEmails[]> {
  return changeUsers(ctx, actor, { userIds, type: 'user.banned' }, async (ctx, { user }) => {
    const now = ctx.clock.now()
    await updateUserRow(ctx.db, user.id, { banned: 1, updated_at: now })
    await endSessionsOfUser(ctx.db, user.id, { status: 'revoked', now })
    await endOpenAttempts(ctx, { userId: user.id })
  })
}

export function unbanUsers(
  ctx: Context,
  actor: Actor,
  userIds: string[],
): Promise<UserWithEmails[]> {
  return changeUsers(ctx, actor, { userIds, type: 'user.unbanned' }, (ctx, { user }) =>
    updateUserRow(ctx.db, user.id, { banned: 0, updated_at: ctx.clock.now() }),
  )
}

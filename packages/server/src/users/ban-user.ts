import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { changeUsers } from './change-user.ts'
import { endAttempts, endSessions } from './dependents.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

/** Shuts users out: sessions, tickets and attempts end in the same transaction (SES-9). All of them or none. */
export function banUsers(ctx: Context, actor: Actor, userIds: string[]): Promise<UserWithEmails[]> {
  return changeUsers(ctx, actor, { userIds, type: 'user.banned' }, async (ctx, { user }) => {
    await updateUserRow(ctx.db, user.id, { banned: 1, updated_at: ctx.clock.now() })
    await endSessions(ctx, user.id)
    await endAttempts(ctx, user.id)
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

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeUser } from './change-user.ts'
import { endSessions } from './dependents.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

export interface Mark {
  userId: string
  compromised: boolean
  revokeAllSessions?: boolean | undefined
}

/** Marks the password as known to others, or takes the mark away. Marked: a reset is due before anything else (PW-7). */
export function markPasswordCompromised(
  ctx: Context,
  actor: Actor,
  { userId, compromised, revokeAllSessions = false }: Mark,
): Promise<UserWithEmails> {
  const details = { password_compromised: compromised }
  const event = { userId, type: 'user.updated', details } as const
  return changeUser(ctx, actor, event, async (ctx, { user }) => {
    if (user.password_digest === null) throw apiError('no_password_set')
    await updateUserRow(ctx.db, userId, {
      password_compromised: Number(compromised),
      updated_at: ctx.clock.now(),
    })
    if (revokeAllSessions) await endSessions(ctx, userId)
  })
}

import type { Actor } from '../actor.ts'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { changeUser } from './change-user.ts'
import { forgiveAllSecondGuesses } from './second-guesses.ts'
import { clearAttempts, updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

/** Refuses guesses for as long as a lockout lasts. Devices that are signed in stay signed in (RATE-2). */
export function lockUser(ctx: Context, actor: Actor, userId: string): Promise<UserWithEmails> {
  return changeUser(ctx, actor, { userId, type: 'user.locked' }, async (ctx) => {
    const now = ctx.clock.now()
    const locked_until = now + ctx.settings.lockout.minutes * MINUTE
    await updateUserRow(ctx.db, userId, { locked_until, updated_at: now })
  })
}

export function unlockUser(ctx: Context, actor: Actor, userId: string): Promise<UserWithEmails> {
  return changeUser(ctx, actor, { userId, type: 'user.unlocked' }, async (ctx) => {
    await clearAttempts(ctx.db, userId)
    await forgiveAllSecondGuesses(ctx.db, { id: userId })
    await updateUserRow(ctx.db, userId, { updated_at: ctx.clock.now() })
  })
}

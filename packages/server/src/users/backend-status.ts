import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { type EventType, recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { endSessionsOfUser } from '../sessions/storage.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import { clearAttempts, deleteUser, findUser, updateUser } from './storage.ts'

export interface UserAction {
  userId: string
  visitor: Visitor
}

/** Shuts users out: sessions, tickets and attempts end in the same transaction (SES-9). All of them or none. */
export async function banUsers(
  ctx: Context,
  { userIds, visitor }: { userIds: string[]; visitor: Visitor },
): Promise<void> {
  await changeAll(ctx, { userIds, visitor, type: 'user.banned' }, async (ctx, userId, now) => {
    await updateUser(ctx.db, userId, { banned: 1, updated_at: now })
    await endSessionsOfUser(ctx.db, userId, { status: 'revoked', now })
    await endOpenAttempts(ctx, { userId })
  })
}

export async function unbanUsers(
  ctx: Context,
  { userIds, visitor }: { userIds: string[]; visitor: Visitor },
): Promise<void> {
  await changeAll(ctx, { userIds, visitor, type: 'user.unbanned' }, (ctx, userId, now) =>
    updateUser(ctx.db, userId, { banned: 0, updated_at: now }),
  )
}

/** Refuses guesses for as long as a lockout lasts. Devices that are signed in stay signed in (RATE-2). */
export async function lockUser(ctx: Context, { userId, visitor }: UserAction): Promise<void> {
  const lockFor = ctx.settings.lockout.minutes * MINUTE
  await changeAll(ctx, { userIds: [userId], visitor, type: 'user.locked' }, (ctx, id, now) =>
    updateUser(ctx.db, id, { locked_until: now + lockFor, updated_at: now }),
  )
}

export async function unlockUser(ctx: Context, { userId, visitor }: UserAction): Promise<void> {
  await changeAll(
    ctx,
    { userIds: [userId], visitor, type: 'user.unlocked' },
    async (ctx, id, now) => {
      await clearAttempts(ctx.db, id)
      await updateUser(ctx.db, id, { updated_at: now })
    },
  )
}

/** Removes a user and all that is theirs in one transaction; their identifiers are free again (SES-9, PRIV-2). */
export async function deleteUserFromBackend(
  ctx: Context,
  { userId, visitor }: UserAction,
): Promise<void> {
  await changeAll(ctx, { userIds: [userId], visitor, type: 'user.deleted' }, async (ctx, id) => {
    await endOpenAttempts(ctx, { userId: id })
    await deleteUser(ctx.db, id)
  })
}

interface Change {
  userIds: string[]
  visitor: Visitor
  type: EventType
}

async function changeAll(
  ctx: Context,
  { userIds, visitor, type }: Change,
  change: (ctx: Context, userId: string, now: number) => Promise<void>,
): Promise<void> {
  const now = ctx.clock.now()
  await write(ctx, async (ctx) => {
    for (const userId of userIds) {
      if (!(await findUser(ctx.db, userId))) throw apiError('resource_not_found')
      await change(ctx, userId, now)
      await recordEvent(ctx, { type, actorId: 'secret_key', targetId: userId, visitor })
    }
  })
}

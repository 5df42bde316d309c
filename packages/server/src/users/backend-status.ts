import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import type { EventType, Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { endSessionsOfUser } from '../sessions/storage.ts'
import { endOpenAttempts } from './credentials.ts'
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
  await changeAll(ctx, { userIds, visitor, type: 'user.banned' }, async (tx, userId, now) => {
    await updateUser(tx, userId, { banned: 1, updated_at: now })
    await endSessionsOfUser(tx, userId, { status: 'revoked', now })
    await endOpenAttempts(tx, ctx, { userId })
  })
}

export async function unbanUsers(
  ctx: Context,
  { userIds, visitor }: { userIds: string[]; visitor: Visitor },
): Promise<void> {
  await changeAll(ctx, { userIds, visitor, type: 'user.unbanned' }, (tx, userId, now) =>
    updateUser(tx, userId, { banned: 0, updated_at: now }),
  )
}

/** Refuses guesses for as long as a lockout lasts. Devices that are signed in stay signed in (RATE-2). */
export async function lockUser(ctx: Context, { userId, visitor }: UserAction): Promise<void> {
  const lockFor = ctx.settings.lockout.minutes * MINUTE
  await changeAll(ctx, { userIds: [userId], visitor, type: 'user.locked' }, (tx, id, now) =>
    updateUser(tx, id, { locked_until: now + lockFor, updated_at: now }),
  )
}

export async function unlockUser(ctx: Context, { userId, visitor }: UserAction): Promise<void> {
  await changeAll(
    ctx,
    { userIds: [userId], visitor, type: 'user.unlocked' },
    async (tx, id, now) => {
      await clearAttempts(tx, id)
      await updateUser(tx, id, { updated_at: now })
    },
  )
}

/** Removes a user and all that is theirs in one transaction; their identifiers are free again (SES-9, PRIV-2). */
export async function deleteUserFromBackend(
  ctx: Context,
  { userId, visitor }: UserAction,
): Promise<void> {
  await changeAll(ctx, { userIds: [userId], visitor, type: 'user.deleted' }, async (tx, id) => {
    await endOpenAttempts(tx, ctx, { userId: id })
    await deleteUser(tx, id)
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
  change: (tx: Db, userId: string, now: number) => Promise<void>,
): Promise<void> {
  const now = ctx.clock.now()
  await write(ctx.db, async (tx) => {
    for (const userId of userIds) {
      if (!(await findUser(tx, userId))) throw apiError('resource_not_found')
      await change(tx, userId, now)
      await ctx.events.record(tx, { type, actorId: 'secret_key', targetId: userId, visitor })
    }
  })
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { deleteInvitationRow, findInvitation, settleInvitation } from './storage.ts'
import type { InvitationRow } from './table.ts'

/** @throws {ApiError} 404, or 400 when it is no longer pending. */
export async function revokeInvitation(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<InvitationRow> {
  return write(ctx, async (ctx) => {
    await requireInvitation(ctx, id)
    const change = { status: 'revoked', updated_at: ctx.clock.now() } as const
    const revoked = await settleInvitation(ctx.db, id, change)
    if (!revoked) throw apiError('invitation_cannot_be_revoked_code')
    await recordEvent(ctx, actor, { type: 'invitation.revoked', targetId: id })
    return requireInvitation(ctx, id)
  })
}

/** @throws {ApiError} 404. */
export async function deleteInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    await requireInvitation(ctx, id)
    await deleteInvitationRow(ctx.db, id)
    await recordEvent(ctx, actor, { type: 'invitation.deleted', targetId: id })
  })
}

async function requireInvitation({ db }: Context, id: string): Promise<InvitationRow> {
  const row = await findInvitation(db, id)
  // Those to organizations are theirs to take back.
  if (!row || row.organization_id !== null) throw apiError('resource_not_found')
  return row
}

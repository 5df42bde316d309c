import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { addInvitations, draftInvitation } from '../invitations/create-invitations.ts'
import { findInvitation, settleInvitation } from '../invitations/storage.ts'
import type { InvitationRow } from '../invitations/table.ts'
import { deleteEntryRow, findEntry, updateEntry } from './storage.ts'
import type { WaitlistEntryRow } from './table.ts'

/** An entry, and what came of it. */
export interface Entry {
  entry: WaitlistEntryRow
  invitation: InvitationRow | null
  /** Of the link, where the invitation was just made. */
  url?: string
}

/**
 * Lets somebody in: by an invitation, which is mailed.
 *
 * @throws {ApiError} 404; 400 for who has an account, was let in, or has an open invitation and is not to get another.
 */
export async function inviteEntry(
  ctx: Context,
  actor: Actor,
  { id, ignoreExisting }: { id: string; ignoreExisting?: boolean | undefined },
): Promise<Entry> {
  return write(ctx, async (ctx) => {
    const { entry, invitation } = await loadEntry(ctx, id)
    assertOpen(invitation)
    const draft = draftInvitation(ctx, { emailAddress: entry.email_address, ignoreExisting })
    await addInvitations(ctx, actor, [draft])
    const now = ctx.clock.now()
    const change = { status: 'invited', invitation_id: draft.row.id } as const
    await updateEntry(ctx.db, id, { ...change, invited_at: now, updated_at: now })
    await recordEvent(ctx, actor, { type: 'waitlist_entry.invited', targetId: id })
    return { ...(await loadEntry(ctx, id)), url: draft.url }
  })
}

/**
 * Lets somebody not in; an invitation that they have ends.
 *
 * @throws {ApiError} 404, or 400 for who is in already.
 */
export async function rejectEntry(ctx: Context, actor: Actor, id: string): Promise<Entry> {
  return write(ctx, async (ctx) => {
    const { invitation } = await loadEntry(ctx, id)
    assertOpen(invitation)
    const now = ctx.clock.now()
    if (invitation) {
      await settleInvitation(ctx.db, invitation.id, { status: 'revoked', updated_at: now })
    }
    await updateEntry(ctx.db, id, { status: 'rejected', updated_at: now })
    await recordEvent(ctx, actor, { type: 'waitlist_entry.rejected', targetId: id })
    return loadEntry(ctx, id)
  })
}

/** @throws {ApiError} 404. */
export async function deleteEntry(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    await loadEntry(ctx, id)
    await deleteEntryRow(ctx.db, id)
    await recordEvent(ctx, actor, { type: 'waitlist_entry.deleted', targetId: id })
  })
}

function assertOpen(invitation: InvitationRow | null): void {
  if (invitation?.status === 'accepted') throw apiError('waitlist_entry_completed')
}

async function loadEntry({ db }: Context, id: string): Promise<Entry> {
  const entry = await findEntry(db, id)
  if (!entry) throw apiError('resource_not_found')
  return { entry, invitation: await invitationOf(db, entry) }
}

export async function invitationOf(
  db: Context['db'],
  { invitation_id: id }: WaitlistEntryRow,
): Promise<InvitationRow | null> {
  return id === null ? null : findInvitation(db, id)
}

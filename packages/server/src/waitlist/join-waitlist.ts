import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { waitlistLetter } from '../mail/letters.ts'
import { addEntry, findEntryByAddress } from './storage.ts'
import type { WaitlistEntryRow } from './table.ts'

export interface EntryInput {
  emailAddress: string
  /** Whether a mail says so; true unless given. */
  notify?: boolean | undefined
}

/**
 * Puts people on the list: all of them, or nobody. Who is on it already stays where they are, and gets no second mail.
 *
 * @throws {ApiError} 422 for what is no address.
 */
export async function joinWaitlist(
  ctx: Context,
  actor: Actor,
  inputs: readonly EntryInput[],
): Promise<WaitlistEntryRow[]> {
  const drafts = inputs.map(({ emailAddress, notify = true }) => ({
    row: newEntry(ctx, emailAddress),
    notify,
  }))
  return write(ctx, async (ctx) => {
    const entries: WaitlistEntryRow[] = []
    for (const { row, notify } of drafts) {
      if (await addEntry(ctx.db, row)) {
        await recordEvent(ctx, actor, { type: 'waitlist_entry.created', targetId: row.id })
        if (notify) await ctx.mail.send(ctx, waitlistLetter(row.email_address, letterheadFor(ctx)))
      }
      entries.push((await findEntryByAddress(ctx.db, row.email_address))!)
    }
    return entries
  })
}

function newEntry(ctx: Context, typed: string): WaitlistEntryRow {
  const emailAddress = normalizeEmailAddress(typed)
  if (emailAddress === null) {
    throw apiError('form_param_format_invalid', {
      param: 'email_address',
      longMessage: 'Enter a valid email address.',
    })
  }
  const now = ctx.clock.now()
  return {
    id: createId('waitlistEntry', ctx.random),
    email_address: emailAddress,
    status: 'pending',
    invitation_id: null,
    invited_at: null,
    created_at: now,
    updated_at: now,
  }
}

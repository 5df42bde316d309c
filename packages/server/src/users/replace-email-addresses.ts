import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import { deleteEmailAddressRow, insertEmailAddress } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { newEmailAddress } from './create-email-address.ts'
import { claim } from './identifiers.ts'
import { requireUser } from './load.ts'
import { settle } from './settle-email-addresses.ts'
import { updateUserRow } from './storage.ts'
import { setVerified } from './update-email-address.ts'

/** Makes an address, proven, the only one of a user. */
export function replaceEmailAddresses(
  ctx: Context,
  actor: Actor,
  { userId, emailAddress }: { userId: string; emailAddress: string },
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    const { emailAddresses } = await requireUser(ctx, actor, userId)
    const kept = emailAddresses.find((row) => row.email_address === emailAddress)
    for (const { id } of emailAddresses.filter((row) => row !== kept)) {
      await deleteEmailAddressRow(ctx.db, id)
      await recordEvent(ctx, actor, { type: 'email_address.deleted', targetId: id })
    }
    const row = kept ?? newEmailAddress(ctx, { userId, emailAddress, verified: true })
    if (kept) await setVerified(ctx, { row, verified: true })
    else await claim(() => insertEmailAddress(ctx.db, row))
    await updateUserRow(ctx.db, userId, { primary_email_address_id: row.id })
    await settle(ctx, userId)
    await recordEvent(ctx, actor, { type: 'email_address.created', targetId: row.id })
    return requireEmailAddress(ctx, actor, row.id)
  })
}

import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { requireEmailAddress } from '../email-addresses/load.ts'
import { updateEmailAddressRow } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { claim } from './identifiers.ts'
import { requireUser } from './load.ts'
import { setPrimaryEmailAddress } from './set-primary-email-address.ts'
import { settle } from './settle-email-addresses.ts'

export interface EmailAddressChange {
  id: string
  /** The site vouches for it, or does so no more. */
  verified?: boolean | undefined
  primary?: boolean | undefined
}

/** @throws {ApiError} 404, or 422 when somebody else proved the address first. */
export function updateEmailAddress(
  ctx: Context,
  actor: Actor,
  { id, verified, primary }: EmailAddressChange,
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    const row = await requireEmailAddress(ctx, actor, id)
    if (verified !== undefined) await setVerified(ctx, { row, verified })
    if (primary) {
      const owner = await requireUser(ctx, actor, row.user_id)
      await setPrimaryEmailAddress(ctx, owner, { emailAddressId: id })
    }
    await recordEvent(ctx, actor, { type: 'email_address.updated', targetId: id })
    return requireEmailAddress(ctx, actor, id)
  })
}

/** @throws {ApiError} 422 when somebody else has proven the address. */
export async function setVerified(
  ctx: Context,
  {
    row,
    verified,
    strategy = 'admin',
  }: { row: EmailAddressRow; verified: boolean; strategy?: string },
): Promise<void> {
  if ((row.verified_at !== null) === verified) return
  const now = ctx.clock.now()
  await claim(() =>
    updateEmailAddressRow(ctx.db, row.id, {
      verified_at: verified ? now : null,
      verification_strategy: verified ? strategy : null,
      updated_at: now,
    }),
  )
  await settle(ctx, row.user_id)
}

import { requireEmailAddress } from '../email-addresses/load.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { emailAddressAddedLetter } from '../mail/letters.ts'
import { assertNoTwin } from '../restrictions/allowed.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { updateUserRow } from '../users/storage.ts'
import { setVerified } from '../users/update-email-address.ts'
import type { Kind } from './kind.ts'

export const address: Kind<EmailAddressRow> = {
  proves: 'email_address',
  textOf: ({ email_address }) => email_address,
  require: requireEmailAddress,
  findHolder: findVerifiedEmailAddress,
  async own(ctx, actor, { row, owner, strategy }) {
    await assertNoTwin(ctx, row.email_address)
    await setVerified(ctx, { row, verified: true, strategy })
    const { id, primary_email_address_id: primary } = owner.user
    if (primary === null) {
      await updateUserRow(ctx.db, id, { primary_email_address_id: row.id })
    } else if (primary !== row.id) {
      // Where they were written to until now (AUD-3).
      await notifyOwner(ctx, owner, (to, about) =>
        emailAddressAddedLetter(to, about, row.email_address),
      )
    }
    await recordEvent(ctx, actor, { type: 'email_address.verified', targetId: row.id })
  },
}

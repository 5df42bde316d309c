import { recordEvent } from '../events/events.ts'
import { phoneNumberAddedLetter } from '../mail/letters.ts'
import { settleNumbers } from '../own-numbers/settle.ts'
import { requirePhoneNumber } from '../phone-numbers/load.ts'
import { maskedNumber } from '../phone-numbers/normalize.ts'
import { findVerifiedPhoneNumber, updatePhoneNumberRow } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { noteFactors } from '../sessions/storage.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { claim } from '../users/identifiers.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import type { Kind } from './kind.ts'

export const number: Kind<PhoneNumberRow> = {
  proves: 'phone_number',
  textOf: ({ phone_number }) => phone_number,
  require: requirePhoneNumber,
  findHolder: findVerifiedPhoneNumber,
  async own(ctx, actor, { row, owner, strategy }) {
    const { id, reserved_for_second_factor: isSecondFactor } = row
    // It is a second factor from then on (MFA-5).
    if (isSecondFactor) await requireFreshProof(ctx, actor, owner.user)
    const now = ctx.clock.now()
    const proven = { verified_at: now, verification_strategy: strategy, updated_at: now }
    await claim(() => updatePhoneNumberRow(ctx.db, id, proven))
    await settleNumbers(ctx, actor, { owner })
    const session = actor.kind === 'user' ? actor.session : null
    if (isSecondFactor && session) {
      await noteFactors(ctx.db, session.id, { second_factor_at: now, updated_at: now })
    }
    const shown = maskedNumber(row.phone_number)
    await notifyOwner(ctx, owner, (to, about) => phoneNumberAddedLetter(to, about, shown))
    await recordEvent(ctx, actor, { type: 'phone_number.updated', targetId: id })
  },
}

import { SECOND } from '../clock.ts'
import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { findUsableTicket } from '../tickets/find-usable-ticket.ts'
import { kindOf } from '../tickets/revoke-ticket.ts'
import { settleSignInToken } from '../tickets/storage.ts'
import { knownAs } from '../users/identifiers.ts'
import { loadUser } from '../users/load.ts'
import { strategy } from './strategy.ts'

/**
 * A ticket that the site's own server made for one user, or for who acts for them; not guessable, so a lock does not stop it (RATE-2). It is brought,
 * never offered. A sign-up reads one only to say what is wrong with it.
 */
export const ticket = strategy({
  name: 'ticket',
  fields: { prepare: {}, attempt: { ticket: optional(text({ max: 512 })) } },
  proves: 'possession',
  offers: { sign_in: () => [], sign_up: () => [] },
  async identify(ctx, { ticket: given }) {
    if (!given) throw apiError('form_param_missing', { param: 'ticket' })
    const { user_id: userId } = await findUsableTicket(ctx, given)
    const owner = await loadUser(ctx.db, userId)
    return { identifier: owner ? knownAs(owner) : userId, owner }
  },
  async attempt(_ctx, subject, { ticket: given }) {
    if (!given) return apiError('form_param_missing', { param: 'ticket' })
    return async (ctx) => {
      const row = await findUsableTicket(ctx, given)
      if (row.user_id !== subject.user?.id) return apiError('ticket_invalid_code')
      if (row.actor !== null && subject.stage !== 'sign_in') return apiError('ticket_invalid_code')
      const spent = await settleSignInToken(ctx.db, row.id, {
        status: 'accepted',
        now: ctx.clock.now(),
      })
      if (!spent) return apiError(`${kindOf(row)}_already_used_code`)
      return row.actor === null
        ? null
        : { actor: JSON.parse(row.actor), lasts: row.session_seconds! * SECOND }
    }
  },
})

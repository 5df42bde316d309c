import { apiError } from '../http/api-error.ts'
import { findUsableTicket } from '../tickets/rules.ts'
import { settleSignInToken } from '../tickets/storage.ts'
import type { Strategy } from './strategy.ts'

/** A ticket that the site's own server made for one user; not guessable, so a lock does not stop it (RATE-2). */
export const ticket: Strategy = {
  name: 'ticket',
  async attempt(_ctx, subject, { ticket: given }) {
    if (!given) return apiError('form_param_missing', { param: 'ticket' })
    return async (ctx) => {
      const row = await findUsableTicket(ctx, given)
      if (row.user_id !== subject.user?.id) return apiError('ticket_invalid_code')
      const spent = await settleSignInToken(ctx.db, row.id, {
        status: 'accepted',
        now: ctx.clock.now(),
      })
      return spent ? null : apiError('sign_in_token_already_used_code')
    }
  },
}

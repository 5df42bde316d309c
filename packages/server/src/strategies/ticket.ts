import { asUser } from '../actor.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { acceptInvitation } from '../invitations/accept-invitation.ts'
import { findUsableInvitation, isInvitation } from '../invitations/find-usable-invitation.ts'
import type { InvitationRow } from '../invitations/table.ts'
import { findUsableTicket } from '../tickets/find-usable-ticket.ts'
import { kindOf } from '../tickets/revoke-ticket.ts'
import { settleSignInToken } from '../tickets/storage.ts'
import { knownAs } from '../users/identifiers.ts'
import { loadUser, loadUserByEmailAddress } from '../users/load.ts'
import { type Identified, type Redeem, type Subject, strategy } from './strategy.ts'

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
    if (isInvitation(given)) return invited(ctx, await findUsableInvitation(ctx, given))
    const { user_id: userId } = await findUsableTicket(ctx, given)
    const owner = await loadUser(ctx.db, userId)
    return { identifier: owner ? knownAs(owner) : userId, owner }
  },
  async invites(ctx, { ticket: given }) {
    return given && isInvitation(given) ? findUsableInvitation(ctx, given) : null
  },
  async attempt(_ctx, subject, { ticket: given }) {
    if (!given) return apiError('form_param_missing', { param: 'ticket' })
    if (isInvitation(given)) return acceptAs(subject, given)
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

/** An invitation shows that one reads the mail of its address: whoever has an account with that is signed in. */
async function invited(ctx: Context, { email_address }: InvitationRow): Promise<Identified> {
  const owner = await loadUserByEmailAddress(ctx.db, email_address)
  if (!owner) throw apiError('invitation_account_not_exists')
  return { identifier: email_address, owner }
}

const acceptAs =
  ({ user, visitor, stage }: Subject, ticket: string): Redeem =>
  async (ctx) => {
    const invitation = await findUsableInvitation(ctx, ticket)
    const owner = await loadUserByEmailAddress(ctx.db, invitation.email_address)
    if (stage !== 'sign_in' || !user || owner?.user.id !== user.id) {
      return apiError('ticket_invalid_code')
    }
    await acceptInvitation(ctx, asUser(visitor, owner), { id: invitation.id, userId: user.id })
    return null
  }

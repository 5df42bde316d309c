import { type Actor, asUser } from '../actor.ts'
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
import { hasSecondFactor } from '../users/second-factor.ts'
import { newVerification } from '../verifications/new-verification.ts'
import { clearPlace, findVerification, insertVerification } from '../verifications/storage.ts'
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
    const owner = await loadUser(ctx, userId)
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
  const owner = await loadUserByEmailAddress(ctx, email_address)
  if (!owner) throw apiError('invitation_account_not_exists')
  return { identifier: email_address, owner }
}

const acceptAs =
  ({ user, visitor, stage, ownerId, clientId }: Subject, given: string): Redeem =>
  async (ctx) => {
    const invitation = await findUsableInvitation(ctx, given)
    const owner = await loadUserByEmailAddress(ctx, invitation.email_address)
    if (stage !== 'sign_in' || !user || owner?.user.id !== user.id) {
      return apiError('ticket_invalid_code')
    }
    const { id } = invitation
    if (hasSecondFactor(owner.user)) await keepInvitation(ctx, { signInId: ownerId, clientId, id })
    else await acceptInvitation(ctx, asUser(visitor, owner), { id, userId: user.id })
    return null
  }

/** Whoever has a second factor accepts it once that is proven, too (GR-5). */
async function keepInvitation(
  ctx: Context,
  { signInId: ownerId, clientId, id }: { signInId: string; clientId: string; id: string },
): Promise<void> {
  const stage = 'sign_in'
  await clearPlace(ctx.db, { ownerId, stage })
  const place = { ownerId, stage, clientId, strategy: ticket.name, identifier: id } as const
  const shown = { status: 'verified', verified_at: ctx.clock.now() } as const
  await insertVerification(ctx.db, { ...newVerification(ctx, place), ...shown })
}

/**
 * Accepts the invitation that a sign-in began with, now that all is proven, in the given transaction.
 *
 * @throws {ApiError} 400 when it was revoked, expired, or accepted meanwhile (OTP-14).
 */
export async function acceptKept(
  ctx: Context,
  actor: Actor,
  { signInId, userId }: { signInId: string; userId: string },
): Promise<void> {
  const shown = await findVerification(ctx.db, { ownerId: signInId, stage: 'sign_in' })
  if (shown?.strategy !== ticket.name) return
  await acceptInvitation(ctx, actor, { id: shown.identifier, userId })
}

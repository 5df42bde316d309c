import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { redirect } from '../frontend-api/reply.ts'
import { type Route, reading, route } from '../frontend-api/route.ts'
import { required, text } from '../http/fields.ts'
import { isInvitation } from './find-usable-invitation.ts'
import { ACCEPT_PATH, landingUrl, type TicketStatus } from './links.ts'
import { findInvitationByHash } from './storage.ts'
import type { InvitationRow } from './table.ts'

/** Where links of letters lead. Opening one changes nothing: it goes on to the page that takes the ticket (OTP-7). */
export const invitationRoutes: Route[] = [
  route({
    ...reading,
    path: ACCEPT_PATH,
    caller: 'public',
    origin: 'navigation',
    query: { ticket: required(text({ max: 512 })) },
    async handle({ ctx, url, query: { ticket } }) {
      const invitation = await findInvitationByHash(ctx.db, hashToken(ticket))
      const status = isInvitation(ticket) ? await statusOf(ctx, invitation) : 'sign_in'
      const target = invitation?.redirect_url ?? null
      return redirect(landingUrl(ctx, { url, target, ticket, status }), 303)
    },
  }),
]

/** What is to be done with it: whoever holds it reads the mail of its address, and may know. One that nobody made goes on to be refused. */
async function statusOf(ctx: Context, invitation: InvitationRow | null): Promise<TicketStatus> {
  if (!invitation) return 'sign_up'
  if (invitation.status === 'accepted') return 'complete'
  const owned = await findVerifiedEmailAddress(ctx.db, invitation.email_address)
  return owned ? 'sign_in' : 'sign_up'
}

import { asUser, type Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { startSession } from '../clients/start-session.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { openIdentity } from '../external-accounts/pending-identity.ts'
import { apiError } from '../http/api-error.ts'
import { acceptInvitation, requireUsable } from '../invitations/accept-invitation.ts'
import { assertAllowedAddress, assertAllowedNumber, assertNoTwin } from '../restrictions/allowed.ts'
import { newSessionId } from '../sessions/tokens.ts'
import { connectAccount } from '../users/connect-account.ts'
import { createUser } from '../users/create-user.ts'
import { loadUser } from '../users/load.ts'
import { loadSignUpFacts, recordOf } from './facts.ts'
import { signUpNeeds } from './status.ts'
import { claimSignUp, findSignUpOfClient } from './storage.ts'
import type { SignUpRow } from './table.ts'

/**
 * Makes the user and the first session when nothing is missing any more. Returns the client's new token, or null.
 *
 * @throws {ApiError} when somebody else proved the address, or took the username, meanwhile, or the site keeps them
 * out by now (AZ-17).
 */
export async function completeIfReady(
  ctx: Context,
  visitor: Visitor,
  { browser, signUpId }: { browser: Browser; signUpId: string },
): Promise<string | null> {
  const signUp = await findSignUpOfClient(ctx.db, signUpId, browser.client!.id)
  if (!signUp || signUp.created_user_id !== null) throw apiError('client_state_invalid')
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'complete') return null

  const { verification, phone } = await loadSignUpFacts(ctx.db, signUp)
  const byAccount = signUp.external_account_strategy
  const byOther = signUp.invitation_id === null ? `from_${byAccount}` : 'ticket'
  const proof = verification?.status === 'verified' ? verification.strategy : byOther
  const byPhone = phone?.status === 'verified' ? phone.strategy : null
  const strategy = byAccount ?? (signUp.email_address === null && byPhone ? byPhone : proof)
  const invitation = signUp.invitation_id && (await requireUsable(ctx, signUp.invitation_id))
  // They may be on a list by now that they were not on when they began.
  const { email_address: address, phone_number: number } = signUp
  const isBySite = invitation ? invitation.invited_by_site === 1 : false
  if (address !== null && !isBySite) {
    await assertAllowedAddress(ctx, address)
    await assertNoTwin(ctx, address)
  }
  if (number !== null) await assertAllowedNumber(ctx, number)
  // That of one to an organization is about the membership.
  const organizationId = invitation ? invitation.organization_id : null
  const publicMetadata = invitation && !organizationId ? invitation.public_metadata : '{}'
  const owner = await createUserOf(ctx, visitor, { signUp, proof, byPhone, publicMetadata })
  const { user } = owner
  const sessionId = newSessionId(ctx)
  const claimed = await claimSignUp(ctx.db, signUp.id, {
    created_user_id: user.id,
    created_session_id: sessionId,
    updated_at: ctx.clock.now(),
  })
  if (!claimed) throw apiError('client_state_invalid')
  if (invitation) {
    await acceptInvitation(ctx, asUser(visitor, owner), { id: invitation.id, userId: user.id })
  }
  const over = { sign_up_id: null, sign_in_id: null }
  const session = { id: sessionId, browser, owner, organizationId, strategy, over }
  const { token } = await startSession(ctx, visitor, session)
  await recordEvent(ctx, asUser(visitor, owner), { type: 'sign_up.completed' })
  return token
}

async function createUserOf(
  ctx: Context,
  visitor: Visitor,
  {
    signUp,
    proof,
    byPhone,
    publicMetadata,
  }: { signUp: SignUpRow; proof: string; byPhone: string | null; publicMetadata: string },
) {
  const { email_address, phone_number } = signUp
  const address = {
    verified_at: signUp.email_verified_at,
    verification_strategy: proof,
    reserved: 0,
  }
  const number = {
    verified_at: signUp.phone_verified_at,
    verification_strategy: byPhone,
    reserved: 0,
  }
  const { username, first_name, last_name, password_digest } = signUp
  const { unsafe_metadata, locale, legal_accepted_at } = signUp
  const owner = await createUser(ctx, visitor, {
    emailAddresses: email_address === null ? [] : [{ email_address, ...address }],
    phoneNumbers: phone_number === null ? [] : [{ phone_number, ...number }],
    columns: {
      username,
      first_name,
      last_name,
      password_digest,
      public_metadata: publicMetadata,
      unsafe_metadata,
      locale,
      legal_accepted_at,
    },
  })
  const identity = openIdentity(ctx, signUp)
  if (!identity || signUp.external_account_strategy === null) return owner
  const { id: userId } = owner.user
  await connectAccount(ctx, asUser(visitor, owner), { userId, identity, isNewUser: true })
  return (await loadUser(ctx, userId))!
}

import { createId } from '@dooryard/protocol'
import type { Visitor } from '../actor.ts'
import { beginAttempt } from '../clients/begin-attempt.ts'
import type { Browser } from '../clients/browser.ts'
import { clientIdOf, ensureClient } from '../clients/ensure-client.ts'
import { issueToken } from '../clients/rotate-token.ts'
import { browserSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import type { InvitationRow } from '../invitations/table.ts'
import { assertAllowedAddress } from '../restrictions/allowed.ts'
import { ATTEMPT_LIFETIME } from '../settings/numbers.ts'
import { completeIfReady } from './complete.ts'
import { type SignUpInput, toColumns } from './input.ts'
import { assertOpenToAll } from './restrictions.ts'
import { findSignUpOfClient, insertSignUp } from './storage.ts'
import type { SignUpRow } from './table.ts'

/** Starts a sign-up with whatever is known already. Frontend API §3.5. */
export async function createSignUp(
  ctx: Context,
  visitor: Visitor,
  {
    browser,
    input,
    invitation,
  }: { browser: Browser; input: SignUpInput; invitation: InvitationRow | null },
): Promise<SignUpRow> {
  if (!invitation) assertOpenToAll(ctx.settings)
  await assertMaySignUp(ctx, browser)
  const draft = { ...emptySignUp(ctx), ...(invitation && (await invitedColumns(ctx, invitation))) }
  const columns = await toColumns(ctx, draft, input)
  const signUp = { ...draft, ...columns, client_id: clientIdOf(ctx, browser) }
  const token = await write(ctx, async (ctx) => {
    await ensureClient(ctx, browser, { id: signUp.client_id })
    await insertSignUp(ctx.db, signUp)
    const begun = await beginAttempt(ctx, browser, { sign_up_id: signUp.id })
    const whole =
      invitation && (await completeIfReady(ctx, visitor, { browser, signUpId: signUp.id }))
    return whole ?? begun
  })
  issueToken(browser, token)
  return invitation ? (await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id))! : signUp
}

/**
 * Whoever brings the ticket reads the mail of its address. The site lets in whom it invites; members of an organization nobody
 * whom the site keeps out (AZ-17).
 */
async function invitedColumns(
  ctx: Context,
  { id, email_address, invited_by_site: bySite }: InvitationRow,
): Promise<Partial<SignUpRow>> {
  if (!bySite) await assertAllowedAddress(ctx, email_address)
  if (await findVerifiedEmailAddress(ctx.db, email_address)) {
    throw apiError('invitation_account_exists', { param: 'email_address' })
  }
  return { email_address, email_verified_at: ctx.clock.now(), invitation_id: id }
}

export async function assertMaySignUp(ctx: Context, browser: Browser): Promise<void> {
  if (!ctx.settings.session.single) return
  if ((await browserSessions(ctx, browser)).length > 0) throw apiError('session_exists')
}

export function emptySignUp(ctx: Context): SignUpRow {
  const now = ctx.clock.now()
  return {
    id: createId('signUp', ctx.random),
    client_id: '',
    email_address: null,
    email_verified_at: null,
    phone_number: null,
    phone_verified_at: null,
    username: null,
    first_name: null,
    last_name: null,
    password_digest: null,
    unsafe_metadata: '{}',
    locale: null,
    identity: null,
    external_account_strategy: null,
    legal_accepted_at: null,
    invitation_id: null,
    created_user_id: null,
    created_session_id: null,
    abandon_at: now + ATTEMPT_LIFETIME,
    created_at: now,
    updated_at: now,
  }
}

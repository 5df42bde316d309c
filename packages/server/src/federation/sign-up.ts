import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import type { Context } from '../context.ts'
import { sealIdentity } from '../external-accounts/pending-identity.ts'
import { apiError } from '../http/api-error.ts'
import type { Identity } from '../providers/identity.ts'
import { assertAllowedAddress } from '../restrictions/allowed.ts'
import { completeIfReady } from '../sign-ups/complete.ts'
import { assertOpen } from '../sign-ups/facts.ts'
import { assertOpenToAll } from '../sign-ups/restrictions.ts'
import { findSignUpOfClient, updateSignUp } from '../sign-ups/storage.ts'
import type { SignUpRow } from '../sign-ups/table.ts'
import { clearPlace, settleReturn } from '../verifications/storage.ts'
import { type Ending, PROVEN, TRANSFERABLE } from './ending.ts'
import { addressOf, recognize } from './recognize.ts'
import type { Return } from './sign-in.ts'

/** Somebody who signs up came back, in the given transaction. Frontend API §8.3. */
export async function returnToSignUp(
  ctx: Context,
  visitor: Visitor,
  { browser, verification, identity }: Return,
): Promise<Ending> {
  const { owner_id: id, client_id: clientId } = verification
  const signUp = await findSignUpOfClient(ctx.db, id, clientId!)
  if (!signUp || browser.client!.sign_up_id !== id) throw apiError('client_state_invalid')
  assertOpen(ctx, signUp)
  if (signUp.invitation_id === null) assertOpenToAll(ctx.settings)
  const who = await recognize(ctx, identity)
  if (who.kind === 'new') {
    await settleReturn(ctx.db, verification.id, PROVEN(ctx))
    return signUpByAccount(ctx, visitor, { browser, signUp, identity })
  }
  // Whoever only claims to be somebody learns no more of them (ENUM-3).
  if (who.kind === 'known' && who.owner.user.banned) throw apiError('user_banned')
  await settleReturn(ctx.db, verification.id, TRANSFERABLE(ctx, 'external_account_exists'))
  await updateSignUp(ctx.db, id, {
    identity: sealIdentity(ctx, id, identity),
    updated_at: ctx.clock.now(),
  })
  return { isComplete: false, token: null, transfer: 'sign_in' }
}

/** What the provider said goes into the sign-up; it is complete if that was all that was missing. */
export async function signUpByAccount(
  ctx: Context,
  visitor: Visitor,
  { browser, signUp, identity }: { browser: Browser; signUp: SignUpRow; identity: Identity },
): Promise<Ending> {
  const columns = await columnsOf(ctx, signUp, identity)
  const isOther = 'email_address' in columns && columns.email_address !== signUp.email_address
  if (isOther) await clearPlace(ctx.db, { ownerId: signUp.id, stage: 'sign_up' })
  await updateSignUp(ctx.db, signUp.id, columns)
  const token = await completeIfReady(ctx, visitor, { browser, signUpId: signUp.id })
  return { isComplete: token !== null, token }
}

/** What somebody typed themselves stays. An address counts as proven where the provider is trusted to say so (FED-7). */
async function columnsOf(
  ctx: Context,
  signUp: SignUpRow,
  identity: Identity,
): Promise<Partial<SignUpRow>> {
  const { settings, clock } = ctx
  const { names } = settings
  const now = clock.now()
  const address = addressOf(identity)
  const isTheirs = address !== null && (signUp.email_address ?? address) === address
  // Whom the site invites by this address is asked no more.
  const isInvited = signUp.invitation_id !== null && signUp.email_address === address
  if (isTheirs && !isInvited) await assertAllowedAddress(ctx, address)
  // Who once read its mail may not any more: what it opens here by its domain or its owner is for who reads it now (FED-5).
  const provenAt = identity.linksByAddress ? now : null
  return {
    ...(isTheirs && {
      email_address: address,
      email_verified_at: signUp.email_verified_at ?? provenAt,
    }),
    ...(names.firstName !== 'off' && { first_name: signUp.first_name ?? identity.firstName }),
    ...(names.lastName !== 'off' && { last_name: signUp.last_name ?? identity.lastName }),
    identity: sealIdentity(ctx, signUp.id, identity),
    external_account_strategy: identity.strategy,
    updated_at: now,
  }
}

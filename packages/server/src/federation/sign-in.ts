import type { Visitor } from '../actor.ts'
import { asUser } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { changeClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { sealIdentity } from '../external-accounts/pending-identity.ts'
import { findAccountOf } from '../external-accounts/storage.ts'
import { apiError } from '../http/api-error.ts'
import type { Identity } from '../providers/identity.ts'
import { assertAllowedAddress } from '../restrictions/allowed.ts'
import { advance, stepAfter } from '../sign-ins/advance.ts'
import { assertNotSignedIn, newSignIn } from '../sign-ins/create.ts'
import { signInStatus } from '../sign-ins/status.ts'
import { findSignInOfClient, insertSignIn, saveOpenSignIn } from '../sign-ins/storage.ts'
import type { SignInRow } from '../sign-ins/table.ts'
import { assertOpenToAll } from '../sign-ups/restrictions.ts'
import { oauth } from '../strategies/oauth.ts'
import { connectAccount } from '../users/connect-account.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { clearPlace, settleReturn } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { type Ending, PROVEN, TRANSFERABLE } from './ending.ts'
import { addressOf, type Claimed, recognize } from './recognize.ts'

export interface Return {
  browser: Browser
  verification: VerificationRow
  identity: Identity
}

/** Somebody who signs in came back, in the given transaction. Frontend API §8.3. */
export async function returnToSignIn(
  ctx: Context,
  visitor: Visitor,
  { browser, verification, identity }: Return,
): Promise<Ending> {
  const { owner_id: id, client_id: clientId } = verification
  const signIn = await findSignInOfClient(ctx.db, id, clientId!)
  const isCurrent = browser.client!.sign_in_id === id
  if (!signIn || !isCurrent) throw apiError('client_state_invalid')
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  // What is proven already is proven of somebody: it does not become another's.
  if (status !== 'needs_identifier' && status !== 'needs_first_factor') {
    throw apiError('client_state_invalid')
  }
  const who = await recognize(ctx, identity)
  if (who.kind === 'known') {
    const { owner } = who
    const signInId = await signInOf(ctx, browser, { signIn, owner })
    await settleReturn(ctx.db, verification.id, { ...PROVEN(ctx), owner_id: signInId })
    const token = await signInByAccount(ctx, visitor, { browser, signInId, owner, identity })
    return { isComplete: token !== null, token }
  }
  if (who.kind === 'claimed') {
    await clearPlace(ctx.db, { ownerId: id, stage: 'sign_in' })
    const signInId = await signInOf(ctx, browser, { signIn, owner: who.owner })
    await askForProof(ctx, { signInId, who, identity })
    return { isComplete: false, token: null }
  }
  assertOpenToAll(ctx.settings)
  const address = addressOf(identity)
  if (address) await assertAllowedAddress(ctx, address)
  await settleReturn(ctx.db, verification.id, TRANSFERABLE(ctx, 'external_account_not_found'))
  await saveOpenSignIn(ctx.db, id, {
    identity: sealIdentity(ctx, id, identity),
    updated_at: ctx.clock.now(),
  })
  return { isComplete: false, token: null, transfer: 'sign_up' }
}

/**
 * The sign-in of who came back. One that was begun for somebody else stays theirs: what is on its way to them, or is being
 * proven at this moment, says nothing of who came back (OTP-2, MFA-8).
 */
async function signInOf(
  ctx: Context,
  browser: Browser,
  { signIn, owner }: { signIn: SignInRow; owner: UserWithEmails },
): Promise<string> {
  if (signIn.identifier === null || signIn.user_id === owner.user.id) return signIn.id
  const own = newSignIn(ctx, signIn.client_id, null)
  await insertSignIn(ctx.db, own)
  await changeClient(ctx, browser, { sign_in_id: own.id })
  return own.id
}

/** Whoever has the address of somebody proves in another way that it is them; the account waits for that. */
export async function askForProof(
  ctx: Context,
  { signInId, who, identity }: { signInId: string; who: Claimed; identity: Identity },
): Promise<void> {
  const saved = await saveOpenSignIn(ctx.db, signInId, {
    identifier: who.address,
    user_id: who.owner.user.id,
    identity: sealIdentity(ctx, signInId, identity),
    updated_at: ctx.clock.now(),
  })
  if (!saved) throw apiError('client_state_invalid')
}

interface Known {
  browser: Browser
  signInId: string
  owner: UserWithEmails
  identity: Identity
}

/** Whoever the account is linked to has shown who they are. Returns the client's new token, or null. */
export async function signInByAccount(
  ctx: Context,
  visitor: Visitor,
  { browser, signInId, owner, identity }: Known,
): Promise<string | null> {
  const { user } = owner
  // Before anything is linked: it shows only to who has proven to be its owner (ENUM-3).
  if (user.banned) throw apiError('user_banned')
  const identifier = addressOf(identity) ?? user.username ?? user.id
  await assertNotSignedIn(ctx, browser, { identifier, owner })
  const account = await findAccountOf(ctx.db, identity)
  const strategy = { ...oauth, name: identity.strategy }
  const step = await stepAfter(ctx, { strategy, owner, clientId: browser.client!.id })
  const waits = account === null && step !== null
  // An account that is new is linked when nothing is left to prove.
  if (!waits) await connectAccount(ctx, asUser(visitor, owner), { userId: user.id, identity })
  const found = {
    identifier,
    user_id: user.id,
    identity: waits ? sealIdentity(ctx, signInId, identity) : null,
  }
  return advance(ctx, visitor, {
    browser,
    save: (columns) => saveOpenSignIn(ctx.db, signInId, { ...columns, ...found }),
    owner: (await loadUser(ctx, user.id))!,
    strategy,
    step,
  })
}

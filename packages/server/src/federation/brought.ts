import type { Visitor } from '../actor.ts'
import { beginAttempt } from '../clients/begin-attempt.ts'
import type { Browser } from '../clients/browser.ts'
import { ensureClient } from '../clients/ensure-client.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { spendToken } from '../external-accounts/spent-tokens.ts'
import { apiError } from '../http/api-error.ts'
import type { BroughtToken } from '../providers/brought-token.ts'
import { requireConnection } from '../providers/connections.ts'
import { assertNotSignedIn, newSignIn } from '../sign-ins/create.ts'
import { loadSignInFacts, type SignInFacts } from '../sign-ins/facts.ts'
import { findSignInOfClient, insertSignIn } from '../sign-ins/storage.ts'
import { assertMaySignUp, emptySignUp } from '../sign-ups/create.ts'
import { loadSignUpFacts, type SignUpFacts } from '../sign-ups/facts.ts'
import { type SignUpInput, toColumns } from '../sign-ups/input.ts'
import { assertOpenToAll } from '../sign-ups/restrictions.ts'
import { findSignUpOfClient, insertSignUp } from '../sign-ups/storage.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { newVerification } from '../verifications/new-verification.ts'
import { insertVerification } from '../verifications/storage.ts'
import type { Ending } from './ending.ts'
import { type Return, returnToSignIn } from './sign-in.ts'
import { returnToSignUp } from './sign-up.ts'

interface Bringing {
  browser: Browser
  strategy: Strategy
  /** What the request carries. */
  proof: Record<string, unknown>
}

/**
 * Somebody signs in with a token that a provider gave their browser: as one who comes back from there, with a way that
 * begins and ends now. Frontend API §3.6.
 *
 * @throws {ApiError} 404 for who has no account: nothing has begun then, and the token is good for a sign-up still.
 */
export async function signInByToken(
  ctx: Context,
  visitor: Visitor,
  { browser, strategy, proof }: Bringing,
): Promise<SignInFacts> {
  await assertNotSignedIn(ctx, browser, null)
  const brought = await read(ctx, strategy, proof)
  const { id, token } = await write(ctx, async (ctx) => {
    const client = await ensureClient(ctx, browser)
    const signIn = newSignIn(ctx, client.id, null)
    await insertSignIn(ctx.db, signIn)
    const begun = await beginAttempt(ctx, browser, { sign_in_id: signIn.id })
    const back = { browser, strategy, brought, ownerId: signIn.id, stage: 'sign_in' } as const
    const ending = await comeBackAtOnce(ctx, back, (back) => returnToSignIn(ctx, visitor, back))
    if (ending.transfer) throw apiError('external_account_not_found')
    return { id: signIn.id, token: ending.token ?? begun }
  })
  issueToken(browser, token)
  return loadSignInFacts(ctx, (await findSignInOfClient(ctx.db, id, browser.client!.id))!)
}

/** The same for a sign-up; of who has an account it says so, and may go on as a sign-in. */
export async function signUpByToken(
  ctx: Context,
  visitor: Visitor,
  { browser, strategy, proof, input }: Bringing & { input: SignUpInput },
): Promise<SignUpFacts> {
  assertOpenToAll(ctx.settings)
  await assertMaySignUp(ctx, browser)
  const brought = await read(ctx, strategy, proof)
  const draft = emptySignUp(ctx)
  const columns = await toColumns(ctx, draft, input)
  const token = await write(ctx, async (ctx) => {
    const client = await ensureClient(ctx, browser)
    await insertSignUp(ctx.db, { ...draft, ...columns, client_id: client.id })
    const begun = await beginAttempt(ctx, browser, { sign_up_id: draft.id })
    const stage = 'sign_up_account'
    const back = { browser, strategy, brought, ownerId: draft.id, stage } as const
    const ending = await comeBackAtOnce(ctx, back, (back) => returnToSignUp(ctx, visitor, back))
    return ending.token ?? begun
  })
  issueToken(browser, token)
  const { id } = draft
  return loadSignUpFacts(ctx.db, (await findSignUpOfClient(ctx.db, id, browser.client!.id))!)
}

async function read(
  ctx: Context,
  { brings }: Strategy,
  { token }: Record<string, unknown>,
): Promise<BroughtToken> {
  if (typeof token !== 'string') throw apiError('form_param_missing', { param: 'token' })
  const connection = requireConnection(ctx, brings!)
  const { readBroughtToken } = await import('../providers/brought-token.ts')
  return readBroughtToken(ctx, connection, { token, code: 'google_one_tap_token_invalid' })
}

interface AtOnce {
  browser: Browser
  strategy: Strategy
  brought: BroughtToken
  ownerId: string
  stage: 'sign_in' | 'sign_up_account'
}

/** @throws {ApiError} 400 for a token that was brought before: it is good once, whoever has it (GR-4). */
async function comeBackAtOnce(
  ctx: Context,
  { browser, strategy, brought, ownerId, stage }: AtOnce,
  settle: (back: Return) => Promise<Ending>,
): Promise<Ending> {
  const { identity, hash, expireAt } = brought
  const isFirst = await spendToken(ctx.db, { token_hash: hash, expire_at: expireAt })
  if (!isFirst) throw apiError('google_one_tap_token_invalid')
  const { name } = strategy
  const clientId = browser.client!.id
  const place = { ownerId, stage, clientId, strategy: name, identifier: '' }
  const verification = newVerification(ctx, place)
  await insertVerification(ctx.db, verification)
  return settle({ browser, verification, identity })
}

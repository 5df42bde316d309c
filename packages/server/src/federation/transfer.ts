import type { Visitor } from '../actor.ts'
import { beginAttempt } from '../clients/begin-attempt.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import { changeClient } from '../clients/state.ts'
import { isRecent } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { openIdentity } from '../external-accounts/pending-identity.ts'
import { apiError } from '../http/api-error.ts'
import type { Identity } from '../providers/identity.ts'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import { newSignIn } from '../sign-ins/create.ts'
import { loadSignInFacts, type SignInFacts } from '../sign-ins/facts.ts'
import { findSignInOfClient, insertSignIn, takeIdentityOfSignIn } from '../sign-ins/storage.ts'
import { assertMaySignUp, emptySignUp } from '../sign-ups/create.ts'
import { loadSignUpFacts, type SignUpFacts } from '../sign-ups/facts.ts'
import { type SignUpInput, toColumns } from '../sign-ups/input.ts'
import { assertOpenToAll } from '../sign-ups/restrictions.ts'
import { findSignUpOfClient, insertSignUp, takeIdentityOfSignUp } from '../sign-ups/storage.ts'
import { newVerification } from '../verifications/new-verification.ts'
import { insertVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { PROVEN } from './ending.ts'
import { recognize } from './recognize.ts'
import { askForProof, signInByAccount } from './sign-in.ts'
import { signUpByAccount } from './sign-up.ts'

/**
 * What a provider said of somebody who wanted to sign in, and has no account, begins a sign-up: once, within ten minutes.
 * Frontend API §5.1.
 *
 * @throws {ApiError} 400 when there is nothing of the kind.
 */
export async function transferToSignUp(
  ctx: Context,
  visitor: Visitor,
  { browser, input }: { browser: Browser; input: SignUpInput },
): Promise<SignUpFacts> {
  assertOpenToAll(ctx.settings)
  await assertMaySignUp(ctx, browser)
  const { client } = browser
  const from =
    client?.sign_in_id && (await findSignInOfClient(ctx.db, client.sign_in_id, client.id))
  const facts = from ? await loadSignInFacts(ctx, from) : null
  const identity = transferable(ctx, facts?.signIn, facts?.verification)
  const draft = emptySignUp(ctx)
  const columns = await toColumns(ctx, draft, input)
  const signUp = { ...draft, ...columns, client_id: client!.id }
  const token = await write(ctx, async (ctx) => {
    if (!(await takeIdentityOfSignIn(ctx.db, facts!.signIn.id))) throw nothing()
    await insertSignUp(ctx.db, signUp)
    await insertProven(ctx, { ownerId: signUp.id, clientId: client!.id, identity })
    await changeClient(ctx, browser, { sign_in_id: null })
    const begun = await beginAttempt(ctx, browser, { sign_up_id: signUp.id })
    const { token } = await signUpByAccount(ctx, visitor, { browser, signUp, identity })
    return token ?? begun
  })
  issueToken(browser, token)
  return loadSignUpFacts(ctx.db, (await findSignUpOfClient(ctx.db, signUp.id, client!.id))!)
}

/** The other way round: whoever wanted to sign up has an account. */
export async function transferToSignIn(
  ctx: Context,
  visitor: Visitor,
  { browser }: { browser: Browser },
): Promise<SignInFacts> {
  const { client } = browser
  const from =
    client?.sign_up_id && (await findSignUpOfClient(ctx.db, client.sign_up_id, client.id))
  const facts = from ? await loadSignUpFacts(ctx.db, from) : null
  const identity = transferable(ctx, facts?.signUp, facts?.account)
  const signIn = newSignIn(ctx, client!.id, null)
  const token = await write(ctx, async (ctx) => {
    if (!(await takeIdentityOfSignUp(ctx.db, facts!.signUp.id))) throw nothing()
    const who = await recognize(ctx, identity)
    if (who.kind === 'new') throw nothing()
    await insertSignIn(ctx.db, signIn)
    await changeClient(ctx, browser, { sign_up_id: null })
    const begun = await beginAttempt(ctx, browser, { sign_in_id: signIn.id })
    if (who.kind === 'known') {
      const { owner } = who
      const known = { browser, signInId: signIn.id, owner, identity }
      return (await signInByAccount(ctx, visitor, known)) ?? begun
    }
    await askForProof(ctx, { signInId: signIn.id, who, identity })
    return begun
  })
  issueToken(browser, token)
  return loadSignInFacts(ctx, (await findSignInOfClient(ctx.db, signIn.id, client!.id))!)
}

const nothing = () => apiError('account_transfer_invalid')

function transferable(
  ctx: Context,
  attempt: { id: string; identity: string | null } | undefined,
  verification: VerificationRow | null | undefined,
): Identity {
  const { status, verified_at } = verification ?? {}
  const now = ctx.clock.now()
  const isFresh = isRecent(verified_at ?? null, { now, length: HALF_DONE_LIFETIME })
  const isOpen = attempt && status === 'transferable' && isFresh
  const identity = isOpen ? openIdentity(ctx, attempt) : null
  if (!identity) throw nothing()
  return identity
}

async function insertProven(
  ctx: Context,
  { ownerId, clientId, identity }: { ownerId: string; clientId: string; identity: Identity },
): Promise<void> {
  const { strategy } = identity
  const stage = 'sign_up_account'
  const row = newVerification(ctx, { ownerId, stage, clientId, strategy, identifier: '' })
  await insertVerification(ctx.db, { ...row, ...PROVEN(ctx) })
}

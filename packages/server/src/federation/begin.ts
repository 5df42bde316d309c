import { beginAttempt } from '../clients/begin-attempt.ts'
import { ensureClient } from '../clients/ensure-client.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { assertNotSignedIn, newSignIn } from '../sign-ins/create.ts'
import type { SignInFacts } from '../sign-ins/facts.ts'
import { assertNeedsFirstFactor } from '../sign-ins/prepare.ts'
import { insertSignIn } from '../sign-ins/storage.ts'
import { assertOpen, type SignUpFacts } from '../sign-ups/facts.ts'
import { type Leaving, prepareLeaving, type Sent } from './leave.ts'

/** A sign-in that begins at a provider: it says who it is when it comes back. Frontend API §8.1. */
export async function leaveForSignIn(
  ctx: Context,
  sent: Sent,
  input: Leaving,
): Promise<SignInFacts> {
  const { browser } = sent
  await assertNotSignedIn(ctx, browser, null)
  const start = await prepareLeaving(ctx, sent, input)
  const client = await ensureClient(ctx, browser)
  const signIn = newSignIn(ctx, client.id, null)
  const { token, verification } = await write(ctx, async (ctx) => {
    await insertSignIn(ctx.db, signIn)
    const token = await beginAttempt(ctx, browser, { sign_in_id: signIn.id })
    return { token, verification: await start(ctx, { ownerId: signIn.id, stage: 'sign_in' }) }
  })
  issueToken(browser, token)
  return { signIn, owner: null, verification }
}

/** A sign-in that was begun otherwise goes on at a provider. */
export async function leaveFromSignIn(
  ctx: Context,
  sent: Sent,
  { facts, input }: { facts: SignInFacts; input: Leaving },
): Promise<SignInFacts> {
  assertNeedsFirstFactor(ctx, facts.signIn)
  const start = await prepareLeaving(ctx, sent, input)
  const place = { ownerId: facts.signIn.id, stage: 'sign_in' } as const
  return { ...facts, verification: await write(ctx, (ctx) => start(ctx, place)) }
}

/** A sign-up goes to a provider, with what is known of it already. */
export async function leaveFromSignUp(
  ctx: Context,
  sent: Sent,
  { facts, input }: { facts: SignUpFacts; input: Leaving },
): Promise<SignUpFacts> {
  assertOpen(ctx, facts.signUp)
  const start = await prepareLeaving(ctx, sent, input)
  const place = { ownerId: facts.signUp.id, stage: 'sign_up_account' } as const
  return { ...facts, account: await write(ctx, (ctx) => start(ctx, place)) }
}

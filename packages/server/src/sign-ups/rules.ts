import { createId } from '@dooryard/protocol'
import { beginAttempt, ensureClient, issueToken } from '../clients/rules.ts'
import { browserSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { ATTEMPT_LIFETIME } from '../settings/numbers.ts'
import type { Requester } from '../sign-ins/create.ts'
import { namesProving } from '../strategies/index.ts'
import { prove } from '../strategies/prove.ts'
import type { Strategy, StrategyInput } from '../strategies/strategy.ts'
import { findUser } from '../users/storage.ts'
import { clearPlace } from '../verifications/storage.ts'
import { completeIfReady } from './complete.ts'
import { recordOf, type SignUpFacts, subjectOf } from './facts.ts'
import { type SignUpInput, toColumns } from './input.ts'
import { assertOpenToAll } from './restrictions.ts'
import { signUpNeeds } from './status.ts'
import { findSignUpOfClient, insertSignUp, updateSignUp } from './storage.ts'
import type { SignUpRow } from './table.ts'

/** Starts a sign-up with whatever is known already. Frontend API §3.5. */
export async function createSignUp(
  ctx: Context,
  requester: Requester,
  input: SignUpInput,
): Promise<SignUpRow> {
  const { browser } = requester
  assertOpenToAll(ctx.settings)
  await assertMaySignUp(ctx, requester)
  const draft = emptySignUp(ctx)
  const columns = await toColumns(ctx, draft, input)
  const client = await ensureClient(ctx, browser)
  const signUp = { ...draft, ...columns, client_id: client.id }
  const token = await write(ctx, async (ctx) => {
    await insertSignUp(ctx.db, signUp)
    return beginAttempt(ctx, browser, { sign_up_id: signUp.id })
  })
  issueToken(browser, token)
  return signUp
}

async function assertMaySignUp(ctx: Context, { browser }: Requester): Promise<void> {
  if (!ctx.settings.session.single) return
  if ((await browserSessions(ctx, browser)).length > 0) throw apiError('session_exists')
}

function emptySignUp(ctx: Context): SignUpRow {
  const now = ctx.clock.now()
  return {
    id: createId('signUp', ctx.random),
    client_id: '',
    email_address: null,
    email_verified_at: null,
    username: null,
    first_name: null,
    last_name: null,
    password_digest: null,
    unsafe_metadata: '{}',
    locale: null,
    legal_accepted_at: null,
    created_user_id: null,
    created_session_id: null,
    abandon_at: now + ATTEMPT_LIFETIME,
    created_at: now,
    updated_at: now,
  }
}

/** Adds what was missing; completes when nothing is missing any more. */
export async function changeSignUp(
  ctx: Context,
  requester: Requester,
  { signUp }: SignUpFacts,
  input: SignUpInput,
): Promise<void> {
  assertOpen(ctx, signUp)
  const columns = await toColumns(ctx, signUp, input)
  const token = await write(ctx, async (ctx) => {
    await updateSignUp(ctx.db, signUp.id, { ...columns, updated_at: ctx.clock.now() })
    if (columns.email_address) await clearPlace(ctx.db, { ownerId: signUp.id, stage: 'sign_up' })
    return completeIfReady(ctx, { requester, signUpId: signUp.id })
  })
  issueToken(requester.browser, token)
}

/** Starts the proof of the address: sends a code. */
export async function prepareVerification(
  ctx: Context,
  { visitor }: Requester,
  { signUp, verification }: SignUpFacts,
  strategy: Strategy,
): Promise<void> {
  assertOpen(ctx, signUp)
  const address = signUp.email_address
  if (address === null) throw apiError('form_param_missing', { param: 'email_address' })
  if (signUp.email_verified_at !== null) throw apiError('verification_already_verified')
  if (!namesProving('email_address', 'sign_up', ctx.settings).includes(strategy.name)) {
    throw apiError('form_param_value_disabled', { param: 'strategy' })
  }
  const owner = await findVerifiedEmailAddress(ctx.db, address)
  const user = owner && (await findUser(ctx.db, owner.user_id))
  const subject = subjectOf({ signUp, verification }, { user, visitor })
  const start = await strategy.prepare!(ctx, subject)
  await write(ctx, async (ctx) => {
    // Changed meanwhile: a code for the former address must not stand beside the new one.
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    if (current?.email_address !== address) throw apiError('client_state_invalid')
    await start(ctx)
  })
}

/** Tries a proof of the address; a right one may complete the sign-up, all in one transaction. */
export async function attemptVerification(
  ctx: Context,
  requester: Requester,
  facts: SignUpFacts,
  { strategy, ...proof }: StrategyInput,
): Promise<void> {
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const { browser, visitor } = requester
  const subject = subjectOf(facts, { user: null, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx) => {
    const now = ctx.clock.now()
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    // The address changed while the code was on its way: the code proves the former one.
    if (current?.email_address !== subject.identifier) throw apiError('verification_expired')
    await updateSignUp(ctx.db, signUp.id, { email_verified_at: now, updated_at: now })
    return completeIfReady(ctx, { requester, signUpId: signUp.id })
  })
  issueToken(browser, token)
}

function assertOpen(ctx: Context, signUp: SignUpRow): void {
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'missing_requirements') throw apiError('client_state_invalid')
}

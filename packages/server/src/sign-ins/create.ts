import { createId } from '@dooryard/protocol'
import type { Browser } from '../clients/browser.ts'
import { beginAttempt, ensureClient, issueToken } from '../clients/rules.ts'
import { browserSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import { limit } from '../rate-limits/rules.ts'
import { ATTEMPT_LIFETIME } from '../settings/numbers.ts'
import { type StrategyName, strategies } from '../strategies/index.ts'
import { findUsableTicket } from '../tickets/rules.ts'
import { loadUser } from '../users/load.ts'
import { completeSignIn } from './complete.ts'
import { type SignInFacts, subjectOf } from './facts.ts'
import { type Identified, identify } from './identify.ts'
import { prepareFirstFactor } from './prepare.ts'
import { insertSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

export interface SignInInput {
  identifier?: string | undefined
  strategy?: StrategyName | undefined
  password?: string | undefined
  ticket?: string | undefined
  email_address_id?: string | undefined
}

export interface Requester {
  browser: Browser
  visitor: Visitor
}

/**
 * Starts a sign-in, and takes it as far as the input reaches: identifier only, identifier with password, identifier with
 * a code to send, or a ticket. Frontend API §3.4.
 */
export async function createSignIn(
  ctx: Context,
  requester: Requester,
  input: SignInInput,
): Promise<SignInFacts> {
  const strategy = chooseStrategy(input)
  const who = await findPerson(ctx, input, strategy)
  await assertNotSignedIn(ctx, requester.browser, who)
  if (strategy === 'password' || strategy === 'ticket') {
    const signIn = newSignIn(ctx, requester.browser.client?.id ?? '', who)
    return signInAtOnce(ctx, requester, { signIn, who: who!, strategy, input })
  }
  const client = await ensureClient(ctx, requester.browser)
  const signIn = newSignIn(ctx, client.id, who)
  const { browser } = requester
  issueToken(browser, await write(ctx, (ctx) => storeSignIn(ctx, browser, signIn)))
  if (!strategy || !who) return { signIn, owner: who?.owner ?? null, verification: null }
  return prepareFirstFactor(ctx, requester, signIn, { strategy, ...pickAddress(input) })
}

/** A password or ticket says by itself what it is. */
function chooseStrategy({ strategy, password, ticket, identifier }: SignInInput) {
  const chosen = strategy ?? (password ? 'password' : ticket ? 'ticket' : undefined)
  if (chosen === 'ticket' && !ticket) throw apiError('form_param_missing', { param: 'ticket' })
  if (chosen && chosen !== 'ticket' && !identifier) {
    throw apiError('form_param_missing', { param: 'identifier' })
  }
  // A form whose password was left empty names the account only; the password is asked for next.
  return chosen === 'password' && !password ? undefined : chosen
}

async function findPerson(
  ctx: Context,
  { identifier, ticket }: SignInInput,
  strategy: StrategyName | undefined,
): Promise<Identified | null> {
  if (strategy === 'ticket') {
    const token = await findUsableTicket(ctx, ticket!)
    const owner = await loadUser(ctx.db, token.user_id)
    const address = owner?.emailAddresses[0]?.email_address
    return { identifier: address ?? owner?.user.username ?? token.user_id, owner }
  }
  if (!identifier) return null
  const who = await identify(ctx, identifier)
  // Passwords have a limit of their own.
  if (strategy !== 'password') {
    await limit(ctx, { rate: 'create', scope: 'sign_in', subject: who.identifier })
  }
  if (strategy === 'password' && !ctx.settings.strategies.password) {
    throw apiError('strategy_for_user_invalid')
  }
  const hasPassword = ctx.settings.enumerationProtection || who.owner?.user.password_digest
  if (strategy === 'password' && !hasPassword) throw apiError('strategy_for_user_invalid')
  return who
}

async function assertNotSignedIn(
  ctx: Context,
  browser: Browser,
  who: Identified | null,
): Promise<void> {
  const sessions = await browserSessions(ctx, browser)
  if (ctx.settings.session.single && sessions.length > 0) throw apiError('session_exists')
  const own = who?.owner && sessions.find(({ owner }) => owner.user.id === who.owner?.user.id)
  if (own) throw apiError('identifier_already_signed_in', { meta: { session_id: own.session.id } })
}

function newSignIn(ctx: Context, clientId: string, who: Identified | null): SignInRow {
  const now = ctx.clock.now()
  return {
    id: createId('signIn', ctx.random),
    client_id: clientId,
    identifier: who?.identifier ?? null,
    user_id: who?.owner?.user.id ?? null,
    first_factor_strategy: null,
    first_factor_at: null,
    reset_pending: 0,
    created_session_id: null,
    abandon_at: now + ATTEMPT_LIFETIME,
    created_at: now,
    updated_at: now,
  }
}

/** Creating a sign-in replaces the client's current one. */
async function storeSignIn(ctx: Context, browser: Browser, signIn: SignInRow) {
  await insertSignIn(ctx.db, signIn)
  return beginAttempt(ctx, browser, { sign_in_id: signIn.id })
}

interface AtOnce {
  signIn: SignInRow
  who: Identified
  strategy: 'password' | 'ticket'
  input: SignInInput
}

/** Nothing is stored when the proof is wrong: neither the sign-in nor a client for it. */
async function signInAtOnce(
  ctx: Context,
  { browser, visitor }: Requester,
  { signIn, who, strategy, input }: AtOnce,
): Promise<SignInFacts> {
  const facts = { signIn, owner: who.owner, verification: null }
  const subject = subjectOf(facts, { strategy, address: who.identifier, visitor })
  const refused = {
    type: 'sign_in.factor_refused',
    result: 'failure',
    targetId: subject.user?.id ?? null,
    visitor,
    details: { strategy },
  } as const
  const redeem = await strategies[strategy].attempt(ctx, subject, input)
  if (redeem instanceof ApiError) {
    await recordEvent(ctx, refused)
    throw redeem
  }
  const before = { ...browser }
  const outcome = await write(ctx, async (ctx) => {
    const refusal = await redeem(ctx)
    if (refusal) {
      await recordEvent(ctx, refused)
      return refusal
    }
    signIn.client_id = (await ensureClient(ctx, browser)).id
    // As the proof left them: forgiven, or banned meanwhile.
    const owner = await loadUser(ctx.db, subject.user!.id)
    if (!owner) throw apiError('sign_in_identification_or_user_deleted')
    Object.assign(facts, { owner })
    return completeSignIn(ctx, {
      settle: async (columns) => {
        await insertSignIn(ctx.db, Object.assign(signIn, columns))
        return true
      },
      owner,
      strategy,
      browser,
      visitor,
    })
  }).catch((error: unknown) => {
    // Its client, if it was made here, is undone with the rest: the answer must not hand it out.
    Object.assign(browser, before)
    throw error
  })
  if (outcome instanceof ApiError) throw outcome
  issueToken(browser, outcome)
  return facts
}

const pickAddress = ({ email_address_id }: SignInInput) =>
  email_address_id === undefined ? {} : { emailAddressId: email_address_id }

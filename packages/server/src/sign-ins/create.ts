import { createId } from '@dooryard/protocol'
import type { Visitor } from '../actor.ts'
import { beginAttempt } from '../clients/begin-attempt.ts'
import type { Browser } from '../clients/browser.ts'
import { clientIdOf, ensureClient } from '../clients/ensure-client.ts'
import { issueToken } from '../clients/rotate-token.ts'
import { browserSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { limit } from '../rate-limits/rules.ts'
import { ATTEMPT_LIFETIME } from '../settings/numbers.ts'
import { isCarried } from '../strategies/fields.ts'
import { type Attempt, prove } from '../strategies/prove.ts'
import type { Asker, Identified, Strategy } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import { advance, stepAfter } from './advance.ts'
import { firstFactorStrategies, requireFactors, stageOf } from './factors.ts'
import { type SignInFacts, subjectOf } from './facts.ts'
import { identify } from './identify.ts'
import { isNameless, readyFirstFactor } from './prepare.ts'
import { insertSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

export interface SignInInput {
  identifier?: string | undefined
  strategy?: Strategy | undefined
  /** What the strategy reads: which factor to prepare, or the proof. */
  [field: string]: unknown
}

/**
 * Starts a sign-in, and takes it as far as the input reaches: identifier only, identifier with password, identifier with
 * a code to send, or a ticket. Frontend API §3.4.
 */
export async function createSignIn(
  ctx: Context,
  visitor: Visitor,
  { browser, input, asker }: { browser: Browser; input: SignInInput; asker?: Asker },
): Promise<SignInFacts> {
  const strategy = chooseStrategy(input)
  const who = await findPerson(ctx, input, strategy)
  await assertNotSignedIn(ctx, browser, who)
  if (who && strategy && !strategy.prepare) {
    return signInAtOnce(ctx, visitor, { browser, who, strategy, proof: input })
  }
  const clientId = clientIdOf(ctx, browser)
  const signIn = newSignIn(ctx, clientId, who)
  const facts: SignInFacts = { signIn, owner: who?.owner ?? null, verification: null }
  const start =
    strategy && (who || isNameless(signIn, strategy))
      ? await readyFirstFactor(ctx, visitor, {
          facts,
          input: { ...input, strategy },
          ...(asker && { asker }),
        })
      : null
  const token = await write(ctx, async (ctx) => {
    await ensureClient(ctx, browser, { id: clientId })
    await insertSignIn(ctx.db, signIn)
    if (start) facts.verification = await start(ctx)
    return beginAttempt(ctx, browser, { sign_in_id: signIn.id })
  })
  issueToken(browser, token)
  return facts
}

/** A proof says by itself what it is. A form that was sent without its proof names the account only; that is asked for next. */
function chooseStrategy(input: SignInInput): Strategy | undefined {
  const strategy =
    input.strategy ?? firstFactorStrategies.find((one) => !one.prepare && isCarried(one, input))
  if (!strategy || strategy.identify) return strategy
  if (!input.identifier) throw apiError('form_param_missing', { param: 'identifier' })
  return strategy.prepare || isCarried(strategy, input) ? strategy : undefined
}

async function findPerson(
  ctx: Context,
  input: SignInInput,
  strategy: Strategy | undefined,
): Promise<Identified | null> {
  if (strategy?.identify && !strategy.prepare) return strategy.identify(ctx, input)
  if (!input.identifier) return null
  const who = await identify(ctx, input.identifier)
  // What is tried at once has a limit of its own.
  if (strategy && !strategy.prepare) requireFactors(ctx, who, strategy)
  else await limit(ctx, { rate: 'create', scope: 'sign_in', subject: who.identifier })
  return who
}

export async function assertNotSignedIn(
  ctx: Context,
  browser: Browser,
  who: Identified | null,
): Promise<void> {
  const sessions = await browserSessions(ctx, browser)
  if (ctx.settings.session.single && sessions.length > 0) throw apiError('session_exists')
  const own = who?.owner && sessions.find(({ owner }) => owner.user.id === who.owner?.user.id)
  if (own) throw apiError('identifier_already_signed_in', { meta: { session_id: own.session.id } })
}

export function newSignIn(ctx: Context, clientId: string, who: Identified | null): SignInRow {
  const now = ctx.clock.now()
  return {
    id: createId('signIn', ctx.random),
    client_id: clientId,
    identifier: who?.identifier ?? null,
    user_id: who?.owner?.user.id ?? null,
    first_factor_strategy: null,
    first_factor_at: null,
    reset_pending: 0,
    second_factor_pending: 0,
    trust_pending: 0,
    second_factor_strategy: null,
    new_password_digest: null,
    identity: null,
    created_session_id: null,
    abandon_at: now + ATTEMPT_LIFETIME,
    created_at: now,
    updated_at: now,
  }
}

interface AtOnce extends Pick<Attempt, 'strategy' | 'proof'> {
  browser: Browser
  who: Identified
}

/** Nothing is stored when the proof is wrong: neither the sign-in nor a client for it. */
async function signInAtOnce(
  ctx: Context,
  visitor: Visitor,
  { browser, who, strategy, proof }: AtOnce,
): Promise<SignInFacts> {
  const signIn = newSignIn(ctx, browser.client?.id ?? '', who)
  const facts: SignInFacts = { signIn, owner: who.owner, verification: null }
  const subject = subjectOf(facts, {
    stage: stageOf(strategy),
    address: who.identifier,
    visitor,
  })
  const before = { ...browser }
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx, impersonation) => {
    signIn.client_id = (await ensureClient(ctx, browser)).id
    // As the proof left them: forgiven, or banned meanwhile.
    const owner = await loadUser(ctx, subject.user!.id)
    if (!owner) throw apiError('sign_in_identification_or_user_deleted')
    facts.owner = owner
    const save = async (columns: Partial<SignInRow>) => {
      await insertSignIn(ctx.db, Object.assign(signIn, columns))
      return true
    }
    const { client_id: clientId } = signIn
    const step = await stepAfter(ctx, { strategy, owner, clientId, impersonation })
    const way = { strategy, step, impersonation }
    const token = await advance(ctx, visitor, { browser, owner, save, ...way })
    const isOpen = signIn.created_session_id === null
    return isOpen ? beginAttempt(ctx, browser, { sign_in_id: signIn.id }) : token
  }).catch((error: unknown) => {
    // Its client, if it was made here, is undone with the rest: the answer must not hand it out.
    Object.assign(browser, before)
    throw error
  })
  issueToken(browser, token)
  return facts
}

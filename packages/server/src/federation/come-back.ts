import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import { rereadClient, undoTogether } from '../clients/state.ts'
import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import { allowedTarget } from '../http/targets.ts'
import { requireConnection } from '../providers/connections.ts'
import { loadSignUpFacts } from '../sign-ups/facts.ts'
import { sendDue } from '../sign-ups/send-due.ts'
import { findSignUpOfClient } from '../sign-ups/storage.ts'
import type { Asker } from '../strategies/strategy.ts'
import { openDeparture } from '../verifications/departure.ts'
import { refuseTransfer, settleReturn, takeByState } from '../verifications/storage.ts'
import type { Stage } from '../verifications/table.ts'
import { type Ending, errorJSON } from './ending.ts'
import { noteFailedConnection, returnToProfile } from './profile.ts'
import { type Return, returnToSignIn } from './sign-in.ts'
import { returnToSignUp } from './sign-up.ts'
import { transferToSignIn, transferToSignUp } from './transfer.ts'

export interface Arrival {
  browser: Browser
  /** The address of the server, as it is asked. */
  url: URL
  /** The connection whose callback it is: `oauth_google` (FED-2). */
  strategy: string
  /** What the provider sent along. */
  parameters: URLSearchParams
}

type Settle = (ctx: Context, visitor: Visitor, back: Return) => Promise<Ending>

const RETURNS: { [At in Stage]?: Settle } = {
  sign_in: returnToSignIn,
  sign_up_account: returnToSignUp,
  connection: returnToProfile,
}

/**
 * Somebody comes back from a provider. The state is spent first, whatever follows; what goes wrong then is kept where the
 * attempt is, and told there. Gives the page to go on to. Frontend API §8.2.
 *
 * @throws {ApiError} 400 for a state that is not there (any more), or of another browser or connection (FED-1, FED-8).
 */
export async function comeBack(
  ctx: Context,
  visitor: Visitor,
  { browser, url, strategy, parameters }: Arrival,
): Promise<string> {
  const state = parameters.get('state')
  const { client } = browser
  const now = ctx.clock.now()
  const spent =
    state && client
      ? await takeByState(ctx.db, {
          stateHash: hashToken(state),
          clientId: client.id,
          strategy,
          now,
        })
      : null
  const departure = spent && openDeparture(spent, ctx.keys.providerKey)
  const settle = spent && RETURNS[spent.stage]
  if (!state || !spent || !departure || !settle) throw apiError('oauth_callback_invalid')
  const { redirectUri, nextUrl, completeUrl, otherUrl } = departure
  const ending = await (async () => {
    const connection = requireConnection(ctx, strategy)
    const { identityOf } = await import('../providers/client.ts')
    const identity = await identityOf(ctx, connection, { state, redirectUri, parameters })
    // The provider took its time: the client is read again with the rest.
    await rereadClient(ctx, browser)
    if (!browser.client) throw apiError('oauth_callback_invalid')
    return write(ctx, async (ctx) => {
      undoTogether(ctx, browser)
      return settle(ctx, visitor, { browser, verification: spent, identity })
    })
  })().catch(async (error: unknown): Promise<Ending> => {
    if (!(error instanceof ApiError) || error.status >= 500) throw error
    await write(ctx, async (ctx) => {
      const failed = { status: 'failed', verified_at: null, error: errorJSON(error) } as const
      await settleReturn(ctx.db, spent.id, failed)
      if (spent.stage === 'connection') await noteFailedConnection(ctx, spent.owner_id, error)
      await recordEvent(ctx, visitor, {
        type: 'sign_in.factor_refused',
        result: 'failure',
        targetId: spent.owner_id,
        details: { strategy, code: error.code },
      })
    })
    await rereadClient(ctx, browser)
    return { isComplete: false, token: null }
  })
  issueToken(browser, ending.token)
  const further =
    departure.byForm && ending.transfer
      ? await transfer(ctx, visitor, { browser, to: ending.transfer, from: spent.id })
      : null
  const isComplete = ending.isComplete || further?.isComplete
  const isSignUp = further ? ending.transfer === 'sign_up' : spent.stage === 'sign_up_account'
  if (departure.byForm && isSignUp && !isComplete) {
    const targets = { returnTo: nextUrl, completeTo: completeUrl }
    await sendDueTo(ctx, visitor, { browser, asker: { url, origin: null, targets } })
  }
  // Checked again: origins may have been taken from the list meanwhile (RED-3).
  const place = { url, base: url.origin }
  const wanted = isComplete
    ? [completeUrl, nextUrl]
    : [further && (otherUrl ?? further.page), nextUrl]
  const target = wanted.map((one) => allowedTarget(ctx, one, place)).find((one) => one !== null)
  return target ?? `${url.origin}/`
}

/** What a script would ask for when it comes back; null: it was refused, and the attempt says why it is there. */
async function transfer(
  ctx: Context,
  visitor: Visitor,
  { browser, to, from }: { browser: Browser; to: 'sign_in' | 'sign_up'; from: string },
): Promise<{ isComplete: boolean; page: string } | null> {
  const { pages } = ctx.settings
  try {
    if (to === 'sign_in') {
      const { signIn } = await transferToSignIn(ctx, visitor, { browser })
      return { isComplete: signIn.created_session_id !== null, page: pages.signIn }
    }
    const { signUp } = await transferToSignUp(ctx, visitor, { browser, input: {} })
    return { isComplete: signUp.created_session_id !== null, page: pages.signUp }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error
    // No script will try it, or say what came of that.
    await refuseTransfer(ctx.db, from, errorJSON(error))
    await rereadClient(ctx, browser)
    return null
  }
}

/** The page that comes next asks for a code or waits for a link; whoever cannot get one now asks there. */
async function sendDueTo(
  ctx: Context,
  visitor: Visitor,
  { browser: { client }, asker }: { browser: Browser; asker: Asker },
): Promise<void> {
  const signUp =
    client?.sign_up_id && (await findSignUpOfClient(ctx.db, client.sign_up_id, client.id))
  if (!signUp) return
  const facts = await loadSignUpFacts(ctx.db, signUp)
  await sendDue(ctx, visitor, { facts, asker }).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status >= 500) throw error
  })
}

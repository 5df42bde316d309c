import type { ClientJSON } from '@dooryard/protocol'
import type { Browser } from '../clients/browser.ts'
import { browserSessions } from '../clients/state.ts'
import type { ClientRow } from '../clients/table.ts'
import type { Context } from '../context.ts'
import { type OwnedSession, pickActive } from '../sessions/load.ts'
import { mintSessionToken } from '../sessions/tokens.ts'
import { sessionJSON } from '../sessions/view.ts'
import { loadSignInFacts } from '../sign-ins/facts.ts'
import { signInStatus } from '../sign-ins/status.ts'
import { findSignInOfClient } from '../sign-ins/storage.ts'
import { signInJSON } from '../sign-ins/view.ts'
import { loadSignUpFacts, recordOf } from '../sign-ups/facts.ts'
import { signUpNeeds } from '../sign-ups/status.ts'
import { findSignUpOfClient } from '../sign-ups/storage.ts'
import { signUpJSON } from '../sign-ups/view.ts'
import { userViewContext } from '../users/view.ts'

export interface ClientViewOptions {
  /** The page that the tokens are for; with `tokens: false` there are none. */
  origin: string | null
  tokens: boolean
}

/** The whole client: attempts in progress and signed-in sessions with their users. Frontend API §4.2. */
export async function loadClientJSON(
  ctx: Context,
  { client, sessions }: { client: ClientRow; sessions: readonly OwnedSession[] },
  { origin, tokens }: ClientViewOptions,
): Promise<ClientJSON> {
  const view = userViewContext(ctx)
  const tokenOf = (own: OwnedSession) => (tokens ? mintSessionToken(ctx, { ...own, origin }) : null)
  return {
    object: 'client',
    id: client.id,
    sessions: await Promise.all(
      sessions.map(async (live) => sessionJSON(view, { ...live, token: await tokenOf(live) })),
    ),
    sign_in: await loadOpenSignIn(ctx, client),
    sign_up: await loadOpenSignUp(ctx, client),
    last_active_session_id: pickActive(sessions, client.last_active_session_id)?.session.id ?? null,
    last_authentication_strategy: client.last_authentication_strategy,
    captcha_bypass: false,
    cookie_expires_at: ctx.keys.instanceType === 'production' ? client.expire_at : null,
    created_at: client.created_at,
    updated_at: client.updated_at,
  }
}

/** The client of the browser as it is now; null: it has none. */
export async function browserClientJSON(
  ctx: Context,
  browser: Browser,
  options: ClientViewOptions,
): Promise<ClientJSON | null> {
  const sessions = await browserSessions(ctx, browser)
  return browser.client && loadClientJSON(ctx, { client: browser.client, sessions }, options)
}

async function loadOpenSignIn(ctx: Context, client: ClientRow) {
  const signIn =
    client.sign_in_id && (await findSignInOfClient(ctx.db, client.sign_in_id, client.id))
  if (!signIn) return null
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  if (status === 'abandoned' || status === 'complete') return null
  return signInJSON(signInViewContext(ctx), await loadSignInFacts(ctx, signIn))
}

async function loadOpenSignUp(ctx: Context, client: ClientRow) {
  const signUp =
    client.sign_up_id && (await findSignUpOfClient(ctx.db, client.sign_up_id, client.id))
  if (!signUp) return null
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'missing_requirements') return null
  return signUpJSON(userViewContext(ctx), await loadSignUpFacts(ctx.db, signUp))
}

export const signInViewContext = (ctx: Context) => ({
  ...userViewContext(ctx),
  codeKey: ctx.keys.codeKey,
})

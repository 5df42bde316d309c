import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { noteBrowser } from '../known-browsers/storage.ts'
import type { Impersonation } from '../sessions/impersonation.ts'
import { newSessionRow } from '../sessions/new-session.ts'
import { endSessionsOfClient, formerOrganization, insertSession } from '../sessions/storage.ts'
import { readLanguages } from '../texts/language.ts'
import { welcome } from '../users/dependents.ts'
import { loadUser } from '../users/load.ts'
import { updateUserRow } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { Browser } from './browser.ts'
import { rotateClientToken } from './rotate-token.ts'
import { browserSessions, noteSessions, undoTogether } from './state.ts'

export interface NewSession {
  id: string
  browser: Browser
  owner: UserWithEmails
  /** Where it begins; by default where they were the last time. */
  organizationId?: string | null
  strategy: string
  /** When; the first factor just now, where nothing else is said. */
  proven?: { first: number; second: number | null }
  /** Somebody acts for the owner, in whose account that leaves no trace of theirs. */
  impersonation?: Impersonation | null
  /** The attempt that led here is no longer in progress. */
  over: Partial<Record<'sign_in_id' | 'sign_up_id', null>>
}

export interface StartedSession {
  /** For the answer to hand out once the transaction is committed (SES-4). */
  token: string
  /** Nobody has signed in there as this user before. */
  isNewBrowser: boolean
}

/** Signs a user in at a client: the session, the client's pointers, and a new client token, all in the given transaction. */
export async function startSession(
  ctx: Context,
  visitor: Visitor,
  { id, browser, owner: known, strategy, proven, impersonation = null, over, ...more }: NewSession,
): Promise<StartedSession> {
  const now = ctx.clock.now()
  const clientId = browser.client!.id
  undoTogether(ctx, browser)
  const before = await browserSessions(ctx, browser)
  const { single } = ctx.settings.session
  if (single) await endSessionsOfClient(ctx.db, clientId, { status: 'replaced', now })
  // Who accepted an invitation on the way is in an organization more.
  const isFixed = !ctx.settings.organizations.enabled
  const owner = isFixed ? known : ((await loadUser(ctx, known.user.id)) ?? known)
  const { user } = owner
  if (!impersonation) await welcome(ctx, user.id)
  const session = newSessionRow(ctx, {
    id,
    clientId,
    owner,
    organizationId: more.organizationId ?? (await formerOrganization(ctx.db, owner)),
    strategy,
    sender: visitor,
    ...(proven && { proven }),
    impersonation,
  })
  await insertSession(ctx.db, session)
  const seen = impersonation
    ? {}
    : { last_sign_in_at: now, last_active_at: now, ...locale(ctx, user) }
  if (!impersonation) await updateUserRow(ctx.db, user.id, seen)
  const place = { client_id: clientId, user_id: user.id, known_since: now }
  const isNewBrowser = !impersonation && (await noteBrowser(ctx.db, place))
  const started = { session, owner: { ...owner, user: { ...user, ...seen } } }
  noteSessions(browser, single ? [started] : [...before, started])
  const token = await rotateClientToken(ctx, browser, {
    last_active_session_id: id,
    ...(!impersonation && { last_authentication_strategy: strategy }),
    updated_at: now,
    ...over,
  })
  // Another request took the client meanwhile, perhaps of somebody who knows its token: the session is not for them (SES-4).
  if (token === null) throw apiError('client_state_invalid')
  return { token, isNewBrowser }
}

/** Whose language is not known is known by the browser from then on: letters that no browser asks for are in it. */
function locale({ languages }: Context, user: UserRow): { locale?: string } {
  const [first] = user.locale === null && languages ? readLanguages(languages) : []
  return first ? { locale: first } : {}
}

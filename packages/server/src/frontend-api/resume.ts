import { isDeepStrictEqual } from 'node:util'
import {
  Cookie,
  type FormFeedback,
  FormField,
  parseCookies,
  type SessionClaims,
  suffixedCookie,
} from '@dooryard/protocol'
import {
  clientCookies,
  sessionTokenCookies,
  signedOutCookies,
  uatCookies,
} from '../clients/cookies.ts'
import { readClientCookie } from '../clients/presented.ts'
import { forgetFeedback } from '../clients/storage.ts'
import type { ClientRow } from '../clients/table.ts'
import { findClientWithSessions } from '../clients/with-sessions.ts'
import { workIn } from '../clients/work-in.ts'
import { SECOND, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { forgetRefusals } from '../federation/forget-refusals.ts'
import { withRecentSettings } from '../instance/request-settings.ts'
import { type OwnedSession, pickActive } from '../sessions/load.ts'
import { readSessionToken } from '../sessions/read-token.ts'
import { mintSessionToken, sessionOrganization } from '../sessions/tokens.ts'
import type { PageState, ResumeOptions } from '../types.ts'
import { readFeedbackCookie } from './browser-feedback.ts'
import { loadClientJSON } from './client-json.ts'
import { openFeedback } from './feedback.ts'

/** A token with less time left than this is not worth handing out. */
const MIN_TOKEN_LIFE = 5 * SECOND

/** What a page view of this browser may know, and the cookies that are due. Tokens never get into the client. */
export async function resume(
  server: Context,
  request: Request,
  { needToken = false, organization, sessionId }: ResumeOptions,
): Promise<PageState> {
  const ctx = await withRecentSettings(server)
  const url = new URL(request.url)
  const cookies = parseCookies(request.headers.get('cookie'))
  const presented = readClientCookie(ctx.keys, request, url)
  const cleared = presented.isAmbiguous
    ? clientCookies(ctx, url, { ...presented, token: null })
    : []
  const found = await findClientWithSessions(ctx, presented.token)
  const brought = readFeedbackCookie(ctx, cookies, url)
  if (!found) {
    return {
      client: null,
      token: null,
      setCookies: [...cleared, ...signedOut(ctx, { cookies, url })],
      feedback: brought && openFeedback(ctx, brought, undefined),
    }
  }
  const { client, sessions } = found
  const active =
    sessionId === undefined
      ? pickActive(sessions, client.last_active_session_id)
      : (sessions.find(({ session }) => session.id === sessionId) ?? null)
  if (active && organization !== undefined) await workIn(ctx, active, organization)
  const { token, setCookies } = active
    ? await resumeToken(ctx, { active, client, cookies, url, needToken })
    : { token: null, setCookies: sessionId === undefined ? signedOut(ctx, { cookies, url }) : [] }
  const json = await loadClientJSON(ctx, { client, sessions }, { origin: null, tokens: false })
  await forgetRefusals(ctx, request, { client, json, active })
  const feedback = brought
    ? openFeedback(ctx, brought, active?.session.id)
    : readFeedback(ctx, client, active?.session.id)
  if (feedback?.codes) await showOnce(ctx, request, client)
  return {
    client: json,
    token,
    setCookies,
    feedback,
  }
}

/** Secrets that a form led to are on the screen that it leads to, and on none after it (KEY-1, MFA-4). A look ahead is no visit. */
async function showOnce(ctx: Context, { url, headers }: Request, client: ClientRow): Promise<void> {
  if (!new URL(url).searchParams.has(FormField.screen) || headers.has('sec-purpose')) return
  try {
    await forgetFeedback(ctx.db, client)
  } catch (error) {
    // They are gone with the next form, or after ten minutes.
    if (!(error instanceof DatabaseUnavailableError)) throw error
  }
}

interface Jar {
  cookies: Map<string, string>
  url: URL
}

/** Cookies of a session that is over are taken away; a browser that has none is left alone. */
function signedOut(ctx: Context, { cookies, url }: Jar): string[] {
  const [plain, suffixed] = [cookies.get(Cookie.session), cookies.get(suffixedName(ctx))]
  return plain || suffixed ? signedOutCookies(ctx, url) : []
}

interface TokenRequest extends Jar {
  active: OwnedSession
  client: ClientRow
  needToken: boolean
}

async function resumeToken(
  ctx: Context,
  { active, client, cookies, url, needToken }: TokenRequest,
): Promise<{ token: string | null; setCookies: string[] }> {
  if (!needToken) return { token: null, setCookies: [] }
  const held = cookies.get(suffixedName(ctx)) ?? cookies.get(Cookie.session)
  if (held && (await isGood(ctx, held, active))) return { token: held, setCookies: [] }
  const token = await mintSessionToken(ctx, { ...active, origin: url.origin })
  const uat = toSeconds(client.updated_at)
  return {
    token,
    setCookies: [...sessionTokenCookies(ctx, url, token), ...uatCookies(ctx, url, uat)],
  }
}

/** Ours, of this session, with time left, and of the organization and the role that it has there now. */
async function isGood(ctx: Context, token: string, own: OwnedSession): Promise<boolean> {
  const { session } = own
  const claims = await readSessionToken(ctx, token)
  if (claims && !isDeepStrictEqual(organizationIn(claims), organizationOf(ctx, own))) return false
  return claims?.sid === session.id && claims.exp * SECOND - ctx.clock.now() >= MIN_TOKEN_LIFE
}

const organizationIn = (claims: SessionClaims) => ({ o: claims.o, fea: claims.fea })

function organizationOf(ctx: Context, own: OwnedSession) {
  const { o, fea } = sessionOrganization(ctx, own)
  return { o, fea }
}

function readFeedback(
  ctx: Context,
  { feedback, feedback_expires_at }: ClientRow,
  sessionId: string | undefined,
): FormFeedback | null {
  const now = ctx.clock.now()
  const fresh = feedback !== null && feedback_expires_at !== null && feedback_expires_at > now
  return fresh ? openFeedback(ctx, JSON.parse(feedback), sessionId) : null
}

const suffixedName = ({ keys }: Context) => suffixedCookie(Cookie.session, keys.cookieSuffix)

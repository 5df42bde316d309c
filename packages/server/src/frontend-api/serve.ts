import { Query } from '@dooryard/protocol'
import { asUser } from '../actor.ts'
import { readBrowser } from '../clients/browser.ts'
import { findBrowserSession } from '../clients/browser-session.ts'
import { forgetSessions } from '../clients/state.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { assertPageOrigin, readOrigin } from '../http/origin.ts'
import { parseFields } from '../http/parse-fields.ts'
import { readParameter, readQuery } from '../http/query.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { forgetOwed, withDues } from '../rate-limits/dues.ts'
import { limitAddress } from '../rate-limits/rules.ts'
import { findOwnedSession, type OwnedSession, statusOf } from '../sessions/load.ts'
import { readSessionToken } from '../sessions/read-token.ts'
import { isLive, sessionTasks } from '../sessions/status.ts'
import { hashingStrategies } from '../strategies/fields.ts'
import { type Exchange, type Incoming, openExchange } from './exchange.ts'
import { answerForm } from './forms.ts'
import { payloadOf } from './payload.ts'
import { readFormTargets } from './read-form.ts'
import { refuse } from './refuse.ts'
import { respond } from './respond.ts'
import type { Route } from './route.ts'

type Step = (exchange: Exchange) => void | Promise<void>

/**
 * All that happens to a request, in its order. The first step that refuses ends it, and the refusal is answered with what is
 * known by then.
 */
const STEPS: readonly Step[] = [
  checkOrigin, // from where
  limitSender, // how often
  readClient, // in which browser
  readPayload, // what with, up to the size that the route allows
  readForm, // from here on, what is refused to a form is told on its page
  checkFields, // nothing unknown, nothing malformed
  requireSession, // on whose behalf
  runRule, // what is asked
  countRequest, // what was not counted by then
  refresh, // what that changed is read again
  sendFormOn, // a form goes to a page
]

/** One request to one endpoint of the Frontend API, from the first check to the answer. Never throws. */
export async function serve(ctx: Context, route: Route, incoming: Incoming): Promise<Response> {
  const exchange = openExchange(ctx, route, incoming)
  try {
    for (const step of STEPS) await step(exchange)
    return await respond(exchange)
  } catch (thrown) {
    return refuse(exchange, thrown)
  } finally {
    forgetOwed(exchange.ctx.dues)
    exchange.leaveSeat?.()
  }
}

/** CSRF-1. */
function checkOrigin(exchange: Exchange): void {
  const { ctx, request, url, route } = exchange
  const origin = readOrigin(ctx, request, url)
  if (route.origin === 'page') assertPageOrigin(origin, request, route.credential)
  exchange.origin = origin.allowed ? origin.caller : null
}

/** RATE-5. Where slow secrets are taken one waits for a turn, and with such a one one needs a seat (PW-8, DOS-8). */
async function limitSender(exchange: Exchange): Promise<void> {
  const { ctx, route, visitor } = exchange
  const takesSecret = SLOW_FIELDS.some((name) => name in route.body)
  const subject = { rate: route.rate, scope: route.path, ...visitor }
  exchange.ctx = withDues(ctx)
  await limitAddress(exchange.ctx, subject, takesSecret ? waitsFor(exchange) : {})
}

function waitsFor(exchange: Exchange) {
  const { takeTurn, ask, takeSeat } = exchange.ctx.passwords
  let needsSeat = false
  return {
    async turn() {
      await takeTurn()
      needsSeat = await bringsSlowSecret(exchange)
    },
    ask,
    admit() {
      if (needsSeat) exchange.leaveSeat = takeSeat()
    },
  }
}

/** Fields that lead to a slow hash. */
const PASSWORD_FIELDS = ['password', 'current_password', 'new_password'] as const

/** Codes are quick to check, but for those of strategies that hash them. */
const SLOW_FIELDS = [...PASSWORD_FIELDS, 'code'] as const

async function bringsSlowSecret(exchange: Exchange): Promise<boolean> {
  try {
    const { values } = await payloadOf(exchange)
    return (
      PASSWORD_FIELDS.some((name) => values.has(name)) ||
      [values.get('strategy')].flat().some((name) => hashingStrategies.has(name))
    )
  } catch {
    return false // it is told when it is its turn to be read
  }
}

/** SES-3. */
async function readClient(exchange: Exchange): Promise<void> {
  if (exchange.route.credential === 'session_token') return
  exchange.browser = await readBrowser(exchange.ctx, exchange.request, exchange.url)
}

/** Much is read of those who may send it, and of nobody else (DOS-1). */
async function readPayload(exchange: Exchange): Promise<void> {
  if (exchange.route.bodyLimit > DEFAULT_BODY_BYTES) await requireSession(exchange)
  if (exchange.route.bodyLimit > 0) exchange.raw = await payloadOf(exchange)
}

function readForm(exchange: Exchange): void {
  const { route, request, raw } = exchange
  exchange.targets = route.form ? readFormTargets(request, raw) : null
  exchange.isForm = exchange.targets !== null
}

/** AZ-3. */
function checkFields(exchange: Exchange): void {
  const { route, raw, url } = exchange
  exchange.body = parseFields(raw, route.body)
  exchange.query = parseFields(readQuery(url, route.query), route.query)
}

/** The session named in the query, if it is one of this client and signed in (SES-5, SES-6, SES-10, GR-5). */
async function requireSession(exchange: Exchange): Promise<void> {
  const { ctx, route, visitor } = exchange
  if (route.caller === 'public' || route.caller === 'client') return
  const own = await (route.credential === 'client' ? ofClient(exchange) : ofToken(exchange))
  if (!own) throw apiError('authentication_invalid')
  const status = statusOf(ctx, own)
  if (!isLive(status)) throw apiError('signed_out')
  if (status === 'pending' && route.caller !== 'pending_session') {
    const [task] = sessionTasks(ctx.settings, own)
    if (task?.key !== route.caller) throw apiError('authentication_invalid')
  }
  if (own.session.actor !== null && route.impersonator !== 'may') {
    throw apiError('impersonation_not_allowed')
  }
  exchange.own = own
  exchange.actor = asUser(visitor, { user: own.owner.user, session: own.session })
}

async function ofClient({ ctx, browser, url }: Exchange): Promise<OwnedSession | null> {
  const id = readParameter(url, Query.sessionId)
  return id ? findBrowserSession(ctx, browser, id) : null
}

async function ofToken({ ctx, request }: Exchange): Promise<OwnedSession | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const claims = token ? await readSessionToken(ctx, token) : null
  if (!claims || claims.exp * SECOND <= ctx.clock.now()) return null
  const own = await findOwnedSession(ctx, claims.sid)
  return own?.owner.user.id === claims.sub ? own : null
}

async function runRule(exchange: Exchange): Promise<void> {
  exchange.reply = await exchange.route.handle(exchange)
}

/** What was owed and asked nothing of the database that is counted is counted now. */
async function countRequest({ ctx }: Exchange): Promise<void> {
  await ctx.dues?.settle()
}

/** Whoever changes their account shows in the sessions that are at hand. */
function refresh({ route, own, browser }: Exchange): void {
  if (own && route.method !== 'GET') forgetSessions(browser)
}

async function sendFormOn(exchange: Exchange): Promise<void> {
  const { reply } = exchange
  if (reply.kind === 'wrapped' || reply.kind === 'bare') {
    exchange.reply = (await answerForm(exchange, reply)) ?? reply
  }
}

import { createId, Query } from '@dooryard/protocol'
import { asUser, type Visitor } from '../actor.ts'
import { type Browser, readBrowser } from '../clients/browser.ts'
import { forgetSessions, rereadClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError, toApiError } from '../http/api-error.ts'
import { allowOrigin, privateHeaders } from '../http/headers.ts'
import { assertPageOrigin, isAllowedOrigin, readOrigin } from '../http/origin.ts'
import { parseFields } from '../http/parse-fields.ts'
import { readParameter, readQuery } from '../http/query.ts'
import { type RawBody, readBody } from '../http/read-body.ts'
import { limitAddress } from '../rate-limits/rules.ts'
import { type OwnedSession, statusOf } from '../sessions/load.ts'
import { findBrowserSession } from '../sessions/require-session.ts'
import { isLive } from '../sessions/status.ts'
import type { Call } from './call.ts'
import { type FormTargets, readFormTargets, settleForm } from './forms.ts'
import { isFormPost, plainPage } from './plain-page.ts'
import { answerRefusedForm, isRefusedOrigin, logRefusedOrigin } from './refused-origin.ts'
import type { Reply } from './reply.ts'
import { respond, respondError } from './respond.ts'
import type { Caller, Route } from './route.ts'

export interface Incoming {
  request: Request
  url: URL
  params: Record<string, string>
  visitor: Visitor
}

/** One request to one endpoint of the Frontend API, from the first check to the answer. Never throws. */
export async function serve(ctx: Context, route: Route, incoming: Incoming): Promise<Response> {
  const headers = answerHeaders(ctx, incoming)
  const { traceId } = incoming.visitor
  const state: Progress = { call: null, body: null, targets: null }
  try {
    const call = await openCall(ctx, route, { ...incoming, headers, state })
    const reply = await handle(route, call)
    if (call.own && route.method !== 'GET') forgetSessions(call.browser)
    if (state.targets && route.form && reply.kind === 'wrapped') {
      return await answerForm(call, { route, state, headers, complete: reply.complete ?? false })
    }
    return await respond(call, { route, reply, headers })
  } catch (thrown) {
    const error = toApiError(thrown, ctx.log, traceId)
    if (isRefusedOrigin(error)) {
      logRefusedOrigin(ctx, incoming)
      if (isFormPost(incoming.request)) return answerRefusedForm({ ...incoming, error, headers })
    }
    const refusal = await refuse(ctx, { route, state, headers, error, traceId })
    return refusal.status >= 500 && isFormPost(incoming.request) ? asPage(refusal, error) : refusal
  }
}

/** Fields that lead to a slow hash. */
const PASSWORD_FIELDS = ['password', 'current_password', 'new_password'] as const

const takesPassword = ({ body }: Route) => PASSWORD_FIELDS.some((name) => name in body)

/** Who brings a password takes a seat first (PW-8). */
function handle(route: Route, call: Call): Promise<Reply> {
  const body: Record<string, unknown> = call.body
  const bringsPassword = PASSWORD_FIELDS.some((name) => body[name] !== undefined)
  return bringsPassword ? call.ctx.passwords.admit(() => route.handle(call)) : route.handle(call)
}

/** How far reading a request came, so that a refusal can still say all that is known. */
interface Progress {
  call: Call | null
  body: RawBody | null
  targets: FormTargets | null
}

function answerHeaders(ctx: Context, { request, url }: Incoming): Headers {
  const headers = privateHeaders()
  const origin = request.headers.get('origin')
  if (origin !== null && isAllowedOrigin(ctx, origin, url)) allowOrigin(headers, origin)
  return headers
}

/** The checks, in order: who asks from where, how often, what with, and on whose behalf. */
async function openCall(
  ctx: Context,
  route: Route,
  {
    request,
    url,
    params,
    visitor,
    headers,
    state,
  }: Incoming & { headers: Headers; state: Progress },
): Promise<Call> {
  const origin = readOrigin(ctx, request, url)
  if (route.origin === 'page') assertPageOrigin(origin, request)
  const turn = takesPassword(route) ? ctx.passwords.takeTurn : undefined
  await limitAddress(ctx, { rate: route.rate, scope: route.path, ...visitor }, turn)
  const browser = await readBrowser(ctx, request, url)
  const body = await readRouteBody(route, request)
  const targets = route.form ? readFormTargets(request, body) : null
  const call: Call = {
    ctx,
    request,
    url,
    params,
    body: {},
    query: {},
    visitor,
    origin: origin.allowed ? origin.caller : null,
    browser,
    actor: visitor,
    own: null,
    headers,
    isForm: targets !== null,
  }
  Object.assign(state, { call, body, targets })
  const fields = {
    body: parseFields(body, route.body),
    query: parseFields(readQuery(url, route.query), route.query),
  }
  const own = await requireSession(ctx, { caller: route.caller, browser, url })
  if (!own) return Object.assign(call, fields)
  const actor = asUser(visitor, { user: own.owner.user, session: own.session })
  return Object.assign(call, fields, { own, actor })
}

async function readRouteBody({ bodyLimit }: Route, request: Request): Promise<RawBody> {
  if (bodyLimit === 0) return { encoding: 'form', values: new Map() }
  return readBody(request, { bytes: bodyLimit })
}

/** The session named in the query, if it is one of this client and signed in (SES-5, SES-6). */
async function requireSession(
  ctx: Context,
  { caller, browser, url }: { caller: Caller; browser: Browser; url: URL },
): Promise<OwnedSession | null> {
  if (caller === 'public' || caller === 'client') return null
  const id = readParameter(url, Query.sessionId)
  const own = id ? await findBrowserSession(ctx, browser, id) : null
  if (!own) throw apiError('authentication_invalid')
  const status = statusOf(ctx, own)
  if (!isLive(status)) throw apiError('signed_out')
  if (status === 'pending' && caller !== 'pending_session') throw apiError('authentication_invalid')
  return own
}

interface Refusal {
  route: Route
  state: Progress
  headers: Headers
  error: ApiError
  traceId: string
}

async function refuse(ctx: Context, refusal: Refusal): Promise<Response> {
  const { route, state, headers, error, traceId } = refusal
  try {
    if (state.call && route.method !== 'GET' && error.status < 500) {
      await rereadClient(ctx, state.call.browser)
    }
    if (state.call && state.targets && route.form && error.status < 500) {
      return await answerForm(state.call, {
        route,
        state,
        headers,
        complete: false,
        errors: error.errors,
      })
    }
    return await respondError(state.call, { error, headers, traceId })
  } catch (thrown) {
    // The database went away between the refusal and its answer: answer without the client.
    const worse = toApiError(thrown, ctx.log, traceId)
    return respondError(null, { error: worse, headers, traceId })
  }
}

/** For a form whose browser runs no script. It still has what was typed, and no client can be asked to keep it now. */
function asPage({ status, headers }: Response, { errors }: ApiError): Response {
  const said = errors.map(({ long_message, message }) => long_message || message)
  const advice = 'Go back, and send the form again in a moment.'
  return plainPage({ status, headers, title: 'That did not work', paragraphs: [...said, advice] })
}

interface FormAnswer extends Pick<Refusal, 'route' | 'state' | 'headers'> {
  complete: boolean
  errors?: Parameters<typeof settleForm>[1]['errors']
}

/** A form without JavaScript gets the same work done and is sent to the page that shows the outcome. */
async function answerForm(
  call: Call,
  { route, state, headers, complete, errors = [] }: FormAnswer,
): Promise<Response> {
  const location = await settleForm(call, {
    flow: route.form!,
    targets: state.targets!,
    body: state.body!,
    complete,
    errors,
  })
  const answer = await respond(call, { route, reply: { kind: 'redirect', location }, headers })
  return new Response(null, { status: 303, headers: answer.headers })
}

export const newTraceId = (ctx: Context) =>
  createId('auditEvent', ctx.random).replace('aud_', 'trace_')

import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError, toApiError } from '../http/api-error.ts'
import { nothingAt } from '../http/gaps.ts'
import { parseFields } from '../http/parse-fields.ts'
import {
  DEFAULT_BODY_BYTES,
  ITEMS,
  parseForm,
  readBody,
  UPLOAD_BODY_BYTES,
} from '../http/read-body.ts'
import { FILE } from '../http/read-file.ts'
import { withRecentSettings } from '../instance/request-settings.ts'
import { requireSecretKey } from './authenticate.ts'
import type { BackendCall, BackendRoute } from './route.ts'

export interface Incoming {
  ctx: Context
  request: Request
  /** Below the mount. */
  path: string
  params: Record<string, string>
  /** Null: nothing is there. */
  route: BackendRoute | null
  visitor: Visitor
  limitThroughput: () => void
}

/** A request on its way to the answer: each step adds what it found out. */
interface Exchange extends Incoming, BackendCall {
  actor: Actor
  value: unknown
  /** Gives back the seat that a slow secret was brought to (PW-8). */
  leaveSeat: (() => void) | null
}

type Step = (exchange: Exchange) => void | Promise<void>

/** All that happens to a request, in its order. The first step that refuses ends it. */
const STEPS: readonly Step[] = [
  checkKey, // without it nothing can be learned, not even which paths there are
  limitRequests, // how often
  readSettings, // under which settings
  requireRoute, // what there is
  readQuery, // a filter that is not understood must not widen the answer
  readPayload, // nothing unknown, nothing malformed
  takeSeat, // what is hashed takes its time, and many at once are turned away
  runRule, // what is asked
]

/** One request to the Backend API, from the first check to the answer. Never rejects. */
export async function serve(incoming: Incoming): Promise<Response> {
  const { ctx, request, visitor } = incoming
  // What a site's own server is told leaves the page, so no link in it may be relative to one.
  const address = ctx.address || new URL(request.url).origin
  const exchange: Exchange = {
    ...incoming,
    ctx: { ...ctx, address },
    actor: visitor,
    query: {},
    body: {},
    value: null,
    leaveSeat: null,
  }
  try {
    for (const step of STEPS) await step(exchange)
    return json(exchange.value)
  } catch (thrown) {
    return refusal(toApiError(thrown, ctx.log, visitor.traceId), visitor)
  } finally {
    exchange.leaveSeat?.()
  }
}

async function checkKey(exchange: Exchange): Promise<void> {
  exchange.actor = await requireSecretKey(exchange.ctx, exchange.request, exchange.visitor)
}

async function readSettings(exchange: Exchange): Promise<void> {
  exchange.ctx = await withRecentSettings(exchange.ctx)
}

/** What calls from the same process has no address; it throttles itself. */
function limitRequests({ visitor, limitThroughput }: Exchange): void {
  if (visitor.address !== null) limitThroughput()
}

function requireRoute({ route, path }: Exchange): void {
  if (!route) throw nothingAt(path)
}

function readQuery(exchange: Exchange): void {
  const values = parseForm(new URL(exchange.request.url).search.slice(1))
  exchange.query = parseFields({ encoding: 'form', values }, exchange.route!.query)
}

/** JSON, a file where one is taken, or nothing at all whatever the content type says. Backend API §1.3. */
async function readPayload(exchange: Exchange): Promise<void> {
  const { body } = exchange.route!
  const files = FILE in body
  const bytes = files ? UPLOAD_BODY_BYTES : DEFAULT_BODY_BYTES
  const raw = await readBody(exchange.request, { bytes, files, list: ITEMS in body })
  if (raw.encoding === 'form' && raw.values.size > 0 && !files)
    throw apiError('unsupported_content_type')
  exchange.body = parseFields(raw, body)
}

/** The seats of everybody: one who finds none is told at once, before anything is counted for them (PW-8, DOS-8). */
function takeSeat(exchange: Exchange): void {
  const { ctx, body } = exchange
  const isSlow = body.password !== undefined || body.code !== undefined
  if (isSlow) exchange.leaveSeat = ctx.passwords.takeSeat()
}

async function runRule(exchange: Exchange): Promise<void> {
  exchange.value = await exchange.route!.handle(exchange)
}

/** Clients read a body only when the media type is bare: no charset. Backend API §1.4. */
function json(value: unknown, status = 200): Response {
  const headers = {
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    vary: 'Authorization',
  }
  if (value === undefined) return new Response(null, { status: 204, headers })
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function refusal({ status, errors, retryAfter }: ApiError, { traceId }: Visitor): Response {
  const response = json({ errors, clerk_trace_id: traceId }, status)
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
  return response
}

import { type ClientJSON, type ErrorBodyJSON, Header } from '@dooryard/protocol'
import { browserCookies } from '../clients/cookies.ts'
import type { ApiError } from '../http/api-error.ts'
import { browserClientJSON } from './client-json.ts'
import type { Exchange } from './exchange.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Makes the answer: the resource, and with every change the client as it is now. Frontend API §2.2. */
export async function respond(exchange: Exchange): Promise<Response> {
  const { route, reply, headers, browser } = exchange
  if (reply.kind === 'response') return reply.response
  await addCredentials(exchange)
  if (reply.kind === 'redirect') {
    headers.set('location', reply.location)
    return new Response(null, { status: reply.status, headers })
  }
  if (reply.kind === 'bare') return jsonResponse(reply.value, { status: reply.status, headers })
  // Who looks whether something is done learns what came of it.
  const isNews = route.method !== 'GET' || browser.issued || reply.complete
  const client = isNews ? await clientOf(exchange) : null
  const shown = client && { ...client, ...reply.attempts }
  return jsonResponse({ response: reply.resource, client: shown }, { headers })
}

/** The refusal; of a change, with the client as it is now (Frontend API §2.3). */
export async function respondError(exchange: Exchange, error: ApiError): Promise<Response> {
  const { request, headers, visitor } = exchange
  await addCredentials(exchange)
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  const client = changes && error.status < 500 ? await clientOf(exchange) : null
  return errorResponse(error, { headers, traceId: visitor.traceId, client })
}

export function errorResponse(
  { status, errors, retryAfter }: ApiError,
  { headers, traceId, client }: { headers: Headers; traceId: string; client?: ClientJSON | null },
): Response {
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  const body: ErrorBodyJSON = {
    errors,
    clerk_trace_id: traceId,
    ...(client && { meta: { client } }),
  }
  return jsonResponse(body, { status, headers })
}

/** New client tokens travel as cookies, or as a header to a development browser. */
async function addCredentials(exchange: Exchange): Promise<void> {
  const { ctx, browser, headers } = exchange
  if (browser.carrier === 'dev_browser') {
    if (browser.issued) headers.set(Header.devBrowser, browser.issued)
    return
  }
  const cookies = await browserCookies(ctx, browser, exchange)
  for (const cookie of cookies) headers.append('set-cookie', cookie)
}

const clientOf = ({ ctx, browser, origin }: Exchange) =>
  browserClientJSON(ctx, browser, { origin, tokens: true })

function jsonResponse(
  value: unknown,
  { status = 200, headers }: { status?: number | undefined; headers: Headers },
): Response {
  headers.set('content-type', JSON_TYPE)
  return new Response(JSON.stringify(value), { status, headers })
}

import { type ErrorBodyJSON, Header } from '@dooryard/protocol'
import { browserCookies } from '../clients/cookies.ts'
import type { ApiError } from '../http/api-error.ts'
import type { Call } from './call.ts'
import { browserClientJSON } from './client-json.ts'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Makes the answer: the resource, and with every change the client as it is now. Frontend API §2.2. */
export async function respond(
  call: Call,
  { route, reply, headers }: { route: Route; reply: Reply; headers: Headers },
): Promise<Response> {
  if (reply.kind === 'response') return reply.response
  await addCredentials(call, headers)
  if (reply.kind === 'redirect') {
    headers.set('location', reply.location)
    return new Response(null, { status: 307, headers })
  }
  if (reply.kind === 'bare') return jsonResponse(reply.value, { status: reply.status, headers })
  const client = route.method === 'GET' && !call.browser.issued ? null : await clientOf(call)
  return jsonResponse({ response: reply.resource, client }, { headers })
}

/** The refusal; of a change, with the client as it is now (Frontend API §2.3). */
export async function respondError(
  call: Call | null,
  { error, headers, traceId }: { error: ApiError; headers: Headers; traceId: string },
): Promise<Response> {
  if (error.retryAfter !== undefined) headers.set('retry-after', String(error.retryAfter))
  if (call) await addCredentials(call, headers)
  const changes = call && call.request.method !== 'GET' && call.request.method !== 'HEAD'
  const client = changes && error.status < 500 ? await clientOf(call) : null
  const body: ErrorBodyJSON = {
    errors: error.errors,
    clerk_trace_id: traceId,
    ...(client && { meta: { client } }),
  }
  return jsonResponse(body, { status: error.status, headers })
}

/** New client tokens travel as cookies, or as a header to a development browser. */
async function addCredentials({ ctx, browser, url, isForm, origin }: Call, headers: Headers) {
  if (browser.carrier === 'dev_browser') {
    if (browser.issued) headers.set(Header.devBrowser, browser.issued)
    return
  }
  const cookies = await browserCookies(ctx, browser, { url, origin, isForm })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
}

const clientOf = ({ ctx, browser, origin }: Call) =>
  browserClientJSON(ctx, browser, { origin, tokens: true })

export function jsonResponse(
  value: unknown,
  { status = 200, headers }: { status?: number | undefined; headers: Headers },
): Response {
  headers.set('content-type', JSON_TYPE)
  return new Response(JSON.stringify(value), { status, headers })
}

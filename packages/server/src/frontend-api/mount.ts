import { createId } from '@dooryard/protocol'
import { Hono, type Context as HonoContext } from 'hono'
import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { toApiError } from '../http/api-error.ts'
import { nothingAt } from '../http/gaps.ts'
import { allowOrigin, privateHeaders } from '../http/headers.ts'
import { effectiveMethod } from '../http/method.ts'
import { noticeHttp, noticeProxy } from '../http/notices.ts'
import { isAllowedOrigin, ownAddress } from '../http/origin.ts'
import { withSettingsFor } from '../instance/request-settings.ts'
import { visitorAddress } from '../rate-limits/address.ts'
import type { RequestInfo } from '../types.ts'
import { asPage } from './refusal-page.ts'
import { errorResponse } from './respond.ts'
import { assertComplete, type Route } from './route.ts'
import { serve } from './serve.ts'

export type AppEnv = { Bindings: RequestInfo }

/** Mounts routes below a path: all methods of a path come to one place, because the method may be in the query. */
export function mountFrontend(
  ctx: Context,
  { prefix, routes }: { prefix: string; routes: readonly Route[] },
): Hono<AppEnv> {
  assertComplete(routes)
  const app = new Hono<AppEnv>({ strict: false })
  for (const [path, candidates] of Map.groupBy(routes, (route) => route.path)) {
    app.all(`${prefix}${path}`, (c) => dispatch(ctx, candidates, c))
  }
  return app
}

async function dispatch(
  server: Context,
  candidates: readonly Route[],
  c: HonoContext<AppEnv>,
): Promise<Response> {
  const request = c.req.raw
  const visitor = readVisitor(server, request, c.env)
  try {
    const leadsAway = candidates.some(({ origin }) => origin === 'navigation')
    const languages = request.headers.get('accept-language')
    const ctx = { ...(await withSettingsFor(server, request, { leadsAway })), languages }
    const url = ownAddress(ctx, new URL(request.url))
    if (request.method === 'OPTIONS') return preflight(ctx, request, url)
    const method = effectiveMethod(request, url)
    if (method !== 'GET') noticeHttp(ctx, url)
    const route = candidates.find((candidate) => candidate.method === method)
    if (!route) throw nothingAt(candidates[0]!.path, 'method_not_allowed')
    const answer = await serve(ctx, route, { request, url, params: c.req.param(), visitor })
    return request.method === 'HEAD' ? new Response(null, answer) : answer
  } catch (thrown) {
    const error = toApiError(thrown, server.log, visitor.traceId)
    const answer = errorResponse(error, { headers: privateHeaders(), traceId: visitor.traceId })
    return asPage({ request, route: candidates[0] }, answer, error)
  }
}

export function readVisitor(
  ctx: Context,
  request: Request,
  info: RequestInfo | undefined,
): Visitor {
  const { trustedProxyHops } = ctx.settings
  const forwarded = request.headers.get('x-forwarded-for')
  noticeProxy(ctx, request)
  return {
    kind: 'visitor',
    address: visitorAddress(info?.clientAddress, forwarded, trustedProxyHops),
    userAgent: request.headers.get('user-agent')?.slice(0, 256) ?? null,
    traceId: createId('auditEvent', ctx.random).replace('aud_', 'trace_'),
  }
}

/** Clerk's clients avoid preflights; what asks nevertheless gets the exact origin or nothing (CSRF-5). */
function preflight(ctx: Context, request: Request, url: URL): Response {
  const headers = privateHeaders()
  const origin = request.headers.get('origin')
  if (origin !== null && isAllowedOrigin(ctx, origin, url)) {
    allowOrigin(headers, origin)
    headers.set('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    headers.set('access-control-allow-headers', 'authorization, content-type, x-mobile')
    headers.set('access-control-max-age', '600')
  }
  return new Response(null, { status: 204, headers })
}

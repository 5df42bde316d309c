import { Hono } from 'hono'
import type { Actor, Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError, toApiError } from '../http/api-error.ts'
import { nothingAt } from '../http/gaps.ts'
import { parseFields } from '../http/parse-fields.ts'
import { DEFAULT_BODY_BYTES, parseForm, type RawBody, readBody } from '../http/read-body.ts'
import { requireSecretKey } from './authenticate.ts'
import { assertBackendRoutes, type BackendRoute } from './route.ts'
import { backendRoutes } from './routes.ts'
import { createThroughputLimit } from './throughput.ts'

/** Answers requests to the Backend API. Never rejects. */
export type BackendApi = (request: Request, visitor: Visitor) => Promise<Response>

/** Path of the Backend API below the base path. */
export const BACKEND_API_PATH = '/api'

type Env = { Bindings: { visitor: Visitor }; Variables: { actor: Actor } }

/** The Backend API over its table of routes: key, limits, fields, then the rule of the route. */
export function createBackendApi(ctx: Context): BackendApi {
  assertBackendRoutes(backendRoutes)
  const limitThroughput = createThroughputLimit(ctx.clock)
  const base = `${ctx.basePath}${BACKEND_API_PATH}`
  const app = new Hono<Env>({ strict: false }).basePath(base)

  // The key comes first: without it nothing can be learned, not even which paths there are.
  app.use(async (c, next) => {
    const { req, env } = c
    c.set('actor', await requireSecretKey(ctx, req.raw, env.visitor))
    // What calls from the same process has no address; it throttles itself.
    if (env.visitor.address !== null) limitThroughput()
    await next()
  })
  for (const route of backendRoutes) {
    app.on(route.method, `/v1${route.path}`, async ({ req, var: { actor } }) =>
      json(await answer(route, { ctx, request: req.raw, params: req.param(), actor })),
    )
  }
  app.notFound(({ req, env }) => toResponse(nothingAt(req.path.slice(base.length)), env.visitor))
  app.onError((error, { env }) =>
    toResponse(toApiError(error, ctx.log, env.visitor.traceId), env.visitor),
  )
  return async (request, visitor) => app.fetch(request, { visitor })
}

interface Incoming {
  ctx: Context
  request: Request
  params: Record<string, string>
  actor: Actor
}

async function answer(route: BackendRoute, { ctx, request, params, actor }: Incoming) {
  const query = parseFields(readQuery(request), route.query)
  const body = parseFields(await readJson(request), route.body)
  return route.handle({ ctx: withAddress(ctx, request), params, query, body, actor })
}

/** What a site's own server is told leaves the page, so no link in it may be relative to one. */
function withAddress(ctx: Context, { url }: Request): Context {
  return ctx.address ? ctx : { ...ctx, address: new URL(url).origin }
}

function readQuery(request: Request): RawBody {
  return { encoding: 'form', values: parseForm(new URL(request.url).search.slice(1)) }
}

/** JSON, or nothing at all whatever the content type says. Backend API §1.3. */
async function readJson(request: Request): Promise<RawBody> {
  const body = await readBody(request, { bytes: DEFAULT_BODY_BYTES })
  if (body.encoding === 'form' && body.values.size > 0) throw apiError('unsupported_content_type')
  return body
}

/** Clients read a body only when the media type is bare: no charset. Backend API §1.4. */
function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      vary: 'Authorization',
      ...headers,
    },
  })
}

function toResponse({ status, errors, retryAfter }: ApiError, { traceId }: Visitor): Response {
  return json(
    { errors, clerk_trace_id: traceId },
    status,
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  )
}

import { Hono, type Context as HonoContext } from 'hono'
import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { assertBackendRoutes, type BackendRoute } from './route.ts'
import { backendRoutes } from './routes.ts'
import { serve } from './serve.ts'
import { createThroughputLimit } from './throughput.ts'

/** Answers requests to the Backend API. Never rejects. */
export type BackendApi = (request: Request, visitor: Visitor) => Promise<Response>

/** Path of the Backend API below the base path. */
export const BACKEND_API_PATH = '/api'

/** Where clients of Clerk's put no version into the path. Backend API §1.2. */
const WITHOUT_VERSION = /^\/api_keys(\/|$)/

type Env = { Bindings: { visitor: Visitor } }

/** The Backend API over its table of routes. */
export function createBackendApi(ctx: Context): BackendApi {
  assertBackendRoutes(backendRoutes)
  const limitThroughput = createThroughputLimit(ctx.clock)
  const base = `${ctx.basePath}${BACKEND_API_PATH}`
  const app = new Hono<Env>({ strict: false }).basePath(base)
  const answer = (route: BackendRoute | null, { req, env }: HonoContext<Env>) =>
    serve({
      ctx,
      request: req.raw,
      path: req.path.slice(base.length),
      params: route ? req.param() : {},
      route,
      visitor: env.visitor,
      limitThroughput,
    })
  for (const route of backendRoutes) {
    app.on(route.method, `/v1${route.path}`, (c) => answer(route, c))
    if (WITHOUT_VERSION.test(route.path)) app.on(route.method, route.path, (c) => answer(route, c))
  }
  app.notFound((c) => answer(null, c))
  return async (request, visitor) => app.fetch(request, { visitor })
}

import { signJwt } from '@dooryard/backend/jwt'
import { createPublishableKey } from '@dooryard/protocol'
import { bindClerkMiddleware } from '../server/clerk-middleware.ts'
import type { ServerConfig } from '../server/config.ts'
import type { ClerkMiddlewareOptions, OptionsForRequest } from '../server/options.ts'
import type { StartServer } from '../server/resolve-keys.ts'
import type { ClerkMiddlewareHandler } from '../server/respond.ts'

export const siteConfig: ServerConfig = {
  base: '',
  trailingSlash: 'ignore',
  locales: [],
  mode: 'production',
  embedded: true,
  values: {},
  options: {},
  instance: undefined,
  dataDir: '.dooryard',
  siteHost: undefined,
  hosts: [],
  envDir: '/nowhere',
  built: {},
  pageOfTasks: null,
  routesWithoutStores: '',
  routesWithoutForms: '',
}

/** Astro's context, as far as the middleware looks at it. */
export interface TestContext {
  request: Request
  url: URL
  locals: App.Locals & Record<string, unknown>
  routePattern: string
  params: Record<string, string | undefined>
  isPrerendered: boolean
  cache?: unknown
  rewrite?: (target: string) => Promise<Response>
}

export function createContext(
  path: string,
  init: Omit<RequestInit, 'cache'> & Partial<Omit<TestContext, 'request' | 'url'>> = {},
): TestContext {
  const { routePattern, params, isPrerendered = false, cache, rewrite, locals, ...request } = init
  const url = new URL(path, 'http://site.test')
  return {
    request: new Request(url, request),
    url,
    locals: (locals ?? {}) as TestContext['locals'],
    routePattern: routePattern ?? url.pathname,
    params: params ?? {},
    isPrerendered,
    ...(cache !== undefined && { cache }),
    ...(rewrite && { rewrite }),
  }
}

interface SiteOptions {
  config?: Partial<ServerConfig>
  startServer?: StartServer
  handler?: ClerkMiddlewareHandler
  options?: ClerkMiddlewareOptions | OptionsForRequest
}

type Page = (context: TestContext) => Response | Promise<Response>

/** A site of one middleware and one page: requests in, responses out. */
export function createSite({ config, startServer, handler, options }: SiteOptions) {
  const noServer: StartServer = () => Promise.reject(new Error('No server in this test'))
  const clerkMiddleware = bindClerkMiddleware({ ...siteConfig, ...config }, startServer ?? noServer)
  const onRequest = handler
    ? clerkMiddleware(handler, options)
    : clerkMiddleware(options as ClerkMiddlewareOptions)
  return async (context: TestContext, page: Page = () => html('<p>page</p>')) =>
    (await onRequest(context as never, (async () => page(context)) as never)) as Response
}

export function html(body: string, headers: Record<string, string> = {}): Response {
  return new Response(
    `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`,
    {
      headers: { 'content-type': 'text/html', ...headers },
    },
  )
}

/** A remote production instance, with the key pair of its session tokens. */
export async function createRemoteInstance() {
  const host = 'clerk.acme.test'
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    ['sign', 'verify'],
  )
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64')
  return {
    options: {
      publishableKey: createPublishableKey(host, 'production'),
      secretKey: `sk_live_${'x'.repeat(43)}`,
      jwtKey: `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----`,
    } satisfies ClerkMiddlewareOptions,
    /** A `Cookie` header of somebody who is signed in. */
    async signedInCookie(claims: Record<string, unknown> = {}): Promise<string> {
      const now = Math.floor(Date.now() / 1000)
      const token = await signJwt(
        {
          ...{ iss: `https://${host}`, sub: 'user_ada', sid: 'sess_one', v: 2 },
          ...{ iat: now, nbf: now - 10, exp: now + 60, fva: [1, -1], ...claims },
        },
        pair.privateKey,
        { algorithm: 'RS256', header: { typ: 'JWT', kid: 'ins_test' } },
      )
      return `__session=${token}; __client_uat=${now - 100}`
    },
  }
}

import { type ClerkClient, type ClerkOptions, createClerkClient } from '@dooryard/backend'
import { isEmbeddedKey } from '@dooryard/protocol'
import { isTruthy } from '../shared/env-names.ts'
import { backendOptions } from './backend-options.ts'
import { mountPath, type ServerConfig } from './config.ts'
import type { AstroContext, RequestContext } from './context.ts'
import { createEnvReader, type ReadEnv } from './environment.ts'
import { findScope } from './request-scope.ts'
import { resolveKeys, type StartServer } from './resolve-keys.ts'

export type GetClerkClient = (
  context: Pick<AstroContext, 'locals'> & Partial<AstroContext>,
  options?: ClerkOptions,
) => ClerkClient

/** Binds `clerkClient` to what the integration knows of the site. */
export function bindClerkClient(config: ServerConfig, startServer: StartServer): GetClerkClient {
  return (context, options = {}) => {
    const scope = findScope(context.locals)
    const known = scope ? backendOptions(scope) : withoutMiddleware(context, config, startServer)
    return createClerkClient({ ...known, ...options })
  }
}

/**
 * Where the middleware did not run. The keys of an embedded server may not be known yet (a development server makes its
 * own when it starts), so the request that needs them waits for it.
 */
function withoutMiddleware(
  context: Parameters<GetClerkClient>[0],
  config: ServerConfig,
  startServer: StartServer,
): ClerkOptions {
  const env = createEnvReader(context.locals, config)
  const publishableKey = env('PUBLIC_CLERK_PUBLISHABLE_KEY')
  if (publishableKey && !isEmbeddedKey(publishableKey)) return remoteOptions(env, publishableKey)
  const origin = context.url?.origin ?? 'http://localhost'
  return {
    secretKey: env('CLERK_SECRET_KEY') ?? 'sk_test_known_to_the_embedded_server',
    apiUrl: `${origin}${mountPath(config)}/api`,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const keys = await resolveKeys(asRequestContext(context), {}, config, startServer)
      const request = new Request(input, init)
      const headers = new Headers(request.headers)
      headers.set('authorization', `Bearer ${keys.secretKey}`)
      return keys.server!.fetch(new Request(request, { headers }))
    },
  }
}

function remoteOptions(env: ReadEnv, publishableKey: string): ClerkOptions {
  return {
    publishableKey,
    secretKey: env('CLERK_SECRET_KEY'),
    machineSecretKey: env('CLERK_MACHINE_SECRET_KEY'),
    jwtKey: env('CLERK_JWT_KEY'),
    apiUrl: env('CLERK_API_URL'),
    apiVersion: env('CLERK_API_VERSION'),
    proxyUrl: env('PUBLIC_CLERK_PROXY_URL'),
    domain: env('PUBLIC_CLERK_DOMAIN'),
    isSatellite: isTruthy(env('PUBLIC_CLERK_IS_SATELLITE')),
  }
}

function asRequestContext({ request, url, locals }: Parameters<GetClerkClient>[0]): RequestContext {
  return {
    locals,
    request: request ?? new Request('http://localhost/'),
    url: url ?? new URL('http://localhost/'),
  }
}

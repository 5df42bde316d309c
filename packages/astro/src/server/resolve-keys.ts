import { isEmbeddedKey, publishableKeyFault } from '@dooryard/protocol'
import type { DooryardServer } from 'dooryard'
import { isTruthy } from '../shared/env-names.ts'
import { flowPages } from '../shared/flow-pages.ts'
import { mountPath, type ServerConfig } from './config.ts'
import { ConfigurationError } from './configuration-error.ts'
import type { RequestContext } from './context.ts'
import { createEnvReader, prepareEnv, type ReadEnv } from './environment.ts'
import type { ClerkMiddlewareOptions } from './options.ts'
import { publicUrl } from './public-url.ts'

/** Keys and addresses that hold for one request. */
export interface ResolvedKeys {
  /** The server inside this process; null when it is a remote one. */
  server: DooryardServer | null
  publishableKey: string
  secretKey: string
  machineSecretKey: string | undefined
  jwtKey: string | undefined
  /** Of the embedded server: all keys whose tokens count. */
  jwtKeys?: Readonly<Record<string, string>>
  apiUrl: string | undefined
  apiVersion: string | undefined
  proxyUrl: string | undefined
  domain: string | undefined
  isSatellite: boolean
  signInUrl: string | undefined
  signUpUrl: string | undefined
}

/** Starts the embedded server, or gives the one that runs already. */
export type StartServer = (keys: EmbeddedKeys) => Promise<DooryardServer>

export interface EmbeddedKeys {
  publishableKey: string | undefined
  secretKey: string | undefined
  env: ReadEnv
}

/**
 * First step: which keys hold, and where the server is. Each value comes from the middleware's options, else from the
 * environment, else from `clerk({…})` (astro-sdk.md §4.3).
 */
export async function resolveKeys(
  context: RequestContext,
  options: ClerkMiddlewareOptions,
  config: ServerConfig,
  startServer: StartServer,
): Promise<ResolvedKeys> {
  await prepareEnv()
  const env = createEnvReader(context.locals, config)
  const publishableKey = options.publishableKey || env('PUBLIC_CLERK_PUBLISHABLE_KEY')
  const secretKey = options.secretKey || env('CLERK_SECRET_KEY')
  const common = {
    machineSecretKey: options.machineSecretKey || env('CLERK_MACHINE_SECRET_KEY'),
    signInUrl: options.signInUrl || env('PUBLIC_CLERK_SIGN_IN_URL'),
    signUpUrl: options.signUpUrl || env('PUBLIC_CLERK_SIGN_UP_URL'),
  }
  if (!publishableKey || namesEmbedded(publishableKey)) {
    assertEmbedded(config, publishableKey, secretKey)
    const server = await startServer({ publishableKey, secretKey, env })
    return { ...common, ...embeddedKeys(context, config, server), ...flowPages(config, common) }
  }
  const fault = publishableKeyFault(publishableKey)
  if (fault) throw invalidPublishableKey(fault)
  if (!secretKey) throw missing('CLERK_SECRET_KEY', 'the secret key of the instance')
  if (!options.publishableKey) assertBuiltRemote(config)
  const remote = {
    ...common,
    server: null,
    publishableKey,
    secretKey,
    jwtKey: options.jwtKey || env('CLERK_JWT_KEY'),
    apiUrl: options.apiUrl || env('CLERK_API_URL'),
    apiVersion: options.apiVersion || env('CLERK_API_VERSION'),
    ...multiDomain(publicUrl(context, config), options, env),
  }
  assertSatellite(remote)
  return remote
}

/** The key of a site hardly ever changes: it is not taken apart for each request. */
let last: { key: string; isEmbedded: boolean } | undefined

function namesEmbedded(key: string): boolean {
  if (last?.key !== key) last = { key, isEmbedded: isEmbeddedKey(key) }
  return last.isEmbedded
}

function embeddedKeys(context: RequestContext, config: ServerConfig, server: DooryardServer) {
  const { origin } = publicUrl(context, config)
  return {
    server,
    publishableKey: server.publishableKey,
    secretKey: server.secretKey,
    jwtKey: server.jwtKey,
    jwtKeys: server.jwtKeys,
    apiUrl: `${origin}${mountPath(config)}/api`,
    apiVersion: undefined,
    proxyUrl: mountPath(config),
    domain: undefined,
    isSatellite: false,
  }
}

function multiDomain(url: URL, options: ClerkMiddlewareOptions, env: ReadEnv) {
  const pick = <Value>(value: Value | ((url: URL) => Value) | undefined) =>
    value instanceof Function ? value(url) : value
  const proxyUrl = pick(options.proxyUrl) || env('PUBLIC_CLERK_PROXY_URL')
  return {
    proxyUrl: proxyUrl?.startsWith('/') ? new URL(proxyUrl, url).href : proxyUrl,
    domain: pick(options.domain) || env('PUBLIC_CLERK_DOMAIN'),
    isSatellite: pick(options.isSatellite) ?? isTruthy(env('PUBLIC_CLERK_IS_SATELLITE')),
  }
}

function assertEmbedded(config: ServerConfig, publishableKey?: string, secretKey?: string): void {
  if (!config.embedded && !publishableKey) {
    throw missing('PUBLIC_CLERK_PUBLISHABLE_KEY', 'the publishable key')
  }
  if (!config.embedded) {
    throw new ConfigurationError(
      'The site was built for a remote server, but its publishable key names the embedded one. ' +
        'Build it again with the same PUBLIC_CLERK_PUBLISHABLE_KEY.',
    )
  }
  if (config.mode === 'development') return
  if (!publishableKey) throw missing('PUBLIC_CLERK_PUBLISHABLE_KEY', 'the publishable key')
  if (!secretKey) throw missing('CLERK_SECRET_KEY', 'the secret key')
}

/** What the browser loads is made at the build, and would ask the embedded server. */
function assertBuiltRemote({ embedded, mode }: ServerConfig): void {
  if (!embedded || mode === 'development') return
  throw new ConfigurationError(
    'The site was built for the embedded server, but its publishable key names a remote one. ' +
      'Build it again with the same PUBLIC_CLERK_PUBLISHABLE_KEY in its environment.',
  )
}

function missing(name: string, what: string): ConfigurationError {
  return new ConfigurationError(
    `${name} is not set: without ${what} the site cannot tell who is signed in. ` +
      'Run `npx dooryard keys` to make a pair of keys, and set both variables where the site runs.',
  )
}

function invalidPublishableKey(fault: string): ConfigurationError {
  return new ConfigurationError(
    `PUBLIC_CLERK_PUBLISHABLE_KEY ${fault}. Copy it again from where the instance was made; \`npx dooryard keys\` makes a ` +
      'new pair.',
  )
}

function assertSatellite(keys: ResolvedKeys): void {
  if (!keys.isSatellite) return
  if (!keys.proxyUrl && !keys.domain) {
    throw new ConfigurationError(
      'Missing domain and proxyUrl. A satellite site needs one of them: clerkMiddleware({ domain, isSatellite: true }), ' +
        'or the variables PUBLIC_CLERK_DOMAIN and PUBLIC_CLERK_IS_SATELLITE.',
    )
  }
  const isDevelopment = /^(sk_)?test_/.test(keys.secretKey)
  if (isDevelopment && !/^https?:/.test(keys.signInUrl ?? '')) {
    throw new ConfigurationError(
      'Invalid signInUrl. A satellite site of a development instance needs the absolute URL of the sign-in page: ' +
        'clerkMiddleware({ signInUrl, isSatellite: true }), or the variable PUBLIC_CLERK_SIGN_IN_URL.',
    )
  }
}

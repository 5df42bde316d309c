import type { RequestContext } from './context.ts'

/** Options of `clerkMiddleware`. Keys and URLs default to the environment, then to `clerk({…})`. */
export interface ClerkMiddlewareOptions {
  publishableKey?: string
  secretKey?: string
  machineSecretKey?: string
  /** Public key (PEM): session tokens are verified without a request. */
  jwtKey?: string
  signInUrl?: string
  signUpUrl?: string
  /** Older names, accepted and passed on. */
  afterSignInUrl?: string
  afterSignUpUrl?: string
  proxyUrl?: string | ((url: URL) => string)
  domain?: string | ((url: URL) => string)
  isSatellite?: boolean | ((url: URL) => boolean)
  satelliteAutoSync?: boolean
  audience?: string | string[]
  /** Allowed values of the claim `azp`. Set it in production. */
  authorizedParties?: string[]
  /** Default 5000. */
  clockSkewInMs?: number
  organizationSyncOptions?: {
    organizationPatterns?: string[]
    personalAccountPatterns?: string[]
  }
  headerType?: string | string[]
  apiUrl?: string
  apiVersion?: string
  skipJwksCache?: boolean
  jwksCacheTtlInMs?: number
  /** Ignored: the middleware accepts every kind of token, and `auth({ acceptsToken })` decides. */
  acceptsToken?: unknown
}

/** Options that depend on the request. */
export type OptionsForRequest = (
  context: RequestContext,
) => ClerkMiddlewareOptions | Promise<ClerkMiddlewareOptions>

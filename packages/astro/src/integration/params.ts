import type { ClerkOptions } from '@dooryard/browser'
import type { ServerOptions } from 'dooryard'

/** Either no second domain, or one named by its domain, or one behind a proxy. */
export type MultiDomain =
  | { isSatellite?: never; proxyUrl?: string; domain?: never }
  | { isSatellite: boolean; domain: string; proxyUrl?: never }
  | { isSatellite: boolean; proxyUrl: string; domain?: never }

type NotHere =
  | 'isSatellite'
  | 'sdkMetadata'
  | 'standardBrowser'
  | 'selectInitialSession'
  | 'routerPush'
  | 'routerReplace'
  | 'routerDebug'
  | 'polling'
  | 'touchSession'

/** What `clerk({…})` takes. Values must be data (regular expressions included): they travel to server and browser. */
export type AstroClerkIntegrationParams = Omit<ClerkOptions, NotHere> &
  MultiDomain & {
    publishableKey?: string
    /** Settings of the embedded server: sign-in methods, password rules, session lifetime, … */
    instance?: ServerOptions['settings']
    /** False: the variables do not appear in `astro:env`. Default true. */
    enableEnvSchema?: boolean
    /** Only `false` has an effect in `@clerk/astro`; nothing is prefetched here. */
    prefetchUI?: boolean
    /** Accepted: the components are part of this package. */
    ui?: unknown
  }

type KeysOf<Union> = Union extends unknown ? keyof Union : never

/** Every option: others are told, and go nowhere. The compiler asks for those that are missing here. */
export const OPTIONS: Record<KeysOf<AstroClerkIntegrationParams>, true> = {
  afterMultiSessionSingleSignOutUrl: true,
  afterSignOutUrl: true,
  allowedRedirectOrigins: true,
  allowedRedirectProtocols: true,
  appearance: true,
  domain: true,
  enableEnvSchema: true,
  experimental: true,
  instance: true,
  isSatellite: true,
  localization: true,
  newSubscriptionRedirectUrl: true,
  nonce: true,
  prefetchUI: true,
  proxyUrl: true,
  publishableKey: true,
  satelliteAutoSync: true,
  signInFallbackRedirectUrl: true,
  signInForceRedirectUrl: true,
  signInUrl: true,
  signUpFallbackRedirectUrl: true,
  signUpForceRedirectUrl: true,
  signUpUrl: true,
  supportEmail: true,
  taskUrls: true,
  telemetry: true,
  ui: true,
  userProfileUrl: true,
  waitlistUrl: true,
}

/** Options that older versions had, and what is said when one is met. */
const RENAMED: Record<string, string> = {
  afterSignInUrl: 'signInFallbackRedirectUrl',
  afterSignUpUrl: 'signUpFallbackRedirectUrl',
}

/** Named by `@clerk/astro`, of no use without remote scripts. */
export const WITHOUT_EFFECT =
  /^(__internal_)?clerk(JS|UI)(Url|URL|Version|Variant)$|^(prefetchUI|ui|scriptLoadTimeout)$/

const SERVER_VALUES = [
  'publishableKey',
  'signInUrl',
  'signUpUrl',
  'isSatellite',
  'domain',
  'proxyUrl',
] as const

const OWN = new Set<string>(['instance', 'enableEnvSchema', 'publishableKey'])

export interface SplitParams {
  /** Stand in for environment variables. */
  values: Partial<Pick<AstroClerkIntegrationParams, (typeof SERVER_VALUES)[number]>>
  /** Options of the Clerk object without those of components. */
  options: Record<string, unknown>
  /** Options of components: they can be large, so only pages with components load them. */
  ui: { appearance?: unknown; localization?: unknown }
}

/** Sorts the parameters by who needs them. */
export function splitParams(params: AstroClerkIntegrationParams): SplitParams {
  const { appearance, localization, ...rest } = renameOld(params)
  const options = Object.entries(rest).filter(
    ([name, value]) =>
      value !== undefined &&
      Object.hasOwn(OPTIONS, name) &&
      !OWN.has(name) &&
      !WITHOUT_EFFECT.test(name),
  )
  const values = SERVER_VALUES.filter((name) => params[name] !== undefined)
  return {
    values: Object.fromEntries(values.map((name) => [name, params[name]])),
    options: Object.fromEntries(options),
    ui: {
      ...(appearance !== undefined && { appearance }),
      ...(localization !== undefined && { localization }),
    },
  }
}

function renameOld(params: object): Record<string, unknown> {
  const renamed = Object.entries(params).map(([name, value]) => [RENAMED[name] ?? name, value])
  return { ...Object.fromEntries(renamed), ...withoutKeys(params, Object.keys(RENAMED)) }
}

function withoutKeys(params: object, names: string[]): object {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)))
}

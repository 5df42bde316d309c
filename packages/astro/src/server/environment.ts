import { type EnvName, olderName } from '../shared/env-names.ts'
import { envValue } from '../shared/env-values.ts'
import { builtEnv } from './built-env.ts'
import type { ConfigValues, ServerConfig } from './config.ts'
import { fileEnv } from './env-files.ts'

export type ReadEnv = (name: EnvName) => string | undefined

type Values = Record<string, unknown>

type Place = Pick<ServerConfig, 'values' | 'mode' | 'envDir'>

/**
 * Reads variables for one request, in Clerk's order: the Cloudflare binding, the adapter's `locals.runtime.env` (its
 * word is final), the process, what `clerk({…})` says, the `.env` files, what Astro knew at build time. Where none of
 * them changes while a built site runs, each variable is read once.
 */
export function createEnvReader(locals: object, config: Place): ReadEnv {
  const runtime = runtimeEnv(locals)
  if (runtime || cloudflareEnv || config.mode === 'development') return readerOf(runtime, config)
  const known = ofProcess.get(config) ?? once(readerOf(undefined, config))
  ofProcess.set(config, known)
  return known
}

const ofProcess = new WeakMap<Place, ReadEnv>()

function once(read: ReadEnv): ReadEnv {
  const known = new Map<EnvName, string | undefined>()
  return (name) => {
    if (!known.has(name)) known.set(name, read(name))
    return known.get(name)
  }
}

function readerOf(runtime: Values | undefined, config: Place): ReadEnv {
  const configured = configuredEnv(config.values)
  return (name) => {
    const names = [name, olderName(name)]
    const first = (read: (name: string) => unknown) =>
      names.map((each) => envValue(each, read(each))).find((value) => value !== undefined)
    const bound = envValue(name, cloudflareEnv?.[name])
    if (bound !== undefined) return bound
    if (runtime) return first((each) => runtime[each])
    return (
      first((each) => globalThis.process?.env?.[each]) ??
      envValue(name, configured[name]) ??
      first((each) => fileEnv(config.envDir, config.mode, each)) ??
      first(builtEnv)
    )
  }
}

/** What `clerk({…})` says, under the names of the variables. */
function configuredEnv(values: ConfigValues): Partial<Record<EnvName, string | undefined>> {
  return {
    PUBLIC_CLERK_PUBLISHABLE_KEY: values.publishableKey,
    PUBLIC_CLERK_SIGN_IN_URL: values.signInUrl,
    PUBLIC_CLERK_SIGN_UP_URL: values.signUpUrl,
    PUBLIC_CLERK_IS_SATELLITE:
      values.isSatellite === undefined ? undefined : String(values.isSatellite),
    PUBLIC_CLERK_DOMAIN: values.domain,
    PUBLIC_CLERK_PROXY_URL: values.proxyUrl,
  }
}

let cloudflareEnv: Values | undefined

/** Asks Cloudflare's runtime for its bindings; elsewhere it does nothing. */
export async function prepareEnv(): Promise<void> {
  if (cloudflareEnv || globalThis.navigator?.userAgent !== 'Cloudflare-Workers') return
  const specifier = 'cloudflare:workers'
  try {
    const workers = await import(/* @vite-ignore */ specifier)
    cloudflareEnv = workers.env
  } catch {
    // An older Workers runtime without the module: `locals.runtime.env` has the values there.
  }
}

function runtimeEnv(locals: object): Values | undefined {
  try {
    return (locals as { runtime?: { env?: Values } }).runtime?.env
  } catch {
    // Newer Cloudflare adapters throw on access: the binding above has the values there.
    return undefined
  }
}

import { type EnvName, olderName } from '../shared/env-names.ts'
import { builtEnv } from './built-env.ts'

export type ReadEnv = (name: EnvName) => string | undefined

type Values = Record<string, unknown>

/**
 * Reads variables for one request, in Clerk's order: the Cloudflare binding, the adapter's `locals.runtime.env` (its
 * word is final), the process, what `clerk({…})` says, what Astro knew at build time.
 */
export function createEnvReader(
  locals: object,
  configured: Partial<Record<EnvName, string | undefined>>,
): ReadEnv {
  const runtime = runtimeEnv(locals)
  return (name) => {
    const older = olderName(name)
    const bound = text(cloudflareEnv?.[name])
    if (bound !== undefined) return bound
    if (runtime) return text(runtime[name]) ?? text(runtime[older])
    return (
      processEnv(name) ?? processEnv(older) ?? configured[name] ?? builtEnv(name) ?? builtEnv(older)
    )
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

function processEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name] || undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

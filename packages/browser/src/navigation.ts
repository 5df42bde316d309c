import { safeRedirect } from '@dooryard/protocol'
import { ClerkRuntimeError } from './errors.ts'
import type { Runtime } from './runtime.ts'
import type { ClerkOptions, NavigateOptions } from './types/options.ts'

/**
 * Decides where this page may be sent: the page's own origin, `allowedRedirectOrigins`, and the origins of the pages
 * that the application and the instance configured. Null: nowhere (RED-1 to RED-4).
 */
export function allowedUrl(runtime: Runtime, target: string | null | undefined): string | null {
  return safeRedirect(target, {
    base: runtime.platform.href(),
    allowedOrigins: [
      ...(runtime.options.allowedRedirectOrigins ?? []),
      ...configuredOrigins(runtime),
    ],
  })
}

/** Names of pages, in options and settings; pictures and legal texts are no places to be sent to. */
const PAGES = /(home|sign|profile|after|waitlist)\w*url$/i

function configuredOrigins({ options, environment }: Runtime): string[] {
  return Object.entries({ ...environment?.display_config, ...options }).flatMap(([name, value]) => {
    const isPage = PAGES.test(name) && typeof value === 'string' && URL.canParse(value)
    return isPage ? [new URL(value).origin] : []
  })
}

/** Goes to an allowed page, else to the front page: by the application's router where it can, else by the browser. */
export async function navigate(
  runtime: Runtime,
  to: string,
  { replace, metadata }: NavigateOptions = {},
): Promise<unknown> {
  const here = new URL(runtime.platform.href())
  const url = new URL(allowedUrl(runtime, to) ?? '/', here)
  for (const listener of runtime.navigationListeners) listener()
  const { routerPush, routerReplace }: ClerkOptions = runtime.options
  const router = replace ? routerReplace : routerPush
  const windowNavigate = (url: URL | string) => runtime.platform.go(String(url), replace)
  if (url.origin !== here.origin || !router) return windowNavigate(url)
  return router(url.href.slice(url.origin.length), {
    windowNavigate,
    ...(metadata && { __internal_metadata: metadata }),
  })
}

/** A member of the public surface that a later version will fill; the stack says which. */
export function unavailable(): never {
  throw new ClerkRuntimeError('Not available yet.', { code: 'not_available' })
}

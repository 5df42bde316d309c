import { safeRedirect } from '@dooryard/protocol'
import type { NavigateOptions, NavigatingCore } from './types.ts'

/**
 * Decides where this page may be sent: the page's own origin, `allowedRedirectOrigins`, and the origins of the pages
 * that the application and the instance configured. Null: nowhere (RED-1 to RED-4).
 */
export function allowedUrl(core: NavigatingCore, target: string | null | undefined): string | null {
  return safeRedirect(target, {
    base: core.platform.href(),
    allowedOrigins: [...(core.options.allowedRedirectOrigins ?? []), ...configuredOrigins(core)],
  })
}

/** Names of pages, in options and settings; pictures and legal texts are no places to be sent to. */
const PAGES = /(home|sign|profile|after|waitlist)\w*url$/i

function configuredOrigins({ options, environment }: NavigatingCore): string[] {
  return Object.entries({ ...environment?.display_config, ...options }).flatMap(([name, value]) => {
    const isPage = PAGES.test(name) && typeof value === 'string' && URL.canParse(value)
    return isPage ? [new URL(value).origin] : []
  })
}

/** Goes to an allowed page, else to the front page: by the application's router where it can, else by the browser. */
export async function navigate(
  core: NavigatingCore,
  to: string,
  { replace, metadata }: NavigateOptions = {},
): Promise<unknown> {
  const here = new URL(core.platform.href())
  const url = new URL(allowedUrl(core, to) ?? '/', here)
  for (const listener of core.navigationListeners) listener()
  const { routerPush, routerReplace } = core.options
  const router = replace ? routerReplace : routerPush
  const windowNavigate = (url: URL | string) => core.platform.go(String(url), replace)
  if (url.origin !== here.origin || !router) return windowNavigate(url)
  return router(url.href.slice(url.origin.length), {
    windowNavigate,
    ...(metadata && { __internal_metadata: metadata }),
  })
}

import { redirectRules, safeRedirect } from '@dooryard/protocol'
import type { WiredCore } from '../core/core.ts'
import type { NavigateOptions, NavigatingCore } from './types.ts'

export const rulesOf = ({ platform, options, environment }: NavigatingCore) =>
  redirectRules(platform.href(), options, environment?.display_config)

/** An address that this page may be sent to, or null (RED-1 to RED-4). */
export const allowedUrl = (core: NavigatingCore, target: string | null | undefined) =>
  safeRedirect(target, rulesOf(core))

/** Goes to an allowed page, else to the front page: by the application's router where it can, else by the browser. */
export async function navigate(
  core: NavigatingCore & WiredCore,
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

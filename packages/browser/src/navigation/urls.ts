import { snakeCase } from '../core/json.ts'
import { allowedUrl } from './navigation.ts'
import type { FlowRedirectOptions, NavigatingCore, NavigationOptions } from './types.ts'

export type Flow = 'signIn' | 'signUp'

/** Where a flow ends: what its component and the address of the page say. UI components §1.6. */
export interface AfterFlowOptions {
  /** Query of the page. Default: that of the page's address. */
  params?: URLSearchParams
  /** `forceRedirectUrl` and `fallbackRedirectUrl` of the component. */
  props?: { forceRedirectUrl?: string | null; fallbackRedirectUrl?: string | null }
}

/**
 * The address of the sign-in or sign-up page, with where to go afterwards in its query: by default the page one is
 * on. A target that is not allowed is left out.
 */
export function flowUrl(
  core: NavigatingCore,
  flow: Flow,
  options: FlowRedirectOptions = {},
): string {
  const { initialValues, redirectUrl = core.platform.href(), ...redirects } = options
  const page =
    flow === 'signUp' && isCombined(core)
      ? `${core.options.signInUrl}#/create`
      : pageUrl(core, `${flow}Url`)
  const url = new URL(page, core.platform.href())
  const targets = Object.entries({ ...redirects, redirectUrl })
  const isHere = url.href.split(/[?#]/)[0] === redirectUrl?.split(/[?#]/)[0]
  for (const [name, value] of targets) {
    const target = allowedUrl(core, value)
    if (target && !(isHere && name === 'redirectUrl')) url.searchParams.set(snakeCase(name), target)
  }
  for (const [name, value] of Object.entries(initialValues ?? {})) {
    if (value) url.searchParams.set(snakeCase(name), value)
  }
  return url.href
}

/** The sign-in page takes in people without an account. UI components §1.7. */
const isCombined = ({ options, environment }: NavigatingCore) =>
  !options.signUpUrl &&
  options.signInUrl?.[0] === '/' &&
  environment?.user_settings?.sign_up.mode !== 'restricted'

/** First that is allowed: force, `redirect_url` of the address, fallback, `/`. */
export function afterFlowUrl(
  core: NavigatingCore,
  flow: Flow,
  options: AfterFlowOptions = {},
): string {
  const { params = new URL(core.platform.href()).searchParams, props } = options
  const candidates = (kind: 'Force' | 'Fallback') => {
    const name = `${flow}${kind}RedirectUrl` as const
    const prop = kind === 'Force' ? props?.forceRedirectUrl : props?.fallbackRedirectUrl
    return [params.get(snakeCase(name)), prop, core.options[name]]
  }
  for (const target of [
    ...candidates('Force'),
    params.get('redirect_url'),
    ...candidates('Fallback'),
  ]) {
    const url = allowedUrl(core, target)
    if (url) return url
  }
  return '/'
}

/** A page that the application configured, else the one the instance names, else the front page. */
export function pageUrl(
  core: NavigatingCore,
  name: (keyof NavigationOptions & `${string}Url`) | 'homeUrl',
): string {
  const configured = core.options[name as keyof NavigationOptions]
  if (typeof configured === 'string' && configured) return configured
  const display = core.environment?.display_config as unknown as Record<string, string> | undefined
  return display?.[snakeCase(name)] || '/'
}

/** The page of the first thing that a pending session has to do. */
export function tasksUrl(core: NavigatingCore): string {
  const task = core.session()?.currentTask
  if (!task) return ''
  return core.options.taskUrls?.[task.key] ?? `${pageUrl(core, 'signInUrl')}#/tasks/${task.key}`
}

export const afterSignOutUrl = ({ options }: NavigatingCore) => options.afterSignOutUrl || '/'

/** Where to choose among the accounts that are left. */
export const chooseAccountUrl = (core: NavigatingCore) =>
  core.options.afterMultiSessionSingleSignOutUrl || `${pageUrl(core, 'signInUrl')}#/choose`

import { snakeCase } from './json.ts'
import { allowedUrl } from './navigation.ts'
import type { Runtime } from './runtime.ts'
import type { FlowRedirectOptions } from './types/components.ts'
import type { ClerkOptions } from './types/options.ts'

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
export function flowUrl(runtime: Runtime, flow: Flow, options: FlowRedirectOptions = {}): string {
  const { initialValues, redirectUrl = runtime.platform.href(), ...redirects } = options
  const page =
    flow === 'signUp' && isCombined(runtime)
      ? `${runtime.options.signInUrl}#/create`
      : pageUrl(runtime, `${flow}Url`)
  const url = new URL(page, runtime.platform.href())
  const targets = Object.entries({ ...redirects, redirectUrl })
  const isHere = url.href.split(/[?#]/)[0] === redirectUrl?.split(/[?#]/)[0]
  for (const [name, value] of targets) {
    const target = allowedUrl(runtime, value)
    if (target && !(isHere && name === 'redirectUrl')) url.searchParams.set(snakeCase(name), target)
  }
  for (const [name, value] of Object.entries(initialValues ?? {})) {
    if (value) url.searchParams.set(snakeCase(name), value)
  }
  return url.href
}

/** The sign-in page takes in people without an account. UI components §1.7. */
const isCombined = ({ options, environment }: Runtime) =>
  !options.signUpUrl &&
  options.signInUrl?.[0] === '/' &&
  environment?.user_settings?.sign_up.mode !== 'restricted'

/** First that is allowed: force, `redirect_url` of the address, fallback, `/`. */
export function afterFlowUrl(runtime: Runtime, flow: Flow, options: AfterFlowOptions = {}): string {
  const { params = new URL(runtime.platform.href()).searchParams, props } = options
  const candidates = (kind: 'Force' | 'Fallback') => {
    const name = `${flow}${kind}RedirectUrl` as const
    const prop = kind === 'Force' ? props?.forceRedirectUrl : props?.fallbackRedirectUrl
    return [params.get(snakeCase(name)), prop, runtime.options[name]]
  }
  for (const target of [
    ...candidates('Force'),
    params.get('redirect_url'),
    ...candidates('Fallback'),
  ]) {
    const url = allowedUrl(runtime, target)
    if (url) return url
  }
  return '/'
}

/** A page that the application configured, else the one the instance names, else the front page. */
export function pageUrl(
  runtime: Runtime,
  name: (keyof ClerkOptions & `${string}Url`) | 'homeUrl',
): string {
  const configured = runtime.options[name as keyof ClerkOptions]
  if (typeof configured === 'string' && configured) return configured
  const display = runtime.environment?.display_config as unknown as
    | Record<string, string>
    | undefined
  return display?.[snakeCase(name)] || '/'
}

/** The page of the first thing that a pending session has to do. */
export function tasksUrl(runtime: Runtime): string {
  const task = runtime.session()?.currentTask
  if (!task) return ''
  return (
    runtime.options.taskUrls?.[task.key] ?? `${pageUrl(runtime, 'signInUrl')}#/tasks/${task.key}`
  )
}

export const afterSignOutUrl = ({ options }: Runtime) => options.afterSignOutUrl || '/'

/** Where to choose among the accounts that are left. */
export const chooseAccountUrl = (runtime: Runtime) =>
  runtime.options.afterMultiSessionSingleSignOutUrl || `${pageUrl(runtime, 'signInUrl')}#/choose`

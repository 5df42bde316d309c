import { afterFlow, type Flow, snakeCase } from '@dooryard/protocol'
import { allowedUrl, rulesOf } from './navigation.ts'
import type { FlowRedirectOptions, NavigatingCore, RedirectOptions } from './types.ts'

export interface AfterFlowOptions {
  /** Query of the page. Default: that of the page's address. */
  params?: URLSearchParams
}

/**
 * The address of the sign-in or sign-up page, with where to go afterwards in its query: by default the page one is
 * on. A target that is not allowed is left out.
 */
export function flowUrl(
  core: NavigatingCore,
  flow: Flow,
  { initialValues, redirectUrl = core.platform.href(), ...redirects }: FlowRedirectOptions = {},
): string {
  const url = new URL(flowPage(core, flow), core.platform.href())
  const isHere = url.href.split(/[?#]/)[0] === redirectUrl?.split(/[?#]/)[0]
  const targets = { ...redirects, redirectUrl: isHere ? null : redirectUrl }
  for (const [name, value] of Object.entries(targets)) {
    const target = allowedUrl(core, value)
    if (target) url.searchParams.set(snakeCase(name), target)
  }
  for (const [name, value] of Object.entries(initialValues ?? {})) {
    if (value) url.searchParams.set(snakeCase(name), value)
  }
  return url.href
}

export const flowPage = (core: NavigatingCore, flow: Flow): string =>
  flow === 'signUp' && isCombined(core)
    ? `${core.options.signInUrl}#/create`
    : pageUrl(core, `${flow}Url`)

/** The sign-in page takes in people without an account. UI components §1.7. */
const isCombined = ({ options, environment }: NavigatingCore) =>
  !options.signUpUrl &&
  options.signInUrl?.[0] === '/' &&
  environment?.user_settings?.sign_up.mode !== 'restricted'

/** Where a finished flow leads. UI components §1.6. */
export const afterFlowUrl = (
  core: NavigatingCore,
  flow: Flow,
  { params = new URL(core.platform.href()).searchParams }: AfterFlowOptions = {},
  ...sources: RedirectOptions[]
): string => afterFlow(flow, params, [...sources, core.options], rulesOf(core))

type PageName =
  `${Flow | 'userProfile' | 'organizationProfile' | 'createOrganization' | 'waitlist' | 'home'}Url`

/** A page that the application configured, else the one the instance names, else the front page. */
export const pageUrl = ({ options, environment }: NavigatingCore, name: PageName): string =>
  (options as { [Name in PageName]?: string })[name] ||
  environment?.display_config?.[snakeCase(name) as 'home_url'] ||
  '/'

/** The page of the first thing that a pending session has to do. */
export function tasksUrl(core: NavigatingCore, session = core.session()): string {
  const task = session?.currentTask
  if (!task) return ''
  return core.options.taskUrls?.[task.key] ?? `${pageUrl(core, 'signInUrl')}#/tasks/${task.key}`
}

export const afterSignOutUrl = ({ options }: NavigatingCore) => options.afterSignOutUrl || '/'

/** Where to choose among the accounts that are left. */
export const chooseAccountUrl = (core: NavigatingCore) =>
  core.options.afterMultiSessionSingleSignOutUrl || `${pageUrl(core, 'signInUrl')}#/choose`

import { FormField, redirectsByFlow, snakeCase } from '@dooryard/protocol'
import { SCREEN_PARAMETER } from '@dooryard/ui/server'
import { type FlowPages, flowPages } from '../shared/flow-pages.ts'
import { safeId } from '../shared/safe-id.ts'
import { mountedAction, type ServerConfig } from './config.ts'
import { publicUrl } from './public-url.ts'
import { findScope } from './request-scope.ts'

/** What a button needs to work as a form, before and without JavaScript, and what its script needs. */
export interface ButtonMarkup {
  id: string
  form: { method: 'get' | 'post'; action: string; fields: [name: string, value: string][] }
  /** For the button itself, or the wrapper around a child. */
  data: Record<string, string>
  /** Attributes that the site gave to the button. */
  attributes: Record<string, unknown>
}

interface Page {
  locals: object
  url: URL
}

const FLOW_PROPS = new Set<string>([
  'forceRedirectUrl',
  'fallbackRedirectUrl',
  'signInForceRedirectUrl',
  'signInFallbackRedirectUrl',
  'signUpForceRedirectUrl',
  'signUpFallbackRedirectUrl',
  'redirectUrl',
  'appearance',
  'initialValues',
  'withSignUp',
  'oauthFlow',
  'oidcPrompt',
  'unsafeMetadata',
  'getContainer',
  'signInUrl',
  'signUpUrl',
])
const SIGN_OUT_PROPS = new Set(['redirectUrl', 'sessionId', 'signOutOptions'])
const OWN_PROPS = new Set(['asChild', 'as', 'mode'])

/** `<SignInButton>` and `<SignUpButton>`: a form that opens the page of the flow, with where to go afterwards. */
export function flowButton(
  page: Page,
  flow: 'sign-in' | 'sign-up',
  props: Record<string, unknown>,
  config: ServerConfig,
): ButtonMarkup {
  const { known, attributes } = sort(props, FLOW_PROPS)
  const action = new URL(flowPage(page, flow, known, config), currentUrl(page))
  const fields = [...action.searchParams, ...redirectFields(page, flow, known)]
  action.search = ''
  return {
    id: safeId(),
    form: { method: 'get', action: relative(action, page), fields },
    data: {
      'data-clerk-button': flow,
      'data-clerk-mode': props.mode === 'modal' ? 'modal' : 'redirect',
      'data-clerk-props': JSON.stringify(known),
    },
    attributes,
  }
}

/** `<SignOutButton>`: a form that ends the session at the server (SES-8). */
export function signOutButton(
  page: Page,
  props: Record<string, unknown>,
  config: ServerConfig,
): ButtonMarkup {
  const { known, attributes } = sort(props, SIGN_OUT_PROPS)
  const options = { ...(known.signOutOptions as object), ...known } as {
    redirectUrl?: string
    sessionId?: string
  }
  const afterSignOut =
    options.redirectUrl ?? (config.options.afterSignOutUrl as string | undefined) ?? '/'
  const action = options.sessionId
    ? mountedAction(config, `/v1/client/sessions/${encodeURIComponent(options.sessionId)}/remove`)
    : mountedAction(config, '/v1/client/sessions', '?_method=DELETE')
  return {
    id: safeId(),
    form: {
      method: 'post',
      action,
      fields: [
        [FormField.returnTo, relative(currentUrl(page), page)],
        [FormField.completeTo, afterSignOut],
      ],
    },
    data: {
      'data-clerk-button': 'sign-out',
      'data-clerk-props': JSON.stringify({
        redirectUrl: afterSignOut,
        ...pick(options, 'sessionId'),
      }),
    },
    attributes,
  }
}

/** Where the form leads, as one address: for `as="a"`. */
export function formAddress({ action, fields }: ButtonMarkup['form']): string {
  return `${action}?${new URLSearchParams(fields)}`
}

function flowPage(
  { locals }: Page,
  flow: 'sign-in' | 'sign-up',
  props: Record<string, unknown>,
  config: ServerConfig,
): string {
  const known = findScope(locals)?.keys ?? (config.options as Partial<FlowPages>)
  const { signInUrl, signUpUrl } = flowPages(config, {
    signInUrl: (props.signInUrl ?? known.signInUrl) as string | undefined,
    signUpUrl: (props.signUpUrl ?? known.signUpUrl) as string | undefined,
  })
  if (flow === 'sign-in') return signInUrl
  return signUpUrl ?? withScreen(signInUrl, 'create')
}

/** A screen of the page, which it shows with and without JavaScript. */
function withScreen(page: string, screen: string): string {
  return `${page}${page.includes('?') ? '&' : '?'}${SCREEN_PARAMETER}=${screen}`
}

/** Where to go afterwards, in the words of the flow's page. UI components §1.6. */
function redirectFields(
  page: Page,
  flow: 'sign-in' | 'sign-up',
  props: Record<string, unknown>,
): [string, string][] {
  const named = redirectsByFlow(flow === 'sign-in' ? 'signIn' : 'signUp', props)
  const back = props.redirectUrl
  return [
    ...Object.entries(named).map(([name, value]): [string, string] => [snakeCase(name), value]),
    ['redirect_url', typeof back === 'string' ? back : returnAddress(page)],
  ]
}

function sort(props: Record<string, unknown>, names: Set<string>) {
  const entries = Object.entries(props).filter(
    ([name, value]) => !OWN_PROPS.has(name) && value !== undefined,
  )
  return {
    known: Object.fromEntries(entries.filter(([name]) => names.has(name))),
    attributes: Object.fromEntries(entries.filter(([name]) => !names.has(name))),
  }
}

const pick = (from: { sessionId?: string }, name: 'sessionId') =>
  from[name] ? { [name]: from[name] } : {}

/** A prerendered page does not know under which host it is shown. */
function returnAddress(page: Page): string {
  const url = currentUrl(page)
  return findScope(page.locals) ? url.href : url.pathname
}

function currentUrl({ locals, url }: Page): URL {
  const scope = findScope(locals)
  return scope ? publicUrl(scope.context, scope.config) : url
}

/** A path where the page's own origin is meant. */
function relative(target: URL, page: Page): string {
  const isOwn = target.origin === currentUrl(page).origin && !target.pathname.startsWith('//')
  return isOwn ? target.pathname + target.search : target.href
}

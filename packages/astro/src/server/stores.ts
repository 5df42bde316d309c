import { Clerk, createPage, type Page, type Platform } from '@dooryard/browser'
import type { FirstState } from '../shared/first-state.ts'
import { bootData, initialAuth, optionsBlock } from './page-data.ts'
import { markPersonal } from './personal.ts'
import { isForAnybody } from './public-page.ts'
import { publicUrl } from './public-url.ts'
import { preparePageState, type RequestScope } from './request-scope.ts'
import { hasComponents, isServerIsland, mayHaveForms, mayHaveStores } from './route-contents.ts'

/**
 * Renders a page, with what its stores hold at hand, since they cannot wait for it; and with what its components show, so that
 * it need not go out in pieces. `elsewhere`: the page of another route than that of the request.
 */
export async function renderWithStores(
  scope: RequestScope,
  render: () => Promise<Response>,
  elsewhere: boolean,
): Promise<Response> {
  const { config, context } = scope
  scope.hasStores = elsewhere || mayHaveStores(context, config)
  scope.hasForms = elsewhere || mayHaveForms(context, config)
  scope.carriesData = scope.hasStores && !isServerIsland(context)
  const isAsked = scope.hasStores || hasComponents(context)
  if (isAsked && !isForAnybody(context)) await preparePageState(scope)
  return render()
}

/**
 * Where the stores of this request begin: with what the browser makes of the very same data, by the very same code. On a
 * page for anybody, whose visitor it must not know, and with a remote server, which only the browser asks, nothing is
 * loaded yet.
 */
export function readStores(scope: RequestScope): FirstState {
  if (isForAnybody(scope.context)) return stateOf(scope, null, pageOf(scope, ''))
  scope.hasStores = true
  markPersonal(scope)
  const known = begun.get(scope)
  if (known && known.page === scope.preparedState) return known.state
  const state = stateOf(scope, initialAuth(scope), loadPage(scope))
  begun.set(scope, { page: scope.preparedState, state })
  return state
}

/** All stores of a request speak of the same objects. */
const begun = new WeakMap<
  RequestScope,
  { page: RequestScope['preparedState']; state: FirstState }
>()

const stateOf = (scope: RequestScope, auth: FirstState['auth'], page: Page): FirstState => ({
  auth,
  page,
  clerk: new Clerk(page),
  async render(name, props) {
    // Hardly any page draws its components elsewhere than in Astro's.
    const { renderUi } = await import('./render-ui.ts')
    return renderUi(scope.context, name, props)
  },
})

function loadPage(scope: RequestScope): Page {
  const { state } = scope
  const token = state?.tokenType === 'session_token' ? state.token : null
  const page = pageOf(scope, token ? `__session=${token}` : '')
  const boot = bootData(scope, scope.preparedState ?? null)
  // Nothing in here waits: what a page brings along is taken at once, as in the browser.
  if (boot) {
    page.load({ ...scope.config.options, ...optionsBlock(scope), boot }).catch(console.error)
  }
  return page
}

function pageOf(scope: RequestScope, cookie: string): Page {
  const { publishableKey } = scope.keys
  const href = publicUrl(scope.context, scope.config).href
  const platform = { ...noBrowser, href: () => href, readCookies: () => cookie }
  return createPage(publishableKey, { ...optionsBlock(scope), platform, fetch: refuse })
}

const refuse = async () =>
  Response.json(
    {
      errors: [
        {
          code: 'not_in_browser',
          message:
            'On the server stores only tell who is signed in. Change things with clerkClient(context), or in the browser.',
        },
      ],
    },
    { status: 400 },
  )

const ignore = () => () => {}

/** Nobody looks, nothing is planned, no other tab is told. */
const noBrowser: Omit<Platform, 'href' | 'readCookies'> = {
  go: ignore,
  openWindow: () => null,
  writeCookie: ignore,
  isVisible: () => false,
  isFocused: () => false,
  isOnline: () => true,
  isFramed: () => false,
  language: () => undefined,
  onMessage: ignore,
  onWake: ignore,
  channel: () => ({ post: ignore, close: ignore }),
  locks: () => undefined,
  now: () => Date.now(),
  after: ignore,
}

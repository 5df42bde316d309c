import type { ComponentName, ComponentProps } from '@dooryard/browser'
import {
  type ComponentProps as AnyProps,
  needsSettings,
  type RenderState,
  renderHost,
  type UIOptions,
} from '@dooryard/ui/server'
import type { PageState } from 'dooryard'
import { byNewNames } from '../shared/earlier-props.ts'
import { safeId } from '../shared/safe-id.ts'
import { andThen } from './and-then.ts'
import { mountPath, type ServerConfig } from './config.ts'
import { componentData } from './page-data.ts'
import { markPersonal } from './personal.ts'
import { type ComponentPage, isForAnybody } from './public-page.ts'
import { publicUrl } from './public-url.ts'
import { findPageState, findScope, type RequestScope } from './request-scope.ts'
import type { ResolvedKeys } from './resolve-keys.ts'
import { noteComponent } from './route-contents.ts'

/** What a component of Astro takes. */
export type HostProps<Name extends ComponentName> = ComponentProps<Name> & {
  /** Tells it from others of its kind on the page. Default: random. */
  id?: string
}

/**
 * The markup of a component, with what its script begins with: complete where this process knows the browser's state,
 * else an empty host that the browser fills (prerendered and public pages, remote servers).
 */
export const renderUi = (
  page: ComponentPage,
  name: ComponentName,
  given: HostProps<ComponentName> | Promise<HostProps<ComponentName>>,
  contents?: Promise<Record<string, string>>,
): string | Promise<string> =>
  andThen(given, (props) =>
    andThen(contents, (contents) =>
      renderNow(page, name, { props: byNewNames(name, props), contents }),
    ),
  )

function renderNow(
  page: ComponentPage,
  name: ComponentName,
  {
    props: { id = safeId(), ...props },
    contents,
  }: { props: HostProps<ComponentName>; contents: Record<string, string> | undefined },
): string | Promise<string> {
  const scope = isForAnybody(page) ? null : findScope(page.locals)
  if (scope && needsSettings(name)) scope.hasForms = scope.showsForm = true
  if (scope) noteComponent(scope.context)
  const html = andThen(scope && renderState(scope), (state) =>
    renderHost(name, props as AnyProps, state && { ...state, contents }, { id }),
  )
  return andThen(html, (host) =>
    andThen(componentData(page), (data) => (scope ? adaptForms(host, scope.config) : host) + data),
  )
}

function renderState(scope: RequestScope): Promise<RenderState | null> | RenderState | null {
  if (!scope.keys.server) return null
  markPersonal(scope)
  return andThen(findPageState(scope), (page) => page && stateOf(scope, page))
}

function stateOf(scope: RequestScope, { client, feedback }: PageState): RenderState {
  const { keys, config, context } = scope
  const url = publicUrl(context, config)
  return {
    environment: keys.server!.environment(),
    client,
    feedback,
    url,
    ask: (path) => ask(scope, url, path, client?.last_active_session_id),
    fapiPath: `${mountPath(config)}/v1`,
    options: uiOptions(scope),
    page: scope.drawn,
  }
}

type Pages = Pick<ResolvedKeys, 'signInUrl' | 'signUpUrl'>

/** The options of components: the same object as long as nothing in it changes, since what is drawn is kept by it. */
function uiOptions({ config, keys: { signInUrl, signUpUrl } }: RequestScope): UIOptions {
  const last = known.get(config)
  if (last && last.signInUrl === signInUrl && last.signUpUrl === signUpUrl) return last.options
  const options = {
    ...config.options,
    ...(signInUrl && { signInUrl }),
    ...(signUpUrl && { signUpUrl }),
  }
  known.set(config, { signInUrl, signUpUrl, options })
  return options
}

const known = new WeakMap<ServerConfig, Pages & { options: UIOptions }>()

/** The answer to this very browser, for the session that the page is about, from the server in this process. */
async function ask(
  { keys, config, context }: RequestScope,
  page: URL,
  path: string,
  session: string | null | undefined,
): Promise<unknown> {
  if (!session) return undefined
  const url = new URL(`${mountPath(config)}/v1${path}`, page)
  url.searchParams.set('_clerk_session_id', session)
  const cookie = context.request.headers.get('cookie') ?? ''
  const response = await keys.server!.fetch(new Request(url, { headers: { cookie } }))
  if (!response.ok) return undefined
  const answer = await response.json()
  return answer.response ?? answer
}

/**
 * A form that is sent before the runtime listens must be sent by the browser: Astro's client router would fetch it as
 * data. `data-astro-reload` is Astro's word for that.
 */
function adaptForms(html: string, config: ServerConfig): string {
  const forms = html.replaceAll('<form ', '<form data-astro-reload ')
  if (config.trailingSlash !== 'always') return forms
  return forms.replace(/(action="[^"?]*\/__clerk\/[^"?]*[^"?/])(["?])/g, '$1/$2')
}

import type { ComponentName, ComponentProps } from '@dooryard/browser'
import {
  type ComponentProps as AnyProps,
  needsSettings,
  type RenderState,
  renderHost,
} from '@dooryard/ui/server'
import { safeId } from '../shared/safe-id.ts'
import { mountPath, type ServerConfig } from './config.ts'
import { componentData } from './page-data.ts'
import { markPersonal } from './personal.ts'
import { type ComponentPage, isForAnybody } from './public-page.ts'
import { publicUrl } from './public-url.ts'
import { findPageState, findScope, type RequestScope } from './request-scope.ts'
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
export async function renderUi(
  page: ComponentPage,
  name: ComponentName,
  { id = safeId(), ...props }: HostProps<ComponentName>,
): Promise<string> {
  const scope = isForAnybody(page) ? null : findScope(page.locals)
  if (scope && needsSettings(name)) scope.hasForms = scope.showsForm = true
  if (scope) noteComponent(scope.context)
  const state = scope && (await renderState(scope))
  const html = await renderHost(name, props as AnyProps, state, { id })
  return (scope ? adaptForms(html, scope.config) : html) + (await componentData(page))
}

async function renderState(scope: RequestScope): Promise<RenderState | null> {
  const { keys, config, context } = scope
  if (!keys.server) return null
  markPersonal(scope)
  const page = await findPageState(scope)
  if (!page) return null
  const url = publicUrl(context, config)
  return {
    environment: keys.server.environment(),
    client: page.client,
    feedback: page.feedback,
    url,
    ask: (path) => ask(scope, url, path, page.client?.last_active_session_id),
    fapiPath: `${mountPath(config)}/v1`,
    options: {
      ...config.options,
      ...(keys.signInUrl && { signInUrl: keys.signInUrl }),
      ...(keys.signUpUrl && { signUpUrl: keys.signUpUrl }),
    },
  }
}

/** The answer to this very browser, for the session that the page is about, from the server in this process. */
async function ask(
  { keys, config, context }: RequestScope,
  page: URL,
  path: string,
  session: string | null | undefined,
): Promise<unknown> {
  if (!session) return undefined
  const url = new URL(`${mountPath(config)}/v1${path}?_clerk_session_id=${session}`, page)
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

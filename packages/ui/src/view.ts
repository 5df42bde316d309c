import type { EnvironmentJSON, FormFeedback } from '@dooryard/protocol'
import type { ResolvedAppearance } from './appearance/cascade.ts'
import { classNames, type ElementState } from './appearance/class-names.ts'
import type { ClerkPort } from './clerk-port.ts'
import { fromWire, type UIError } from './errors.ts'
import { fill, lookUp, type Messages, type Tokens } from './messages/translate.ts'
import { type ClientModel, camel } from './model.ts'
import { type Flow, keptQuery, redirectAfter, shorten } from './redirects.ts'
import type { Location } from './routing/location.ts'
import { SCREEN_PARAMETER } from './screen-parameter.ts'
import type { ComponentProps, UIOptions } from './types.ts'

/** What changes while a visitor is at a component. */
export interface FlowState {
  /** A screen within a route: `alternatives`, `forgot`, … */
  screen: string | null
  /** The way to sign in that was picked instead of the first choice. */
  strategy: string | null
  /** Name of the control that waits for an answer. */
  busy: string | null
  errors: UIError[]
  /** What was typed, by field in camel case. */
  values: Record<string, string>
  /** When a code was last sent: milliseconds since the epoch. */
  sentAt: number | null
  /** The popover is open. */
  open: boolean
}

/** What a view is made of: data, and the few things that differ between server and client. */
export interface ViewSource {
  /** The runtime listens: false on the server and while its markup is taken over. */
  readonly live: boolean
  /** Unique in the page. */
  readonly id: string
  /** Which component this is, for `forceRedirectUrl` and links to the other one. */
  readonly flow: Flow
  /** What stands before the routes of the flow: `create/` for a sign-up within sign-in. */
  readonly prefix: string
  readonly props: ComponentProps
  readonly environment: EnvironmentJSON
  readonly client: ClientModel | null
  readonly options: UIOptions
  readonly appearance: ResolvedAppearance
  readonly location: Location
  /** Route within the flow. */
  readonly route: string
  readonly state: FlowState
  /** Base path of form actions. */
  readonly fapiPath: string
  /** Shown over the page. */
  readonly modal: boolean
  readonly english: readonly Messages[]
  set(patch: Partial<FlowState>): void
  /** To another screen of this flow, or with `/` to the start of the component; errors are left behind unless given. */
  go(route: string, patch?: Partial<FlowState>): void
  /** To the other component: within the modal, else at its page. */
  leave(to: Flow): void
  /** Runs what a control does, one at a time, and shows its errors. */
  run(control: string, action: (clerk: ClerkPort) => Promise<unknown>): Promise<void>
}

/** Everything a screen may read and do. One is made for each rendering, on both sides. */
export interface View extends ViewSource {
  /** The text of a key, filled. */
  text(key: string, tokens?: Tokens): string
  has(key: string): boolean
  names(
    keys: string | readonly string[],
    id?: string,
    state?: ElementState | false,
    required?: boolean,
  ): string
  /** Address of a route of this flow. */
  href(route: string): string
  /** Where the flow leads when it is complete: a path on this origin, or a URL. */
  completeTo(flow: Flow): string
  /** Address of the other component's page. */
  sibling(flow: Flow): string
}

export function createView(source: ViewSource): View {
  const { english, environment, options, appearance, location, props, flow, prefix } = source
  const common: Tokens = { applicationName: environment.display_config.application_name }
  const raw = (key: string) => lookUp(key, [options.localization, ...english])
  return {
    ...source,
    text: (key, tokens) => fill(raw(key) ?? '', { ...common, ...tokens }).replace(/<\/?bold>/g, ''),
    has: (key) => Boolean(raw(key)),
    names: (keys, id, state, required) =>
      classNames(appearance.layers, { keys: [keys].flat() as string[], id, state, required }),
    href: (route) => location.href(prefix + route),
    completeTo: (to) => {
      const { query, url: base } = location
      const stay = source.modal ? base.href : undefined
      const target = redirectAfter(to, { props, ownFlow: flow, options, query, base, stay })
      return shorten(target, base)
    },
    sibling: (to) => siblingUrl(source, to),
  }
}

/** The page of the other flow, with the redirects that were asked for. UI components §1.6. */
function siblingUrl({ props, options, environment, location, flow }: ViewSource, to: Flow): string {
  const { display_config: display } = environment
  const name = `${to}Url` as const
  const page =
    props[name] || options[name] || (to === 'signIn' ? display.sign_in_url : display.sign_up_url)
  const url = new URL(page, location.url)
  const query = keptQuery(location.query)
  const snake = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  for (const kind of ['Force', 'Fallback'] as const) {
    const own = props[kind === 'Force' ? 'forceRedirectUrl' : 'fallbackRedirectUrl']
    const carried = { [flow]: own, [to]: props[`${to}${kind}RedirectUrl`] }
    for (const [of, value] of Object.entries(carried)) {
      if (value) query.set(snake(`${of}${kind}RedirectUrl`), value)
    }
  }
  for (const [key, value] of query) url.searchParams.set(key, value)
  return shorten(url.href, location.url)
}

/** The state in which a page is first shown: as its last form left it. */
export function stateFromFeedback(
  feedback: FormFeedback | null,
  flow: FormFeedback['flow'],
  url: URL,
): FlowState {
  const mine = feedback?.flow === flow ? feedback : null
  const screen = url.searchParams.get(SCREEN_PARAMETER)
  return {
    screen,
    strategy: screen,
    busy: null,
    errors: fromWire(mine?.errors ?? []),
    values: Object.fromEntries(
      Object.entries(mine?.values ?? {}).map(([name, value]) => [camel(name), value]),
    ),
    sentAt: null,
    open: false,
  }
}

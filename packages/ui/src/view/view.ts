import type { EnvironmentJSON, Flow, FormFeedback } from '@dooryard/protocol'
import { camelCase, camelize } from '@dooryard/protocol'
import type { ResolvedAppearance } from '../appearance/cascade.ts'
import { classNames, type ElementState } from '../appearance/class-names.ts'
import { fill, lookUp, type Messages, type Tokens } from '../messages/translate.ts'
import type { ClientModel } from '../model/client.ts'
import { fromWire as errorsOf, hasCode, NO_SUCH_ACCOUNT, type UIError } from '../model/errors.ts'
import { refusalOf } from '../model/refusal.ts'
import { signUpField } from '../model/sign-up-field.ts'
import type { ComponentProps } from '../options/component-props.ts'
import type { UIOptions } from '../options/ui-options.ts'
import type { Location } from '../routing/location.ts'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import type { ClerkPort } from './clerk-port.ts'

/** What changes while a visitor is at a component. A flow may add what only its screens remember. */
export interface FlowState {
  /** A screen within a route: `alternatives`, `forgot`, … */
  screen: string | null
  /** Name of the control that waits for an answer. */
  busy: string | null
  errors: UIError[]
  /** What was typed, by field in camel case. */
  values: Record<string, string>
}

/** Answers by path. */
export type Known = Record<string, unknown>

/** An answer, with the names that resources have. */
export const fromWire = (answer: unknown): unknown =>
  camelize<{ answer: unknown }>({ answer }).answer

/** Where a form leads that the browser sends. */
export interface FormTargets {
  /** Whose end it may bring about; null: none. */
  flow: Flow | null
  /** When the flow is complete. Default: where that leads. */
  completeTo?: string | undefined
  /** The screen that the page shows when the form is done. */
  after?: string | undefined
  /** The screen that it shows when the form is refused. */
  refused?: string | undefined
}

/** What a view is made of: data, and the few things that differ between server and client. */
export interface ViewSource<Own extends object = object> {
  /** The runtime listens: false on the server and while its markup is taken over. */
  readonly live: boolean
  /** Unique in the page. */
  readonly id: string
  /** Which flow this is, if it is one, for `forceRedirectUrl` and links to the other one. */
  readonly flow: Flow | undefined
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
  readonly state: FlowState & Partial<Own>
  /** Base path of form actions. */
  readonly fapiPath: string
  /** Shown over the page. */
  readonly modal: boolean
  /** Ends the ids of fields, where another component of the page has some. */
  readonly suffix: string
  readonly english: readonly Messages[]
  /** What a screen may ask for more than the client holds (`Loaded`). Given in the browser only. */
  readonly clerk?: ClerkPort
  /**
   * Answers of the Frontend API that came with the page, by path, for what a screen shows first (`Loaded`). The server
   * draws again when it has what its screens found missing.
   */
  readonly known: Known
  /** Fields that steer a form when the browser sends it. Given on the server only. */
  controls?(v: View, form: FormTargets): Record<string, string>
  set(patch: Partial<FlowState & Own>): void
  /** A window for a provider, where the component goes there in one. Null: the browser opens none. */
  openPopup(): Window | null | undefined
  /** To another screen of this flow, or with `/` before it of the component; errors stay behind unless given. */
  go(route: string, patch?: Partial<FlowState & Own>): void
  /** To the other component: within the modal, else at its page. */
  leave(to: Flow, href: string): void
  /** Runs what a control does, one at a time, and shows its errors. */
  run(control: string, action: (clerk: ClerkPort) => Promise<unknown>): Promise<void>
}

/** Everything a screen may read and do. One is made for each rendering, on both sides. */
export interface View<Own extends object = object> extends ViewSource<Own> {
  /** The text of a key, filled. */
  text(key: string, tokens?: Tokens): string
  has(key: string): boolean
  names(
    keys: string | readonly string[],
    id?: string,
    state?: ElementState | false,
    required?: boolean,
  ): string
}

export function createView(source: ViewSource): View {
  const { english, environment, options, appearance } = source
  const common = { applicationName: environment.display_config.application_name }
  const raw = (key: string) => lookUp(key, [options.localization, ...english])
  return {
    ...source,
    text: (key, tokens) => fill(raw(key) ?? '', { ...common, ...tokens }),
    has: (key) => Boolean(raw(key)),
    names: (keys, id, state, required) =>
      classNames(appearance.layers, { keys: [keys].flat() as string[], id, state, required }),
  }
}

const valuesOf = ({ values }: FormFeedback) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [camelCase(name), value]))

/** A sign-in of somebody who has no account: where that is made as well, it goes on with what they typed. */
export const isNewcomer = (feedback: FormFeedback | null): feedback is FormFeedback =>
  feedback?.flow === 'sign_in' && hasCode(errorsOf(feedback.errors), ...NO_SUCH_ACCOUNT)

function newcomersValues({ values: { identifier } }: FormFeedback): Record<string, string> {
  return identifier ? { [signUpField(identifier)]: identifier } : {}
}

/** The state in which a page is first shown: as its last form left it. */
export function firstState(
  feedback: FormFeedback | null,
  {
    flow,
    component,
    url,
    client,
  }: {
    flow: FormFeedback['flow'] | undefined
    component: string
    url: URL
    client: ClientModel | null
  },
): FlowState {
  const isMine = feedback?.flow === flow && (feedback?.component ?? component) === component
  const mine = isMine ? feedback : null
  const screen = url.searchParams.get(SCREEN_PARAMETER)
  // A link to another screen leaves them behind.
  const errors = errorsOf((mine?.screen ?? null) === screen ? (mine?.errors ?? []) : [])
  const refusal = !screen || /^sso-/.test(screen) ? refusalOf(flow, client) : []
  return {
    screen,
    busy: null,
    errors: errors.length ? errors : refusal,
    ...(mine?.codes && { codes: mine.codes }),
    values: mine ? valuesOf(mine) : isNewcomer(feedback) ? newcomersValues(feedback) : {},
  }
}

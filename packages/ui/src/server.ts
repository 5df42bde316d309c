import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { resolveAppearance } from './appearance/cascade.ts'
import { classNames } from './appearance/class-names.ts'
import { components, innerFlow, rootKeys } from './components.ts'
import { firstLocation } from './first-location.ts'
import type { FlowModule } from './flow-module.ts'
import { rareSignIn } from './flows/sign-in/rare.tsx'
import { signIn } from './flows/sign-in/sign-in.tsx'
import { signInSteps } from './flows/sign-in/steps.tsx'
import { rareSignUp } from './flows/sign-up/rare.tsx'
import { signUp } from './flows/sign-up/sign-up.tsx'
import { signUpSteps } from './flows/sign-up/steps.tsx'
import { openUserButton } from './flows/user-button/panel.tsx'
import { userButton } from './flows/user-button/user-button.tsx'
import { fill, lookUp } from './messages/translate.ts'
import { type ClientModel, camelize } from './model.ts'
import type { Location } from './routing/location.ts'
import type { ComponentName, ComponentProps, RenderState } from './types.ts'
import { formControls } from './urls/form-controls.ts'
import { createView, firstState, type View } from './view.ts'

export { appearanceToCss, layerName } from './appearance/css.ts'
export type { Appearance } from './appearance/types.ts'
export type { Localization } from './messages/translate.ts'
export { SCREEN_PARAMETER } from './screen-parameter.ts'
export type { ComponentName, ComponentProps, RenderState, UIOptions } from './types.ts'

const flows: Record<ComponentName, FlowModule[]> = {
  SignIn: [signIn, signInSteps, rareSignIn],
  SignUp: [signUp, signUpSteps, rareSignUp],
  UserButton: [userButton, openUserButton],
}

interface HostOptions {
  /** Unique in the page. */
  id: string
}

/**
 * The markup of a component for what the server knows: a true form at the step that this browser has reached. Holds no
 * inline style or script. Throws when `routing` and `path` contradict each other.
 */
export function renderComponent(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
  { id }: HostOptions,
): string {
  return render(name, { props, state, id, location: locationOf(name, props, state) })
}

/**
 * The host element of a component, with its markup. The custom element of `defineElements` finds component and props
 * in the attributes. Props that JSON cannot carry (functions) do not reach the browser.
 */
export function renderHost(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
  { id: given }: HostOptions,
): string {
  const { key, tag } = components[name]
  const { layers } = resolveAppearance(state.options.appearance, key, props.appearance)
  const id = `clerk-${tag}-${given}`
  const location = locationOf(name, props, state)
  const attributes = {
    class: classNames(layers, { keys: rootKeys(name) }),
    component: tag,
    props: JSON.stringify(props),
    'data-clerk-id': id,
    'data-route': location.route || undefined,
  }
  const markup = render(name, { props, state, id, location })
  // A prop may hold the character too, but never what follows it here: in attributes `<` is escaped.
  const end = '</clerk-ui>'
  return renderToString(h('clerk-ui', attributes, SLOT)).replace(SLOT + end, () => markup + end)
}

/** The title of a flow's first screen, for the page around it. */
export function titleOf(
  name: 'SignIn' | 'SignUp',
  {
    environment,
    options,
  }: Pick<RenderState, 'options'> & { environment: RenderState['environment'] | null },
): string {
  const sources = [options.localization, ...flows[name].map(({ english }) => english)]
  const { application_name: applicationName = '' } = environment?.display_config ?? {}
  return fill(lookUp(`${components[name].key}.start.title`, sources) ?? '', { applicationName })
}

/** Stands for the markup of the component while its host is rendered. */
const SLOT = '\ue000'

function locationOf(name: ComponentName, props: ComponentProps, state: RenderState): Location {
  return firstLocation(name, { ...state, props, client: modelOf(state) })
}

const modelOf = ({ client }: RenderState) => camelize(client) as ClientModel | null

interface Parts {
  props: ComponentProps
  state: RenderState
  id: string
  location: Location
}

function render(name: ComponentName, { props, state, id, location }: Parts): string {
  const { environment, options, feedback, url, fapiPath } = state
  const inner = innerFlow(name, location.route)
  const { key, flow, feedback: feedbackFlow } = components[inner.name]
  const parts = flows[inner.name]
  const view = createView({
    ...{
      live: false,
      modal: false,
      suffix: '',
      id,
      flow,
      props,
      environment,
      options,
      location,
      fapiPath,
    },
    prefix: inner.prefix,
    route: inner.route,
    client: modelOf(state),
    appearance: resolveAppearance(options.appearance, key, props.appearance),
    state: firstState(feedback, feedbackFlow, url),
    english: parts.map(({ english }) => english),
    controls: formControls,
    set() {},
    go() {},
    leave() {},
    async run() {},
  })
  return renderToString(h(Screen, { v: view, parts }))
}

function Screen({ v, parts }: { v: View; parts: FlowModule[] }) {
  for (const part of parts) {
    const screen = part.render(v)
    if (screen !== undefined) return screen
  }
  return null
}

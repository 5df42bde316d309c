import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { resolveAppearance } from './appearance/cascade.ts'
import { classNames } from './appearance/class-names.ts'
import { components, innerFlow, rootKeys } from './components.ts'
import { firstLocation } from './first-view.ts'
import type { FlowModule } from './flow-module.ts'
import { signIn } from './flows/sign-in/sign-in.tsx'
import { signUp } from './flows/sign-up/sign-up.tsx'
import { userButton } from './flows/user-button/user-button.tsx'
import { type ClientModel, camelize } from './model.ts'
import type { ComponentName, ComponentProps, RenderState } from './types.ts'
import { createView, stateFromFeedback, type View } from './view.ts'

export { appearanceToCss } from './appearance/css.ts'
export type { Appearance } from './appearance/types.ts'
export type { Localization } from './messages/translate.ts'
export type { ComponentName, ComponentProps, RenderState, UIOptions } from './types.ts'

const flows: Record<ComponentName, FlowModule> = {
  SignIn: signIn,
  SignUp: signUp,
  UserButton: userButton,
}
const rareScreens = {
  SignIn: await signIn.rare?.(),
  SignUp: await signUp.rare?.(),
  UserButton: undefined,
}

/**
 * The markup of a component for what the server knows: a true form at the step that this browser has reached. Holds no
 * inline style or script. Throws when `routing` and `path` contradict each other.
 */
export function renderComponent(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
  { id = components[name].tag }: { id?: string } = {},
): string {
  const { environment, options, feedback, url, fapiPath } = state
  const client = camelize(state.client) as ClientModel | null
  const location = firstLocation(name, { ...state, props, client })
  const inner = innerFlow(name, location.route)
  const { key, flow, feedback: feedbackFlow } = components[inner.name]
  const rare = rareScreens[inner.name]
  const view = createView({
    live: false,
    id,
    flow,
    prefix: inner.prefix,
    props,
    environment,
    client,
    options,
    appearance: resolveAppearance(options.appearance, key, props.appearance),
    location,
    route: inner.route,
    state: stateFromFeedback(feedback, feedbackFlow, url),
    fapiPath,
    modal: false,
    english: [flows[inner.name].english, ...(rare ? [rare.english] : [])],
    set() {},
    go() {},
    leave() {},
    async run() {},
  })
  const Root = ({ v }: { v: View }) => {
    const screen = flows[inner.name].render(v)
    return screen === undefined ? (rare?.render(v) ?? null) : screen
  }
  return renderToString(h(Root, { v: view }))
}

/**
 * The host element of a component, with its markup. `id` is unique in the page; the custom element of `defineElements`
 * finds component and props in the attributes. Props that JSON cannot carry (functions) do not reach the browser.
 */
export function renderHost(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
  { id }: { id: string },
): string {
  const { key, tag } = components[name]
  const hostId = `clerk-${tag}-${id}`
  const { layers } = resolveAppearance(state.options.appearance, key, props.appearance)
  return renderToString(
    h(
      'clerk-ui',
      {
        class: classNames(layers, { keys: rootKeys(name) }),
        component: tag,
        props: JSON.stringify(props),
        'data-clerk-id': hostId,
      },
      '\u0000',
    ),
  ).replace('\u0000', () => renderComponent(name, props, state, { id: hostId }))
}

import type { ComponentName } from '@dooryard/browser'
import { FormField } from '@dooryard/protocol'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { resolveAppearance } from '../appearance/cascade.ts'
import { classNames } from '../appearance/class-names.ts'
import type { AppearanceOptions } from '../appearance/types.ts'
import { common } from '../messages/common.ts'
import { fill, lookUp } from '../messages/translate.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { components } from '../registry/components.ts'
import { createFlows } from '../registry/flows.ts'
import {
  feedbackOf,
  innerFlow,
  needsSettings,
  rootKeys,
  showsOrganizations,
} from '../registry/hosted.ts'
import { CALLBACK } from '../routing/callback-route.ts'
import type { Location } from '../routing/location.ts'
import { formControls } from '../urls/form-controls.ts'
import { type FlowModule, screenOf } from '../view/flow-module.ts'
import { Screen } from '../view/screen.tsx'
import { createView, firstState, fromWire, type Known } from '../view/view.ts'
import { clientModel } from './client-model.ts'
import { closedUserButton, type HostParts } from './closed-user-button.ts'
import { firstLocation } from './first-location.ts'
import type { RenderState } from './render-state.ts'

interface HostOptions {
  /** Unique in the page. */
  id: string
}

/**
 * The markup of a component for what the server knows: a true form at the step that this browser has reached. Holds no
 * inline style or script. Throws when `routing` and `path` contradict each other.
 */
export async function renderComponent(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
  { id }: HostOptions,
): Promise<string> {
  const location = await locationOf(name, props, state)
  return (await render(name, { props, state, id, location })).markup
}

/**
 * The host element of a component, with its markup; where nothing is known of the browser, an empty one that it fills. The
 * custom element of `defineElements` finds component and props in the attributes. Props that JSON cannot carry
 * (functions) do not reach the browser. At once, where nothing has to be drawn.
 */
export function renderHost(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState | null,
  { id: given }: HostOptions,
): string | Promise<string> {
  const id = `clerk-${components[name].tag}-${given}`
  const json = JSON.stringify(props)
  if (!state) return renderToString(h('clerk-ui', hostAttributes(name, { json, id })))
  const parts = { props, json, state, id }
  const draw = (drawn: HostParts) => drawHost(name, drawn)
  return (name === 'UserButton' && closedUserButton(draw, parts)) || draw(parts)
}

const hostAttributes = (name: ComponentName, { json, id }: Pick<HostParts, 'json' | 'id'>) => ({
  component: components[name].tag,
  props: json,
  'data-clerk-id': id,
})

async function drawHost(name: ComponentName, parts: HostParts): Promise<string> {
  const { props, state, id } = parts
  const { layers, options } = resolveAppearance(
    state.options.appearance,
    components[name].key,
    props.appearance,
  )
  const location = await locationOf(name, props, state)
  const { markup, known } = await render(name, { props, state, id, location })
  // A prop may hold the character too, but never what follows it here: in attributes `<` is escaped.
  const end = '</clerk-ui>'
  return renderToString(
    h(
      'clerk-ui',
      {
        class: classNames(layers, { keys: rootKeys(name) }),
        ...hostAttributes(name, parts),
        'data-route': location.route || undefined,
        'data-offline': (markup && offlineText(name, state)) || undefined,
        'data-known': known && JSON.stringify(known),
        [DEVELOPMENT]: (markup && developmentText(name, state, options)) || undefined,
      },
      SLOT,
    ),
  ).replace(SLOT + end, () => markup + end)
}

/** Stands for the markup of the component while its host is rendered. */
const SLOT = '\uf8ff'

const TITLES = {
  SignIn: 'signIn.start.title',
  SignUp: 'signUp.start.title',
  UserProfile: 'userProfile.navbar.title',
  OrganizationProfile: 'organizationProfile.navbar.title',
  CreateOrganization: 'createOrganization.title',
  Waitlist: 'waitlist.start.title',
} as const

/** The title of a flow's first screen, for the page around it. */
export async function titleOf(
  name: keyof typeof TITLES,
  {
    environment,
    options,
  }: Pick<RenderState, 'options'> & { environment: RenderState['environment'] | null },
): Promise<string> {
  const english = (await partsOf(name)).map((part) => part.english)
  const { application_name: applicationName = '' } = environment?.display_config ?? {}
  const text = lookUp(TITLES[name], [options.localization, ...english])
  return fill(text ?? '', { applicationName })
}

/** What a form says that cannot be sent while the runtime is not there to say it. */
function offlineText(name: ComponentName, { options }: RenderState) {
  if (!feedbackOf[name]) return undefined
  return lookUp('unstable__errors.clerk_offline', [options.localization, common])
}

/** Which hosts say that this is no place for real people: those that are a card. Their stylesheet draws it, so browsers load nothing for it. */
const DEVELOPMENT = 'data-clerk-dev-mode-notice'
const CARDS: readonly ComponentName[] = [
  'SignIn',
  'SignUp',
  'Waitlist',
  'CreateOrganization',
  'OrganizationList',
  'TaskChooseOrganization',
  'TaskResetPassword',
  'TaskSetupMFA',
]

function developmentText(
  name: ComponentName,
  { environment, options }: RenderState,
  { unsafe_disableDevelopmentModeWarnings: isOff }: AppearanceOptions,
) {
  if (isOff || !environment.display_config.show_devmode_warning || !CARDS.includes(name))
    return undefined
  return lookUp('developmentMode', [options.localization, { developmentMode: 'Development mode' }])
}

const flows = createFlows()

/** All screens of a component. They stay at hand once they are loaded. */
async function partsOf(name: ComponentName): Promise<readonly FlowModule[]> {
  for (let next = flows.more(name); next; next = flows.more(name)) await next
  return flows.parts(name)
}

function locationOf(
  name: ComponentName,
  props: ComponentProps,
  state: RenderState,
): Promise<Location> {
  return firstLocation(name, {
    ...state,
    client: modelOf(state),
    props,
    async resume(begun) {
      const part = (await partsOf(begun)).find(({ resume }) => resume)
      const client = modelOf(state)
      return (client && part?.resume?.(client)) ?? ''
    },
  })
}

const modelOf = ({ client }: RenderState, whole = false) => client && clientModel(client, whole)

interface Parts {
  props: ComponentProps
  state: RenderState
  id: string
  location: Location
}

/** Puts what the application has for its own pages where a script would. Of no size in the browser, where none is needed. */
const withContents = (markup: string, contents: RenderState['contents'] = {}) =>
  markup.replace(
    /(<div class="cl-hostContent cl-(\w+) [^"]*?__(custom-page-\d+)[^"]*">)(?=<\/div>)/g,
    (box, _box, part, page) => {
      const html = contents[`${part} ${page}`]
      return html ? `${box}<noscript>${html}</noscript>` : box
    },
  )

const FIELD = / id="[^"]*-field"/

/** `known`: what its screens asked for. */
async function render(
  name: ComponentName,
  { props, state, id, location }: Parts,
): Promise<{ markup: string; known: Known | undefined }> {
  const { environment, options, feedback, url, fapiPath, contents, page } = state
  const inner = innerFlow(name, location.route)
  const { key, personal } = components[inner.name]
  const parts = await partsOf(inner.name)
  const asked = new Set<string>()
  const known: Known = {}
  const wire: Known = {}
  let view = createView({
    ...{
      live: false,
      modal: false,
      suffix: '',
      id,
      flow: inner.flow,
      props,
      environment,
      options,
      location,
      fapiPath,
    },
    prefix: inner.prefix,
    route: inner.route,
    // Screens with all settings are about more of a person than who that is.
    client: modelOf(
      state,
      showsOrganizations(inner.name) || (personal && needsSettings(inner.name)),
    ),
    appearance: resolveAppearance(options.appearance, key, props.appearance),
    state: firstState(feedback, {
      flow: feedbackOf[inner.name],
      component: components[name].tag,
      url,
      client: inner.route === CALLBACK ? null : modelOf(state),
    }),
    english: [...parts.map(({ english }) => english), common],
    known: new Proxy(known, { get: (all, path: string) => asked.add(path) && all[path] }),
    controls: (v, form) => ({
      ...formControls(v, form),
      // Of whom there is one flow alone, it may lead to another component.
      ...(components[name].personal && { [FormField.component]: components[name].tag }),
    }),
    set() {},
    openPopup: () => undefined,
    go() {},
    leave() {},
    async run() {},
  })
  const draw = () => {
    const screen = h(Screen, { at: { v: view }, children: screenOf(parts, view) })
    return withContents(renderToString(screen), contents)
  }
  let markup = draw()
  // What has come may show something that asks for more.
  for (let news = [...asked]; news.length > 0 && state.ask; ) {
    await Promise.all(
      news.map(async (path) => {
        wire[path] = await state.ask!(path)
        known[path] = fromWire(wire[path])
      }),
    )
    markup = draw()
    news = [...asked].filter((path) => !(path in wire))
  }
  if (page && FIELD.test(markup)) {
    if (page.hasFields) {
      view = { ...view, suffix: `-${id}` }
      markup = draw()
    }
    page.hasFields = true
  }
  return { markup, known: Object.keys(wire).length > 0 ? wire : undefined }
}

import type { ComponentName } from '@dooryard/browser'
import type { EnvironmentJSON, Flow } from '@dooryard/protocol'
import { h, hydrate, render } from 'preact'
import { resolveAppearance } from '../appearance/cascade.ts'
import { classNames } from '../appearance/class-names.ts'
import { common } from '../messages/common.ts'
import type { ClientModel } from '../model/client.ts'
import { failureOf, fromThrown, hasCode } from '../model/errors.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { components } from '../registry/components.ts'
import { feedbackOf, innerFlow, rootKeys } from '../registry/hosted.ts'
import { CALLBACK, LINK_CALLBACK } from '../routing/callback-route.ts'
import { routingOf } from '../routing/location.ts'
import { createRouter } from '../routing/router.ts'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import { screenOf } from '../view/flow-module.ts'
import { LEFT } from '../view/left.ts'
import { Screen, type ViewContext } from '../view/screen.tsx'
import {
  createView,
  type FlowState,
  firstState,
  fromWire,
  type Known,
  type View,
} from '../view/view.ts'
import { afterRender, beforeRender } from './after-render.ts'
import { renewPage } from './failure.ts'
import type { Host } from './host.ts'
import { missingScreen } from './missing-screen.tsx'
import { SIGNS } from './signs.ts'

export interface Mounted {
  /** Resolves when it is drawn, or when its screen could not be fetched: then the markup that is there goes on by itself. */
  readonly ready: Promise<void>
  /** New props, or only another look at what has changed elsewhere. */
  update(props?: ComponentProps): void
  unmount(): void
}

interface MountOptions {
  host: Host
  node: HTMLElement
  name: ComponentName
  props: ComponentProps
  /** Given in a modal: shows the other component there. */
  exchange?: ((to: Flow) => void) | undefined
}

const FIELDS = '.cl-form [id*=-field]'

/** Milliseconds that a page gets to go away before its controls answer again. */
const LEAVING = 3000

const untilLeft = () => new Promise((end) => setTimeout(end, LEAVING))

/** Takes over the markup of a node, or fills it, and keeps it up to date until it is unmounted. */
export function mount({ host, node, name, props: given, exchange }: MountOptions): Mounted {
  const { clerk, flows } = host
  const modal = exchange !== undefined
  const id = host.idOf(node, name)
  const feedback = modal ? null : host.feedback(name)
  const pageTitle = document.title
  let title = pageTitle
  let props = given
  let live = !node.firstElementChild
  let settle = () => {}
  const ready = new Promise<void>((resolve) => {
    settle = resolve
  })
  let stopped = false
  /** Somebody was here: also where the server has drawn something, and it is taken away by now. */
  let wasVisited = 'offline' in node.dataset
  let begun = false
  /** A screen could not be fetched, and a card in its place says so. */
  let isMissing = false
  /** Where the screen finds its view. */
  const at = {} as ViewContext['at']
  // The server knows where an attempt stands also when the address does not say it.
  const routing = modal ? ({ kind: 'virtual' } as const) : routingOf(props)
  const router = createRouter(routing, node.dataset.route ?? askedRoute(live), () => {
    state = { ...state, busy: null, screen: null, errors: [] }
    isMissing = false
    draw()
  })
  const innerNow = () => innerFlow(name, router.location().route)
  const flowNow = () => innerNow().name
  let state = firstState(feedback, {
    flow: feedbackOf[flowNow()],
    component: components[name].tag,
    url: new URL(location.href),
    client: modal || innerNow().route === CALLBACK ? null : ((clerk.client as ClientModel) ?? null),
  })
  let shownErrors = state.errors
  // It never sees a fragment: what it rendered may be another screen than the address asks for.
  const isServers = (node.dataset.route ?? '') === router.location().route
  const known: Known = JSON.parse(node.dataset.known ?? '{}')
  for (const path in known) known[path] = fromWire(known[path])
  delete node.dataset.route
  delete node.dataset.known
  // While an action runs the screen stays as it is, whatever the resources go through meanwhile.
  const unlisten = clerk.addListener(() => state.busy || draw(), { skipInitialEmit: true })
  const prepare = () => {
    if (!live) return draw()
    // What cannot be fetched is told when it is needed.
    const methods = clerk.__internal_prepare().then((actions) => actions.prepare())
    for (const coming of [flows.ahead(flowNow()), methods]) coming?.catch(() => {})
  }
  for (const sign of SIGNS) node.addEventListener(sign, prepare, { once: true })
  host.style(node, id, props.appearance)
  draw()

  return {
    ready,
    update(next = props) {
      props = next
      host.style(node, id, props.appearance)
      draw()
    },
    unmount() {
      stopped = true
      unlisten()
      router.stop()
      for (const sign of SIGNS) node.removeEventListener(sign, prepare)
      host.style(node, id, undefined)
      render(null, node)
    },
  }

  /** Nobody but the runtime has looked at where a provider or a link sent the visitor back to. */
  function askedRoute(isEmpty: boolean) {
    const { searchParams } = new URL(location.href)
    if (modal || !isEmpty || !components[name].flow) return undefined
    const screen = searchParams.get(SCREEN_PARAMETER)
    return screen === CALLBACK || screen === LINK_CALLBACK ? screen : undefined
  }

  function draw() {
    if (stopped) return
    const flow = flowNow()
    const parts = flows.parts(flow)
    if (!live) state = { ...state, ...parts[0]?.takeOver?.(node) }
    const view = viewNow()
    let screen = screenOf(parts, view)
    if (screen === undefined) {
      if (!isMissing) return void flows.more(flow)?.then(draw, miss)
      const fetch = () => flows.more(flow)
      screen = parts[0]?.missing?.(view) ?? missingScreen(view, fetch)
    }
    if (clerk.user) wasVisited = true
    else if (screen === null && wasVisited) screen = parts[0]?.afterSignOut?.(view) ?? null
    at.v = view
    const all = h(Screen, { at, children: screen })
    node.className = classNames(view.appearance.layers, { keys: rootKeys(name) })
    if (!live) {
      live = true
      if (screen && isServers) hydrate(all, node)
      else node.replaceChildren()
      return draw()
    }
    const before = beforeRender(node)
    render(all, node)
    settle()
    afterRender(node, before, {
      animate: view.appearance.options.animations !== false,
      errors: state.errors.length > 0 && state.errors !== shownErrors,
      focus: modal,
    })
    shownErrors = state.errors
    entitle(view)
    if (begun) return
    begun = true
    for (const part of parts) part.begin?.(view)
  }

  /** Where the site allows it, the title of a step after the first stands before that of the page. */
  function entitle({ appearance, route }: View) {
    if (!appearance.options.documentTitle || modal) return
    const heading = route && node.querySelector('h1')?.textContent
    const next = heading ? `${heading} · ${pageTitle}` : pageTitle
    if (next !== title) document.title = title = next
  }

  /** The forms of the server go on working by themselves; anything else says what is wrong. */
  function miss(thrown: unknown) {
    settle()
    if (!live) return
    isMissing = true
    set({ busy: null, errors: [failureOf(thrown)] })
  }

  function viewNow(): View {
    const options = host.options
    const location = router.location()
    const inner = innerFlow(name, location.route)
    const { key } = components[inner.name]
    return createView({
      ...{
        live,
        id,
        flow: inner.flow,
        props,
        options,
        location,
        state,
        modal,
        // Fields go by their own names, unless those of another component do. What is drawn keeps its ids.
        suffix:
          node.querySelector(FIELDS)?.id.split('-field')[1] ??
          (document.querySelector(FIELDS) ? `-${id}` : ''),
        clerk,
        known,
      },
      // Whole, where it is a form: what is mounted has waited for that.
      environment: clerk.environment as EnvironmentJSON,
      english: [...flows.parts(inner.name).map(({ english }) => english), common],
      prefix: inner.prefix,
      route: inner.route,
      client: clerk.client ?? null,
      appearance: resolveAppearance(options.appearance, key, props.appearance),
      fapiPath: `${clerk.proxyUrl ?? ''}/v1`,
      set(patch) {
        // What a visitor does next may need what could not be fetched.
        isMissing = false
        set(patch)
      },
      go(route, patch) {
        router.go(route[0] === '/' ? route.slice(1) : inner.prefix + route)
        set({ screen: null, errors: [], ...patch })
      },
      openPopup() {
        const { oauthFlow = 'auto' } = props
        const opens = oauthFlow === 'popup' || (oauthFlow === 'auto' && clerk.__internal_isFramed())
        return opens ? clerk.__internal_openWindow() : undefined
      },
      leave(to, href) {
        if (exchange) exchange(to)
        else void clerk.navigate(href)
      },
      run,
    })
  }

  function set(patch: Partial<FlowState>) {
    const { busy } = state
    state = { ...state, ...patch }
    if (!busy || 'busy' in patch) draw()
  }

  async function run(control: string, action: Parameters<View['run']>[1]) {
    if (state.busy) return
    const { href } = window.location
    const before = state.errors
    set({ busy: control, errors: [] })
    try {
      // Nothing begins at the server that the page could not go on with.
      if (flows.parts(flowNow()).length < 2) await flows.ahead(flowNow())
      const hasLeft = (await action(clerk)) === LEFT
      if (hasLeft && window.location.href === href) await untilLeft()
      isMissing = false
      set({ busy: null })
    } catch (thrown) {
      const errors = fromThrown(thrown) ?? [failureOf(thrown)]
      if (await renewPage(before, errors)) await untilLeft()
      set({ busy: null, errors })
      if (hasCode(errors, 'unexpected_error')) throw thrown
    }
  }
}

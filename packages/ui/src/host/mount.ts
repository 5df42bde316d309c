import { h, hydrate, render } from 'preact'
import { resolveAppearance } from '../appearance/cascade.ts'
import { classNames } from '../appearance/class-names.ts'
import { components, innerFlow, rootKeys } from '../components.ts'
import { fromThrown } from '../errors.ts'
import { firstLocation } from '../first-view.ts'
import { LEFT } from '../left.ts'
import type { Flow } from '../redirects.ts'
import { routingOf } from '../routing/location.ts'
import { createRouter } from '../routing/router.ts'
import type { ComponentName, ComponentProps } from '../types.ts'
import { createView, type FlowState, stateFromFeedback, type View } from '../view.ts'
import { afterRender, beforeRender } from './after-render.ts'
import type { Host } from './host.ts'

export interface Mounted {
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

/** Milliseconds that a page gets to go away before its controls answer again. */
const LEAVING = 3000

/** Takes over the markup of a node, or fills it, and keeps it up to date until it is unmounted. */
export function mount({ host, node, name, props: given, exchange }: MountOptions): Mounted {
  const { clerk } = host
  const modal = exchange !== undefined
  const id = host.idOf(node, name)
  const environment = clerk.environment!
  const feedback = modal ? null : host.feedback()
  const url = new URL(location.href)
  let props = given
  let live = !node.firstElementChild
  let stopped = false
  let begun = false

  const first = firstLocation(name, {
    ...{ props, environment, feedback, url },
    options: host.options(),
    client: clerk.client ?? null,
  })
  let state = stateFromFeedback(feedback, components[name].feedback, url)
  const router = createRouter(modal ? { kind: 'virtual' } : routingOf(props), first, () => {
    state = { ...state, busy: null, screen: null, errors: [] }
    draw()
  })
  // While an action runs the screen stays as it is, whatever the resources go through meanwhile.
  const unlisten = clerk.addListener(() => state.busy || draw(), { skipInitialEmit: true })
  host.style(node, id, props.appearance)
  draw()

  return {
    update(next = props) {
      props = next
      host.style(node, id, props.appearance)
      draw()
    },
    unmount() {
      stopped = true
      unlisten()
      router.stop()
      host.style(node, id, undefined)
      render(null, node)
    },
  }

  function draw() {
    if (stopped) return
    const location = router.location()
    const inner = innerFlow(name, location.route)
    const loaded = host.flow(inner.name, draw)
    if (!loaded) return
    const view = viewOf(location, inner, [loaded.module.english, loaded.rare?.english ?? {}])
    let screen = loaded.module.render(view)
    if (screen === undefined) {
      if (!loaded.rare) return host.rare(inner.name, draw)
      screen = loaded.rare.render(view)
    }
    node.className = classNames(view.appearance.layers, { keys: rootKeys(name) })
    if (!live) {
      live = true
      hydrate(screen, node)
      return draw()
    }
    const before = beforeRender(node)
    render(screen, node)
    afterRender(node, before, {
      animate: view.appearance.options.animations !== false,
      errors: !state.busy && state.errors.length > 0,
    })
    if (begun) return
    begun = true
    loaded.module.begin?.(view)
  }

  function viewOf(
    location: ReturnType<typeof router.location>,
    inner: ReturnType<typeof innerFlow>,
    english: View['english'],
  ): View {
    const options = host.options()
    const { key, flow } = components[inner.name]
    return createView({
      ...{ live, id, flow, props, environment, options, location, state, modal, english },
      prefix: inner.prefix,
      route: inner.route,
      client: clerk.client ?? null,
      appearance: resolveAppearance(options.appearance, key, props.appearance),
      fapiPath: `${clerk.proxyUrl ?? ''}/v1`,
      set,
      go(route, patch) {
        router.go(route === '/' ? '' : inner.prefix + route)
        set({ screen: null, errors: [], ...patch })
      },
      leave(to) {
        if (exchange) exchange(to)
        else void clerk.navigate(view().sibling(to))
      },
      run,
    })
    function view() {
      return viewOf(location, inner, english)
    }
  }

  function set(patch: Partial<FlowState>) {
    const { busy } = state
    state = { ...state, ...patch }
    if (!busy || 'busy' in patch) draw()
  }

  async function run(control: string, action: Parameters<View['run']>[1]) {
    if (state.busy) return
    const { href } = window.location
    set({ busy: control, errors: [] })
    try {
      const hasLeft = (await action(clerk)) === LEFT
      if (hasLeft && window.location.href === href)
        await new Promise((end) => setTimeout(end, LEAVING))
      set({ busy: null, open: state.open && !hasLeft })
    } catch (thrown) {
      const errors = fromThrown(thrown)
      set({ busy: null, errors: errors ?? [] })
      if (!errors) throw thrown
    }
  }
}

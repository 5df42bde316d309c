import type { Core } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { mayMount } from './may-mount.ts'
import { mayOpen } from './may-open.ts'
import { COMPONENTS, type ComponentMethods, type ComponentName, type ModalName } from './table.ts'
import type { ClerkUI, UIChange } from './types.ts'

type Wish = (ui: ClerkUI) => unknown

/** Puts components into the page: brings the user interface first, and remembers what was asked until it is there. */
export interface Components {
  /** Methods of the Clerk object. */
  methods: ComponentMethods
  update(change: UIChange): void
  /** Fetches the screens of a component. What cannot be fetched is told when it is mounted. */
  prefetch(name: ComponentName): void
}

export function createComponents(
  page: Core & { ui?: ClerkUI },
  getLoader: () => (() => Promise<() => ClerkUI>) | undefined,
): Components {
  let loading: Promise<unknown> | undefined
  /** Wishes by node (mounts), by name (modals) or by change, in the order they came. */
  const waiting = new Map<object | ModalName, Wish>()

  /** Rejects when the user interface cannot be fetched; the next request tries again, with all that waits. */
  function request(key: object | ModalName, wish: Wish) {
    if (page.ui) return wish(page.ui)
    const load = getLoader()
    if (!load) {
      throw new ClerkRuntimeError('There are no UI components.', { code: 'ui_missing' })
    }
    waiting.set(key, wish)
    loading ??= load()
      .then((create) => {
        // Another one may have come first.
        page.ui ??= create()
        const { ui } = page
        const granted = [...waiting.values()].map((wish) => wish(ui))
        waiting.clear()
        return Promise.all(granted)
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  const methods: Record<string, unknown> = {}
  for (const [key, component] of Object.entries(COMPONENTS)) {
    const name = key as ModalName
    methods[`mount${name}`] = (node: HTMLElement, props = {}) => {
      if (!node) {
        throw new ClerkRuntimeError('The node is missing.', {
          code: 'node_missing',
        })
      }
      if (mayMount(component, page)) return request(node, (ui) => ui.mount(name, node, props))
    }
    methods[`unmount${name}`] = (node: HTMLElement) => {
      waiting.delete(node)
      page.ui?.unmount(node)
    }
    if (!('opensFor' in component)) continue
    methods[`open${name}`] = (props = {}) => {
      if (mayMount(component, page) && mayOpen(component.opensFor, page))
        return request(name, (ui) => ui.open(name, props))
    }
    methods[`close${name}`] = () => {
      waiting.delete(name)
      page.ui?.close(name)
    }
  }
  return {
    methods: methods as unknown as ComponentMethods,
    prefetch(name) {
      void Promise.resolve(request({}, (ui) => ui.prefetch(name))).catch(() => {})
    },
    update(change) {
      if (waiting.has(change.node!)) waiting.set(change, (ui) => ui.update(change))
    },
  }
}

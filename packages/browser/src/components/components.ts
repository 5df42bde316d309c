import type { Core } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import type { ClerkUI, UIChange, UIComponent, UIModal } from './types.ts'

type Wish = (ui: ClerkUI) => unknown

/** Puts components into the page: brings the user interface first, and remembers what was asked until it is there. */
export interface Components {
  /** The promise rejects when what it takes cannot be fetched. */
  mount(component: UIComponent, node: HTMLElement, props?: object): unknown
  unmount(node: HTMLElement): void
  /** The promise rejects when what it takes cannot be fetched. */
  open(component: UIModal, props?: object): unknown
  close(component: UIModal): void
  update(change: UIChange): void
}

export function createComponents(
  core: Core,
  getLoader: () => (() => Promise<ClerkUI>) | undefined,
): Components {
  let ui: ClerkUI | undefined
  let loading: Promise<unknown> | undefined
  /** Wishes by node (mounts), by name (modals) or by change, in the order they came. */
  const waiting = new Map<object | UIModal, Wish>()

  /** Rejects when the user interface cannot be fetched; the next request tries again, with all that waits. */
  function request(key: HTMLElement | UIModal, wish: Wish) {
    if (ui) return wish(ui)
    const load = getLoader()
    if (!load) {
      throw new ClerkRuntimeError('There are no UI components.', { code: 'ui_missing' })
    }
    waiting.set(key, wish)
    loading ??= load()
      .then((loaded) => {
        ui = loaded
        const granted = [...waiting.values()].map((wish) => wish(loaded))
        waiting.clear()
        return Promise.all(granted)
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  return {
    mount(component, node, props = {}) {
      if (!node) {
        throw new ClerkRuntimeError('The node is missing.', {
          code: 'node_missing',
        })
      }
      return request(node, (ui) => ui.mount(component, node, props))
    },
    unmount(node) {
      waiting.delete(node)
      ui?.unmount(node)
    },
    open(component, props = {}) {
      const isTaken = core.session() && core.environment?.auth_config.single_session_mode
      if (!isTaken) return request(component, (ui) => ui.open(component, props))
      if (core.instanceType !== 'development') return
      throw new ClerkRuntimeError('One session at a time.', {
        code: 'cannot_render_single_session_enabled',
      })
    },
    close(component) {
      waiting.delete(component)
      ui?.close(component)
    },
    update(change) {
      if (ui) ui.update(change)
      else if (change.node) waiting.set(change, (ui) => ui.update(change))
    },
  }
}

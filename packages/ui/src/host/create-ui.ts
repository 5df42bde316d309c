import type { Clerk, ClerkUI } from '@dooryard/browser'
import type { Appearance } from '../appearance/types.ts'
import type { ComponentProps } from '../types.ts'
import { createHost } from './host.ts'
import type { Modals } from './modals.ts'
import { type Mounted, mount } from './mount.ts'

export interface UISettings {
  /** The page's own stylesheets carry the rules of the global appearance already (`appearanceToCss`). Default: false. */
  appearanceInPage?: boolean
}

/**
 * The user interface of a loaded Clerk object. Components are mounted by node: the second mount on a node changes
 * nothing, unmounting an unknown node neither.
 */
export function createUI(clerk: Clerk, { appearanceInPage = false }: UISettings = {}): ClerkUI {
  const host = createHost(clerk)
  const mounted = new Map<HTMLElement, Mounted>()
  let modals: Promise<Modals> | undefined
  const withModals = (use: (modals: Modals) => void) => {
    modals ??= import('./modals.ts').then(({ createModals }) => createModals(host))
    void modals.then(use)
  }
  if (!appearanceInPage) host.styleAll(host.options().appearance)

  return {
    mount(name, node, props) {
      if (mounted.has(node)) return
      mounted.set(
        node,
        mountWhenKnown(clerk, () => mount({ host, node, name, props: props as ComponentProps })),
      )
    },
    unmount(node) {
      mounted.get(node)?.unmount()
      mounted.delete(node)
    },
    update({ node, props, ...options }) {
      if (node) return mounted.get(node)?.update(props as ComponentProps)
      if ('appearance' in options) host.styleAll(options.appearance as Appearance)
      for (const component of mounted.values()) component.update()
      if (modals) withModals((open) => open.update())
    },
    open(name, props) {
      whenKnown(clerk, () => withModals((open) => open.show(name, props as ComponentProps)))
    },
    close: (name) => {
      if (modals) withModals((open) => open.close(name))
    },
  }
}

/** Mounts once the settings of the instance are known. */
function mountWhenKnown(clerk: Clerk, begin: () => Mounted): Mounted {
  let component: Mounted | undefined
  const stop = whenKnown(clerk, () => {
    component = begin()
  })
  return {
    update: (props) => component?.update(props),
    unmount() {
      stop()
      component?.unmount()
    },
  }
}

/** Acts at once, or when a server that was away has come back. Returns the function that gives up waiting. */
function whenKnown(clerk: Clerk, act: () => void): () => void {
  if (clerk.environment) {
    act()
    return () => {}
  }
  const stop = clerk.addListener(
    () => {
      if (!clerk.environment) return
      stop()
      act()
    },
    { skipInitialEmit: true },
  )
  return stop
}

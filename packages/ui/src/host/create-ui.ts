import type { Clerk, ClerkUI, ComponentName } from '@dooryard/browser'
import type { Appearance } from '../appearance/types.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { components } from '../registry/components.ts'
import { createHost } from './host.ts'
import type { Modals } from './modals.ts'
import { type Mounted, mount } from './mount.ts'

export interface UISettings {
  /** The page's own stylesheets carry the rules of the global appearance already (`appearanceToCss`). Default: false. */
  appearanceInPage?: boolean
  /** Fetches the stylesheet, for pages that have no component and yet open one. */
  stylesheet?: () => Promise<string>
}

/**
 * The user interface of a loaded Clerk object. Components are mounted by node: the second mount on a node changes
 * nothing, unmounting an unknown node neither.
 */
export function createUI(
  clerk: Clerk,
  { appearanceInPage = false, stylesheet }: UISettings = {},
): ClerkUI {
  const host = createHost(clerk)
  const mounted = new Map<HTMLElement, Mounted>()
  let modals: Promise<Modals> | undefined
  const withModals = (use: (modals: Modals) => void) => {
    modals ??= import('./modals.ts').then(({ createModals }) => createModals(host))
    modals.catch(() => {
      modals = undefined
    })
    return modals.then(use)
  }
  /** Acts when the settings that the component needs are known, and the page has the stylesheet. */
  const whenReady = (name: ComponentName, act: () => void, fail?: (error: unknown) => void) =>
    whenKnown(
      clerk,
      name,
      () => {
        if (!stylesheet || hasStylesheet()) return act()
        void stylesheet()
          .then(bringStylesheet, () => {})
          .then(act)
      },
      fail,
    )
  if (!appearanceInPage) host.styleAll(host.options.appearance)

  return {
    mount(name, node, props) {
      if (mounted.has(node)) return
      return new Promise<void>((done, refuse) => {
        const fail = (error: unknown) => {
          mounted.delete(node) // the next mount tries again
          refuse(error)
        }
        mounted.set(
          node,
          mountWhen(
            (act) => whenReady(name, () => done(act()), fail),
            () => mount({ host, node, name, props: props as ComponentProps }),
          ),
        )
      })
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
      return new Promise((resolve, reject) => {
        const show = () => resolve(withModals((open) => open.show(name, props as ComponentProps)))
        whenReady(name, show, reject)
      })
    },
    close: (name) => {
      if (modals) withModals((open) => open.close(name))
    },
  }
}

/** A client router may have exchanged the page since, so each component looks again. */
const hasStylesheet = () =>
  getComputedStyle(document.documentElement).getPropertyValue('--dy-stylesheet') !== ''

/** As a constructed stylesheet: a strict policy allows it, and it survives when a client router exchanges the head. */
function bringStylesheet(css: string): void {
  if (hasStylesheet()) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets]
}

/** Mounts when the time has come, unless it has been unmounted by then. */
function mountWhen(when: (act: () => void) => () => void, begin: () => Mounted): Mounted {
  let component: Mounted | undefined
  let given = true
  const stop = when(() => {
    if (given) component = begin()
  })
  return {
    update: (props) => component?.update(props),
    unmount() {
      given = false
      stop()
      component?.unmount()
    },
  }
}

/** Acts at once, or when what the page did not bring along has come. Returns the function that gives up waiting. */
function whenKnown(
  clerk: Clerk,
  name: ComponentName,
  act: () => void,
  fail: (error: unknown) => void = () => {},
): () => void {
  let wanted = true
  const { environment } = clerk
  if (environment && (environment.object || components[name].personal)) act()
  else {
    clerk
      .__internal_prepare()
      .then(({ loadEnvironment }) => loadEnvironment())
      .then(
        () => wanted && act(),
        (error) => wanted && fail(error),
      )
  }
  return () => {
    wanted = false
  }
}

import { type ClerkUI, COMPONENTS, type ComponentName, mayMount } from '@dooryard/browser'
import type { Appearance } from '../appearance/types.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { needsSettings } from '../registry/hosted.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import { createHost } from './host.ts'
import type { Modals } from './modals.ts'
import { type Mounted, mount } from './mount.ts'

export interface UISettings {
  /** The page's own stylesheets carry the rules of the global appearance already (`appearanceToCss`). Default: false. */
  appearanceInPage?: boolean
  /** Fetches the stylesheet, for pages that have no component and yet open one. */
  stylesheet?: () => Promise<string>
}

/** Some seconds: whoever pressed a button is told then why nothing comes. */
const TRIES = 3

/**
 * The user interface of a loaded Clerk object. Components are mounted by node: the second mount on a node changes
 * nothing, unmounting an unknown node neither.
 */
export function createUI(
  clerk: ClerkPort,
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
  /** What a component needs before it can be drawn: its settings, and the stylesheet. Undefined: all is there. */
  const missing = (name: ComponentName, tries?: number): Promise<void> | undefined => {
    const { environment } = clerk
    // Those that the page did not bring along.
    const settings =
      environment && (environment.object || !needsSettings(name))
        ? undefined
        : clerk.__internal_prepare().then(({ loadEnvironment }) => loadEnvironment(tries))
    if (!settings && hasRules()) return undefined
    return (settings ?? Promise.resolve()).then(() => {
      if (!hasRules()) return stylesheet!().then(bringStylesheet, () => {})
    })
  }
  const hasRules = () => !stylesheet || hasStylesheet()
  if (!appearanceInPage) host.styleAll(host.options.appearance)

  return {
    mount(name, node, props) {
      if (mounted.has(node) || !mayMount(COMPONENTS[name], clerk)) return
      const begin = () => mount({ host, node, name, props: props as ComponentProps })
      const coming = missing(name)
      const component = coming ? mountAfter(coming, begin) : begin()
      mounted.set(node, component)
      return component.ready.catch((error) => {
        mounted.delete(node) // the next mount tries again
        throw error
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
      if (modals) void withModals((open) => open.update())
    },
    open(name, props) {
      const show = () => withModals((open) => open.show(name, props as ComponentProps))
      return missing(name, TRIES)?.then(show) ?? show()
    },
    close: (name) => {
      if (modals) void withModals((open) => open.close(name))
    },
    prefetch: (name) => host.flows.ahead(name)?.then(() => host.flows.ahead(name)),
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

/** Mounts when what it needs has come, unless it has been unmounted by then. */
function mountAfter(coming: Promise<void>, begin: () => Mounted): Mounted {
  let component: Mounted | undefined
  let given = true
  return {
    ready: coming.then(
      () => {
        if (given) component = begin()
        return component?.ready
      },
      (error) => {
        if (given) throw error
      },
    ),
    update: (props) => component?.update(props),
    unmount() {
      given = false
      component?.unmount()
    },
  }
}

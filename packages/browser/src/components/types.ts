import type { ComponentName, ModalName } from './table.ts'

/** What the browser runtime knows of the user interface. `@dooryard/ui` implements it. */
export interface ClerkUI {
  /** The promise rejects when what it takes cannot be fetched. */
  mount(component: ComponentName, node: HTMLElement, props: object): unknown
  unmount(node: HTMLElement): void
  update(change: UIChange): void
  /** The promise rejects when what it takes cannot be fetched. */
  open(component: ModalName, props: object): unknown
  close(component: ModalName): void
  /** Fetches the screens of a component: the first, and what that opens. The promise rejects when they cannot be fetched. */
  prefetch(component: ComponentName): unknown
}

/** With `node`: new props of the component mounted there. Without: options of all components. */
export interface UIChange {
  node?: HTMLElement
  props?: object
  appearance?: unknown
  localization?: unknown
}

/** Brings the user interface when the first component needs it. `Host` is the Clerk object. */
export type UILoader<Host> = () => Promise<(clerk: Host) => ClerkUI>

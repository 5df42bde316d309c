import { type ComponentName, components } from '../registry/components.ts'

/** What the host element calls. */
export type Mounter = {
  [Name in ComponentName as `mount${Name}`]: (node: HTMLElement, props?: object) => void
} & { unmountSignIn(node: HTMLElement): void }

const names = Object.keys(components) as ComponentName[]

/**
 * Defines `<clerk-ui>`: connected, it is taken over by the component its attributes name; removed, it is let go. A
 * move within the document (`transition:persist`) is neither. Repeated calls change nothing.
 *
 * `props` in the attribute are JSON; what JSON cannot carry comes through the element's property `extraProps`, set
 * before it connects.
 */
export function defineElements(clerk: Mounter | Promise<Mounter>): void {
  if (customElements.get('clerk-ui')) return
  customElements.define(
    'clerk-ui',
    class extends HTMLElement {
      /** Only declared: a page may have set it before the element was defined. */
      declare extraProps?: object
      #mounted: Promise<Mounter> | undefined

      connectedCallback() {
        const tag = this.getAttribute('component')
        const name = names.find((each) => components[each].tag === tag)
        if (!name || this.#mounted) return
        this.#mounted = Promise.resolve(clerk)
        void this.#mounted.then((mounter) => {
          if (!this.isConnected) return
          const props = JSON.parse(this.getAttribute('props') || '{}')
          mounter[`mount${name}`](this, { ...props, ...this.extraProps })
        })
      }

      disconnectedCallback() {
        // A move takes the element out and puts it back within one task.
        queueMicrotask(() => {
          if (this.isConnected || !this.#mounted) return
          void this.#mounted.then((mounter) => mounter.unmountSignIn(this))
          this.#mounted = undefined
        })
      }
    },
  )
}

import type { ComponentMethods, ComponentName } from '@dooryard/browser'
import { components } from '../registry/components.ts'
import { untilNeeded, untilSign, type Watched } from './until-needed.ts'

/** What the host element calls. */
type Host = ComponentMethods & { updateOptions(change: { node?: HTMLElement }): void } & Watched

/** Milliseconds that a press waits for what would answer it better. */
const PATIENCE = 3000

const names = Object.keys(components) as ComponentName[]

/**
 * Defines `<clerk-ui>`: connected, it is taken over by the component its attributes name; removed, it is let go. A
 * move within the document (`transition:persist`) is neither. Repeated calls change nothing.
 *
 * `props` in the attribute are JSON; what JSON cannot carry comes through the element's property `extraProps`, set
 * before it connects.
 */
export function defineElements(clerk: Host | Promise<Host>): void {
  if (customElements.get('clerk-ui')) return
  /** Those whose markup is the server's still. */
  const waiting = new Map<HTMLElement, () => void>()
  void Promise.resolve(clerk).then((loaded) => {
    const { updateOptions } = loaded
    loaded.updateOptions = (change) => {
      for (const [node, mount] of waiting) if ((change.node ?? node) === node) mount()
      updateOptions(change)
    }
  })
  customElements.define(
    'clerk-ui',
    class extends HTMLElement {
      /** Only declared: a page may have set it before the element was defined. */
      declare extraProps?: object
      #clerk: Promise<Host> | undefined
      #endWait = () => {}
      /** While the runtime is on its way to it. */
      #coming: Promise<unknown> | undefined

      connectedCallback() {
        const tag = this.getAttribute('component')
        const name = names.find((each) => components[each].tag === tag)
        if (!name || this.#clerk) return
        this.addEventListener('submit', this.#send)
        const mine = Promise.resolve(clerk).then((loaded) => {
          const isMine = () => this.#clerk === mine
          if (isMine()) this.#wait(name, loaded, isMine)
          return loaded
        })
        this.#clerk = mine
      }

      disconnectedCallback() {
        // A move takes the element out and puts it back within one task.
        queueMicrotask(() => {
          if (this.isConnected || !this.#clerk) return
          this.#endWait()
          waiting.delete(this)
          void this.#clerk.then((loaded) => loaded.unmountSignIn(this))
          this.#clerk = undefined
        })
      }

      /** `isMine`: until it is let go, also if it is connected again by then. */
      #wait(name: ComponentName, clerk: Host, isMine: () => boolean) {
        const props = JSON.parse(this.getAttribute('props') || '{}')
        const mount = async () => {
          this.#endWait()
          waiting.delete(this)
          // Nobody sees who was here, whatever can be fetched.
          if (components[name].personal && clerk.user === null) this.replaceChildren()
          components[name].screens().catch(() => {}) // beside what shows them
          const coming = Promise.resolve(
            clerk[`mount${name}`](this, { ...props, ...this.extraProps }),
          ).catch(() => {
            // The forms of the server go on working by themselves; the next sign tries again.
            if (isMine())
              this.#endWait = untilSign(this.firstElementChild ? this : document, clerk, mount)
          })
          this.#coming = coming
          await coming
          if (this.#coming === coming) this.#coming = undefined
        }
        waiting.set(this, mount)
        this.#endWait = untilNeeded(this, { name, props, clerk, act: mount })
      }

      /** A press that is quicker than the runtime waits for it, and else is what it is in HTML. */
      #send = async (event: SubmitEvent) => {
        if (event.defaultPrevented) return
        if (!this.#coming) return tellOffline(this, event)
        event.preventDefault()
        const patience = new Promise((end) => setTimeout(end, PATIENCE))
        await Promise.race([this.#coming, patience])
        this.#coming = undefined
        const form = event.target as HTMLFormElement
        const button = event.submitter as HTMLButtonElement | null
        // What opens a popover by now belongs to no form.
        if (button?.type === 'button') button.click()
        else form.requestSubmit(button)
      }
    },
  )
}

/** A form that its browser would send goes nowhere without a network, and what was typed would go with it. */
function tellOffline(host: HTMLElement, event: Event) {
  if (navigator.onLine) return
  event.preventDefault()
  const alert = document.createElement('div')
  alert.className = 'cl-alert cl-alertText'
  alert.dataset.color = 'danger'
  alert.textContent = host.dataset.offline!
  const place = host.querySelector<HTMLElement>('.cl-alertRegion,[popover]')
  place?.replaceChildren(alert)
  if (place?.popover) place.showPopover()
}

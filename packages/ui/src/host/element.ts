import type { ClerkUI, ComponentName } from '@dooryard/browser'
import { components } from '../registry/components.ts'
import { untilNeeded, untilSign, type Watched } from './until-needed.ts'

/** What is known of the visitor, and who changes how components look. */
interface Page extends Watched {
  readonly updateListeners: Set<(change: { node?: HTMLElement }) => void>
}

/** Milliseconds that a press waits for what would answer it better. */
const PATIENCE = 3000

const names = Object.keys(components) as ComponentName[]

/**
 * Defines `<clerk-ui>`: connected, it is taken over by the component its attributes name; removed, it is let go. A
 * move within the document (`transition:persist`) is neither. Repeated calls change nothing.
 *
 * `props` in the attribute are JSON; what JSON cannot carry comes through the element's property `extraProps`, set
 * before it connects. `bring` fetches what mounts components, when the first one is needed.
 */
export function defineElements(page: Page | Promise<Page>, bring: () => Promise<ClerkUI>): void {
  if (customElements.get('clerk-ui')) return
  /** Those whose markup is the server's still. */
  const waiting = new Map<HTMLElement, () => void>()
  void Promise.resolve(page).then(({ updateListeners }) =>
    updateListeners.add((change) => {
      for (const [node, mount] of waiting) if ((change.node ?? node) === node) mount()
    }),
  )
  customElements.define(
    'clerk-ui',
    class extends HTMLElement {
      /** Only declared: a page may have set it before the element was defined. */
      declare extraProps?: object
      /** Of as long as it is connected: it ends when the page is known. */
      #page: Promise<void> | undefined
      #isMounted = false
      #endWait = () => {}
      /** While the runtime is on its way to it. */
      #coming: Promise<unknown> | undefined

      connectedCallback() {
        const tag = this.getAttribute('component')
        const name = names.find((each) => components[each].tag === tag)
        if (!name || this.#page) return
        this.addEventListener('submit', this.#send)
        const mine = Promise.resolve(page).then((loaded) => {
          const isMine = () => this.#page === mine
          if (isMine()) this.#wait(name, loaded, isMine)
        })
        this.#page = mine
      }

      disconnectedCallback() {
        // A move takes the element out and puts it back within one task.
        queueMicrotask(() => {
          if (this.isConnected || !this.#page) return
          this.#endWait()
          waiting.delete(this)
          this.#page = undefined
          if (this.#isMounted)
            bring()
              .then((ui) => ui.unmount(this))
              .catch(() => {})
          this.#isMounted = false
        })
      }

      /** `isMine`: until it is let go, also if it is connected again by then. */
      #wait(name: ComponentName, page: Page, isMine: () => boolean) {
        const props = JSON.parse(this.getAttribute('props') || '{}')
        const mount = async () => {
          this.#endWait()
          waiting.delete(this)
          // Nobody sees who was here, whatever can be fetched.
          if (components[name].personal && page.resources()?.user === null) this.replaceChildren()
          components[name].screens().catch(() => {}) // beside what shows them
          this.#isMounted = true
          this.#coming = bring()
            .then((ui) => ui.mount(name, this, { ...props, ...this.extraProps }))
            .catch(() => {
              // The forms of the server go on working by themselves; the next sign tries again.
              if (isMine())
                this.#endWait = untilSign(this.firstElementChild ? this : document, page, mount)
            })
          await this.#coming
          // Put back meanwhile, it waits for another.
          if (isMine()) this.#coming = undefined
        }
        waiting.set(this, mount)
        this.#endWait = untilNeeded(this, { name, props, page, act: mount })
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

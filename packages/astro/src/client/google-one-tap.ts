import { startPage } from './runtime.ts'

/** `<clerk-google-one-tap>`: asks for Google's prompt while it stands in a page of somebody who is not signed in. */
class GoogleOneTapElement extends HTMLElement {
  #isOpen = false

  connectedCallback() {
    if (!this.#isOpen) void this.#open()
    this.#isOpen = true
  }

  disconnectedCallback() {
    // A move takes the element out and puts it back within one task.
    queueMicrotask(() => {
      if (this.isConnected || !this.#isOpen) return
      this.#isOpen = false
      void startClerk().then((clerk) => clerk.closeGoogleOneTap())
    })
  }

  async #open() {
    const page = await startPage()
    // Whoever is signed in fetches nothing for it.
    if (page.session() !== null) return
    const clerk = await startClerk()
    if (this.#isOpen) await clerk.openGoogleOneTap(JSON.parse(this.dataset.props || '{}'))
  }
}

const startClerk = async () => (await import('./clerk-store.ts')).startClerk()

if (!customElements.get('clerk-google-one-tap')) {
  customElements.define('clerk-google-one-tap', GoogleOneTapElement)
}

import { $hasFailed } from './state.ts'
import { $authStore } from './stores.ts'

/** What the attributes of a `<clerk-show>` ask for. */
const DIMENSIONS = ['role', 'permission', 'feature', 'plan', 'reverification'] as const

type Auth = ReturnType<typeof $authStore.get>

/**
 * `<clerk-show>`: reveals one of its two branches once it is known who is signed in, and follows changes. When that
 * cannot be found out, the branch of a stranger shows.
 */
class ShowElement extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback() {
    if (this.#stop) return
    const decide = () => {
      const auth = $authStore.get()
      if (auth.userId !== undefined || $hasFailed.get()) this.#reveal(isShown(this.dataset, auth))
    }
    const stops = [$authStore.listen(decide), $hasFailed.listen(decide)]
    this.#stop = () => {
      for (const stop of stops) stop()
    }
    decide()
  }

  disconnectedCallback() {
    this.#stop?.()
    this.#stop = undefined
  }

  #reveal(shown: boolean) {
    for (const branch of this.children) {
      const isDefault = branch.hasAttribute('data-clerk-control-slot-default')
      if (isDefault || branch.hasAttribute('data-clerk-control-slot-fallback')) {
        branch.toggleAttribute('hidden', isDefault !== shown)
      }
    }
  }
}

function isShown(asked: DOMStringMap, auth: Auth): boolean {
  const counts = auth.sessionStatus !== 'pending' || asked.pending === 'signed-in'
  const isSignedIn = !!auth.userId && counts
  if (asked.when === 'signed-out') return !isSignedIn
  if (asked.when === 'never' || !isSignedIn) return false
  if (asked.when) return true
  const params = DIMENSIONS.flatMap((name) => {
    const value = asked[name]
    return value === undefined ? [] : [[name, value.startsWith('{') ? JSON.parse(value) : value]]
  })
  return auth.session?.checkAuthorization(Object.fromEntries(params)) ?? false
}

if (!customElements.get('clerk-show')) {
  customElements.define('clerk-show', ShowElement)
  for (const older of ['clerk-signed-in', 'clerk-signed-out', 'clerk-protect']) {
    customElements.define(older, class extends ShowElement {})
  }
}

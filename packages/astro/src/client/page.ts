import type { SignOutOptions } from '@dooryard/browser'

/**
 * On every page: `window.Clerk` for whoever looks for it (consoles, test helpers, scripts of the site). The first look
 * brings the Clerk object; until it is there, the stand-in says "not loaded", `load()` waits for it, and so does `signOut()`,
 * which tests ask for on whatever page they are.
 */
const start = () => import('./clerk-store.ts').then(({ startClerk }) => startClerk())

if (!('Clerk' in window)) {
  const signOut = async (options: SignOutOptions) => (await start()).signOut(options)
  const standIn = { loaded: false, status: 'loading', load: start, signOut }
  Object.defineProperty(window, 'Clerk', {
    configurable: true,
    get() {
      void start()
      return standIn
    },
    set(value) {
      Object.defineProperty(window, 'Clerk', { value, configurable: true, writable: true })
    },
  })
}

// Somebody is back whom `return-to-modal.ts` waits for.
if (/__clerk_modal/.test(location.href)) void start()

/**
 * On every page: `window.Clerk` for whoever looks for it (consoles, test helpers, scripts of the site). The first look
 * brings the Clerk object; until it is there, the stand-in says "not loaded", `load()` waits for it, and so does what opens, leads
 * somewhere or changes something, which a click of the site's may call first.
 */
const start = () => import('./clerk-store.ts').then(({ startClerk }) => startClerk())

type Methods = Record<string, (...given: unknown[]) => unknown>

const WAITS = /^(open|close|mount|unmount|sign|setA|redirect|navigate|handle|join|create)/

if (!('Clerk' in window)) {
  const known: Record<string, unknown> = { loaded: false, status: 'loading', load: start }
  const standIn = new Proxy(known, {
    get: (_, name: string) =>
      // A symbol is none of them, and no text.
      WAITS.test(String(name))
        ? async (...given: unknown[]) => ((await start()) as unknown as Methods)[name]!(...given)
        : known[name],
  })
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

/** What a page at rest takes from the browser. */
export interface Outlook {
  href(): string
  readCookies(): string
  isVisible(): boolean
  /** Calls back when the page is looked at again or is back online. Returns the undo. */
  onWake(callback: () => void): () => void
  /** Messages between the tabs of one site; never comes back to the sender. */
  channel(name: string, onMessage: (message: unknown) => void): Channel
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back after a time in milliseconds. Returns the undo. */
  after(delay: number, callback: () => void): () => void
}

/** What is only used by code that talks to the server or leaves the page. */
export interface Reach {
  /** Loads another page, here or in another window. */
  go(url: string, replace?: boolean, target?: Window): void
  /** An empty window, for a page elsewhere; null where the browser opens none. */
  openWindow(): Window | null
  /** Takes what `document.cookie` takes. */
  writeCookie(cookie: string): void
  isFocused(): boolean
  isOnline(): boolean
  /** True in a frame of another site, where cookies need `SameSite=None`. */
  isFramed(): boolean
  language(): string | undefined
  /** What windows say to this one. Returns the undo. */
  onMessage(callback: (message: { origin: string; data: unknown }) => void): () => void
  /** Locks among the tabs of one site, where there are any. */
  locks(): Pick<LockManager, 'request'> | undefined
}

/** All that is taken from the browser, so that everything else runs without one. */
export interface Platform extends Outlook, Reach {}

export interface Channel {
  post(message: unknown): void
  close(): void
}

/** The real browser. Without one, only `href` and `now` answer: enough to make a Clerk object, not to load it. */
export const browserOutlook: Outlook = {
  href: () => globalThis.location?.href ?? 'http://localhost/',
  readCookies: () => document.cookie,
  isVisible: () => document.visibilityState === 'visible',
  onWake(callback) {
    const stop = new AbortController()
    const wake = () => document.visibilityState === 'visible' && callback()
    document.addEventListener('visibilitychange', wake, stop)
    for (const event of ['focus', 'online', 'pageshow']) window.addEventListener(event, wake, stop)
    return () => stop.abort()
  },
  channel(name, onMessage) {
    const channel = new BroadcastChannel(name)
    channel.onmessage = (event) => onMessage(event.data)
    return { post: (message) => channel.postMessage(message), close: () => channel.close() }
  },
  now: () => Date.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay)
    return () => clearTimeout(timer)
  },
}

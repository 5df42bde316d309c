/** All that is taken from the browser, in one object, so that everything else runs without one. */
export interface Platform {
  href(): string
  /** Loads another page. */
  go(url: string, replace?: boolean): void
  readCookies(): string
  /** Takes what `document.cookie` takes. */
  writeCookie(cookie: string): void
  isVisible(): boolean
  isFocused(): boolean
  isOnline(): boolean
  /** True in a frame of another site, where cookies need `SameSite=None`. */
  isFramed(): boolean
  language(): string | undefined
  /** Calls back when the page is looked at again or is back online. Returns the undo. */
  onWake(callback: () => void): () => void
  /** Messages between the tabs of one site; never comes back to the sender. */
  channel(name: string, onMessage: (message: unknown) => void): Channel
  /** Locks among the tabs of one site, where there are any. */
  locks(): Pick<LockManager, 'request'> | undefined
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back after a time in milliseconds. Returns the undo. */
  after(delay: number, callback: () => void): () => void
}

export interface Channel {
  post(message: unknown): void
  close(): void
}

/** The real browser. Without one, only `href` and `now` answer: enough to make a Clerk object, not to load it. */
export const browserPlatform: Platform = {
  href: () => globalThis.location?.href ?? 'http://localhost/',
  go: (url, replace) => location[replace ? 'replace' : 'assign'](url),
  readCookies: () => document.cookie,
  writeCookie: (cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not everywhere
    document.cookie = cookie
  },
  isVisible: () => document.visibilityState === 'visible',
  isFocused: () => document.hasFocus(),
  isOnline: () => navigator.onLine,
  isFramed: () => {
    try {
      return !window.top?.location.href
    } catch {
      return true
    }
  },
  language: () => navigator.language,
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
  locks: () => navigator.locks,
  now: () => Date.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay)
    return () => clearTimeout(timer)
  },
}

export const wait = (platform: Platform, delay: number) =>
  new Promise<void>((resolve) => platform.after(delay, resolve))

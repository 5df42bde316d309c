import { createPublishableKey } from '@dooryard/protocol'
import { Clerk } from '../clerk/clerk.ts'
import { createPage, type Page } from '../page/page.ts'
import type { Channel, Platform } from '../platform/platform.ts'

/** A browser with tabs on one site: cookies, channels, locks and a clock that all tabs share. */
export class Site {
  now = Date.parse('2030-01-01T12:00:00Z')
  readonly cookies = new Map<string, string>()
  readonly tabs: Tab[] = []
  /** Cookies that scripts do not see. */
  readonly hidden = new Map<string, string>()
  /** Every text that was given to `document.cookie`. */
  readonly written: string[] = []
  readonly origin: string
  #locks = new Map<string, Promise<unknown>>()

  constructor(origin = 'https://app.test') {
    this.origin = origin
  }

  open(path = '/'): Tab {
    const tab = new Tab(this, this.origin + path)
    this.tabs.push(tab)
    return tab
  }

  /** Moves the clock and fires what is due, in order; promises that follow are the caller's to await. */
  advance(milliseconds: number): void {
    this.now += milliseconds
    for (const tab of this.tabs) tab.fireDue()
  }

  writeCookie(text: string): void {
    this.written.push(text)
    store(text, this.cookies)
  }

  /** A `fetch` that reaches a server in this process as the browser would: with cookies and an origin. */
  fetchFrom(server: { fetch(request: Request): Promise<Response> }): typeof fetch {
    return async (input, init) => {
      const cookies = [...this.cookies, ...this.hidden].map((pair) => pair.join('='))
      const headers = { origin: this.origin, 'sec-fetch-site': 'same-origin' }
      const request = new Request(input, init)
      for (const [name, value] of Object.entries({ ...headers, cookie: cookies.join('; ') })) {
        request.headers.set(name, value)
      }
      const response = await server.fetch(request)
      for (const cookie of response.headers.getSetCookie()) {
        store(cookie, /;\s*httponly/i.test(cookie) ? this.hidden : this.cookies)
      }
      return response
    }
  }

  async lock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#locks.get(name)
    const mine = (async () => {
      await before?.catch(() => {})
      return work()
    })()
    this.#locks.set(name, mine)
    return mine
  }
}

function store(cookie: string, jar: Map<string, string>): void {
  const [pair = '', ...attributes] = cookie.split(';')
  const [name = '', value = ''] = pair.split('=')
  const isGone = attributes.some((attribute) =>
    /^\s*(max-age=0|expires=.*1970.*)$/i.test(attribute),
  )
  if (isGone) jar.delete(name)
  else jar.set(name, value)
}

/** One tab: the `Platform` of one Clerk object, and what it did to the page. */
export class Tab implements Platform {
  readonly site: Site
  readonly visits: { url: string; replace: boolean; target?: Window }[] = []
  visible = true
  focused = true
  online = true
  framed = false
  /** Callbacks and channels that are still open. */
  readonly wakers = new Set<() => void>()
  readonly channels = new Set<{ name: string; onMessage: (message: unknown) => void }>()
  #timers: { at: number; run: () => void }[] = []
  #url: string

  constructor(site: Site, url: string) {
    this.site = site
    this.#url = url
  }

  get timers() {
    return this.#timers.length
  }
  /** Milliseconds until the first timer runs. */
  get soonest() {
    return Math.min(...this.#timers.map(({ at }) => at)) - this.site.now
  }
  wake() {
    for (const waker of this.wakers) waker()
  }
  fireDue() {
    const due = this.#timers.filter(({ at }) => at <= this.site.now).sort((a, b) => a.at - b.at)
    this.#timers = this.#timers.filter((timer) => !due.includes(timer))
    for (const { run } of due) run()
  }

  href = () => this.#url
  go = (url: string, replace = false, target?: Window) => {
    this.visits.push({ url, replace, ...(target && { target }) })
  }
  openWindow = () => null
  readCookies = () => [...this.site.cookies].map((pair) => pair.join('=')).join('; ')
  writeCookie = (text: string) => this.site.writeCookie(text)
  isVisible = () => this.visible
  isFocused = () => this.focused
  isOnline = () => this.online
  isFramed = () => this.framed
  language = () => 'en-GB'
  readonly hearers = new Set<(message: { origin: string; data: unknown }) => void>()
  onMessage = (callback: (message: { origin: string; data: unknown }) => void) => {
    this.hearers.add(callback)
    return () => this.hearers.delete(callback)
  }
  onWake = (callback: () => void) => {
    this.wakers.add(callback)
    return () => this.wakers.delete(callback)
  }
  channel = (name: string, onMessage: (message: unknown) => void): Channel => {
    const end = { name, onMessage }
    this.channels.add(end)
    return {
      post: (message) => {
        for (const tab of this.site.tabs) {
          for (const other of tab.channels) {
            if (other !== end && other.name === name) other.onMessage(structuredClone(message))
          }
        }
      },
      close: () => this.channels.delete(end),
    }
  }
  locks = () =>
    ({
      request: (name: string, _: unknown, work: () => Promise<unknown>) =>
        this.site.lock(name, work),
    }) as unknown as LockManager
  /** Milliseconds by which the clock of this machine is ahead of the server's. */
  clockOff = 0
  now = () => this.site.now + this.clockOff
  after = (delay: number, run: () => void) => {
    const timer = { at: this.site.now + delay, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }
}

export const EMBEDDED_KEY = createPublishableKey('calm-otter-42.dooryard.internal', 'development')

/** A Clerk object in a new tab, whose requests go to a server that listens at `serverOrigin`. */
export function openClerk(
  serverOrigin: string,
  { site = new Site(), path = '/', key = EMBEDDED_KEY, clockOff = 0 }: OpenOptions = {},
): { clerk: Clerk; page: Page; tab: Tab; site: Site } {
  const tab = site.open(path)
  tab.clockOff = clockOff
  const page = createPage(key, {
    platform: tab,
    fetch: (input, init) => {
      const url = new URL(String(input))
      return fetch(serverOrigin + url.pathname + url.search, init)
    },
  })
  return { clerk: new Clerk(page), page, tab, site }
}

interface OpenOptions {
  site?: Site
  path?: string
  key?: string
  clockOff?: number
}

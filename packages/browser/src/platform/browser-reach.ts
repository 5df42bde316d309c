import type { Outlook, Platform, Reach } from './platform.ts'

const browserReach: Reach = {
  go: (url, replace, target = window) => target.location[replace ? 'replace' : 'assign'](url),
  openWindow: () => window.open('', '', 'width=600,height=800'),
  writeCookie: (cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not everywhere
    document.cookie = cookie
  },
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
  onMessage: (callback) => {
    addEventListener('message', callback)
    return () => removeEventListener('message', callback)
  },
  locks: () => navigator.locks,
}

/** The same page, whose platform has all there is. What stands in for the browser stays. */
export const withReach = <Page extends { platform: Outlook }>(page: Page) =>
  Object.assign(page, { platform: { ...browserReach, ...page.platform } satisfies Platform })

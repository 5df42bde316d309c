import { isLoopbackHost } from '@dooryard/protocol'

export const REDIRECT_URL_MAX = 2048

/** Schemes that run something, show something of ours or start a program, instead of leading to an app that was installed for it. */
const RUNS =
  /^(javascript|vbscript|data|blob|file|filesystem|about|view-source|intent|android-app|content|resource|chrome.*|edge|ms-.*|search-ms|mailto|tel|sms|ftp|wss?|ssh|jar|mhtml|x-apple\..*):$/

export interface RedirectUrlFault {
  code: 'prohibited_redirect_url' | 'invalid_redirect_url'
  message: string
}

/**
 * What keeps an address from being one that redirects may lead to: it is one page or one app, without a wildcard, without
 * somebody's password, with a scheme that only leads somewhere (RED-3, RFC 8252 §7).
 */
export function redirectUrlFault(value: string): RedirectUrlFault | null {
  const url = URL.parse(value)
  const isOdd = value.length > REDIRECT_URL_MAX || /[\s\p{Cc}\\*]/u.test(value)
  if (!url || isOdd || url.username || url.password || url.hash) {
    const message =
      'must be one whole address, such as https://app.example.com/callback or com.example.app://callback: no wildcard, no password, no fragment'
    return { code: 'invalid_redirect_url', message }
  }
  const isPlain = url.protocol === 'http:' && !isLoopbackHost(url.host)
  if (isPlain || RUNS.test(url.protocol)) {
    return {
      code: 'prohibited_redirect_url',
      message: `must not begin with ${url.protocol}${isPlain ? '// (use https)' : ''}`,
    }
  }
  return null
}

/** Whether it is one of the list: the same address, letter for letter. */
export const isListed = (target: string, list: readonly string[]): boolean =>
  list.some((url) => new URL(url).href === URL.parse(target)?.href)

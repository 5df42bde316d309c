import { Cookie, hostCookie, suffixedCookie } from '@dooryard/protocol'
import type { InstanceKeys } from '../keys/instance-keys.ts'
import { isCookieToken } from './token.ts'

/** The client cookie of a request. */
export interface PresentedClient {
  /** Null when the cookie is none of ours, or came twice: two are as good as none (SES-3). */
  token: string | null
  /** The cookie came twice. */
  isAmbiguous: boolean
  /** It is the plain `__client`, as other servers of the protocol set it. */
  isPlain: boolean
}

/**
 * `__client` with the suffix of the instance: sites on one host, whatever their ports, share their cookies. On https it is
 * one that no other host of the domain can set, so that nobody plants theirs in another browser (SES-1, SES-4).
 */
export function clientCookieName(
  { cookieSuffix }: Pick<InstanceKeys, 'cookieSuffix'>,
  { protocol }: Pick<URL, 'protocol'>,
): string {
  const name = suffixedCookie(Cookie.client, cookieSuffix)
  return protocol === 'https:' ? hostCookie(name) : name
}

/** Reads the cookie of this instance; on plain http, where anybody can plant one, the plain one too. */
export function readClientCookie(keys: InstanceKeys, request: Request, url: URL): PresentedClient {
  const header = request.headers.get('cookie')
  const own = valuesOf(header, clientCookieName(keys, url))
  const isPlain = own.length === 0 && url.protocol !== 'https:'
  const values = isPlain ? valuesOf(header, Cookie.client) : own
  const [token] = values
  const isAmbiguous = values.length > 1
  return {
    token: !isAmbiguous && isCookieToken(token) ? token : null,
    isAmbiguous,
    isPlain: isPlain && values.length > 0,
  }
}

function valuesOf(header: string | null, name: string): string[] {
  const values: string[] = []
  if (!header?.includes(name)) return values
  for (const part of header.split(';')) {
    const pair = part.trim()
    if (pair === name) values.push('')
    else if (pair.startsWith(name) && pair[name.length] === '=') {
      values.push(pair.slice(name.length + 1))
    }
  }
  return values
}

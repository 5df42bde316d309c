import { Cookie, suffixedCookie } from '@dooryard/protocol'
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

/** `__client` with the suffix of the instance: sites on one host, whatever their ports, share their cookies. */
export function clientCookieName({ cookieSuffix }: Pick<InstanceKeys, 'cookieSuffix'>): string {
  return suffixedCookie(Cookie.client, cookieSuffix)
}

/** Reads the cookie of this instance, else the plain one, as with the other cookies of the protocol. */
export function readClientCookie(keys: InstanceKeys, request: Request): PresentedClient {
  const header = request.headers.get('cookie')
  const own = valuesOf(header, clientCookieName(keys))
  const values = own.length > 0 ? own : valuesOf(header, Cookie.client)
  const [token] = values
  const isAmbiguous = values.length > 1
  return {
    token: !isAmbiguous && isCookieToken(token) ? token : null,
    isAmbiguous,
    isPlain: own.length === 0 && values.length > 0,
  }
}

function valuesOf(header: string | null, name: string): string[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const [key, ...value] = pair.trim().split('=')
    return key === name ? [value.join('=')] : []
  })
}

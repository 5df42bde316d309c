import { parseCookies } from '@dooryard/protocol'
import { RequestView } from './request-view.ts'

/** A request with its public URL and its cookies. The copy has neither body nor signal. Backend API §4.2. */
export class ClerkRequest extends Request {
  /** The URL as the browser sees it. */
  readonly clerkUrl: URL
  readonly cookies: ReadonlyMap<string, string | undefined>

  constructor(input: Request | string | URL, init?: RequestInit) {
    const isRequest = typeof input === 'object' && 'headers' in input
    const { method, headers } = isRequest ? input : {}
    super(
      isRequest ? input.url : input,
      init ?? { ...(method && { method }), ...(headers && { headers }) },
    )
    this.clerkUrl = new URL(new RequestView(new Request(this)).url)
    this.cookies = parseCookies(this.headers.get('cookie'))
  }

  toJSON() {
    return {
      url: this.clerkUrl.href,
      method: this.method,
      headers: JSON.stringify(Object.fromEntries(this.headers)),
      clerkUrl: this.clerkUrl.href,
      cookies: JSON.stringify(Object.fromEntries(this.cookies)),
    }
  }
}

/** A request that is one already is returned as it is. */
export function createClerkRequest(
  input: Request | string | URL,
  init?: RequestInit,
): ClerkRequest {
  return input instanceof ClerkRequest ? input : new ClerkRequest(input, init)
}

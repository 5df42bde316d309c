import {
  type ClientJSON,
  Cookie,
  type ErrorBodyJSON,
  Header,
  isClerkDevelopmentHost,
  isLoopbackHost,
  parseCookies,
  Query,
  suffixedCookie,
} from '@dooryard/protocol'
import { ClerkAPIResponseError } from '../core/api-error.ts'
import { isSignedIn, type WiredCore } from '../core/core.ts'
import { readJson } from './http.ts'

const YEAR = 31_536_000

/** What stands in for the client cookie where the server of a development instance is another site. */
export interface DevBrowser {
  decorate(url: URL): Promise<void>
  inspect(response: Response): void
  onClient(client: ClientJSON | null): void
  /** Gets a new token in place of one the server does not know. */
  renew(): Promise<void>
}

/** Undefined where the server is reached through a proxy on the page's own site. Frontend API §7.4. */
export function createDevBrowser(core: WiredCore, suffix: string): DevBrowser | undefined {
  const isProxied = core.proxyUrl && !isClerkDevelopmentHost(core.frontendApi)
  if (isProxied && !isOtherName(core)) return undefined
  const { platform } = core
  let token: Promise<string> | undefined

  function write(name: string, value: string, sameSite: string) {
    const secure = platform.href().startsWith('https:') ? ';Secure' : ''
    for (const variant of [suffixedCookie(name, suffix), name]) {
      platform.writeCookie(
        `${variant}=${value};Path=/;Max-Age=${YEAR};SameSite=${sameSite}${secure}`,
      )
    }
  }
  function keep(value: string) {
    token = Promise.resolve(value)
    write(Cookie.devBrowser, value, 'Lax')
    return value
  }

  async function find(): Promise<string> {
    const cookies = parseCookies(platform.readCookies())
    const known =
      new URL(platform.href()).searchParams.get(Query.devBrowser) ??
      cookies.get(suffixedCookie(Cookie.devBrowser, suffix)) ??
      cookies.get(Cookie.devBrowser)
    return known ? keep(known) : create()
  }

  async function create(): Promise<string> {
    const response = await core.fetch(`${core.baseUrl}/v1/dev_browser`, { method: 'POST' })
    const body = await readJson<ErrorBodyJSON & { id?: string; token: string }>(response)
    if (!response.ok || !body) throw new ClerkAPIResponseError(response.status, body)
    return keep(body.id ?? body.token)
  }

  return {
    async decorate(url) {
      token ??= find()
      if (!url.searchParams.has(Query.devBrowser)) {
        url.searchParams.set(Query.devBrowser, await token)
      }
    },
    inspect(response) {
      const rotated = response.headers.get(Header.devBrowser)
      if (rotated) keep(rotated)
    },
    onClient(client) {
      const seconds = client?.sessions.some(isSignedIn) ? Math.floor(client.updated_at / 1000) : 0
      write(Cookie.clientUat, String(seconds), 'Strict')
    },
    async renew() {
      token = create()
      await token
    },
  }
}

/** `localhost` and `127.0.0.1` are this machine and two sites: cookies of the one do not reach the other. */
function isOtherName({ baseUrl, platform }: WiredCore): boolean {
  const [server = '', page = ''] = [baseUrl, platform.href()].map((url) => new URL(url).hostname)
  return server !== page && [server, page].every(isLoopbackHost)
}

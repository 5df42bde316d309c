import { parseCookies } from '@dooryard/protocol'

/** A request that already carries what we would read from it; see `createClerkRequest`. */
interface PreparedRequest {
  clerkUrl: URL
  cookies: ReadonlyMap<string, string | undefined>
}

/**
 * Reads a request, each part at most once and none before it is needed: a verified token in a cookie needs no URL.
 */
export class RequestView {
  readonly request: Request
  #cookies: ReadonlyMap<string, string | undefined> | undefined
  #url: URL | undefined

  constructor(request: Request) {
    this.request = request
    const { clerkUrl, cookies } = request as Partial<PreparedRequest>
    if (clerkUrl && cookies) {
      this.#url = clerkUrl
      this.#cookies = cookies
    }
  }

  get method(): string {
    return this.request.method
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) || undefined
  }

  /** Empty values count as absent, and so does a name that came twice (SES-3). */
  cookie(name: string): string | undefined {
    this.#cookies ??= parseCookies(this.request.headers.get('cookie'))
    return this.#cookies.get(name) || undefined
  }

  /** The URL as the browser sees it, also behind a proxy. Do not change it. Backend API §4.2. */
  get url(): URL {
    this.#url ??= publicUrl(this.request)
    return this.#url
  }

  /** As with cookies: empty values, and a name that came twice, count as absent. */
  query(name: string): string | undefined {
    if (!this.#url && !mayHoldParameters(this.request.url)) return undefined
    const [value, ...more] = this.url.searchParams.getAll(name)
    return more.length === 0 ? value || undefined : undefined
  }

  /** True when a person is looking at the answer, so that it may be a redirect over another site. */
  get isNavigation(): boolean {
    if (this.method !== 'GET') return false
    const destination = this.header('sec-fetch-dest')
    if (destination) return destination === 'document' || destination === 'iframe'
    return this.header('accept')?.startsWith('text/html') ?? false
  }

  get isDocument(): boolean {
    return this.method === 'GET' && this.header('sec-fetch-dest') === 'document'
  }
}

/** The names of all our query parameters start with an underscore, spelled out or percent-encoded. */
function mayHoldParameters(url: string): boolean {
  const query = url.indexOf('?')
  return query >= 0 && /[?&](_|%5f)/i.test(url.slice(query))
}

function publicUrl(request: Request): URL {
  const url = new URL(request.url)
  const host = firstOf(request, 'x-forwarded-host') ?? request.headers.get('host')
  const protocol = firstOf(request, 'x-forwarded-proto') ?? url.protocol.slice(0, -1)
  if (!host || !protocol) return url
  const origin = parseOrigin(`${protocol}://${host}`)
  if (!origin || origin === url.origin) return url
  return new URL(origin + url.pathname + url.search)
}

function firstOf(request: Request, header: string): string | undefined {
  return request.headers.get(header)?.split(',')[0] || undefined
}

/** Null for what names no http origin: the header is then as good as absent. */
function parseOrigin(text: string): string | null {
  try {
    const { origin, protocol } = new URL(text)
    return /^https?:$/.test(protocol) ? origin : null
  } catch {
    return null
  }
}

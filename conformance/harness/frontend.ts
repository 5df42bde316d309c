/** A browser without a page: it keeps the cookies that the Frontend API sets. */
export class FrontendVisitor {
  readonly cookies = new Map<string, string>()
  /** Carries the client instead of the `__client` cookie, as between a development instance and another site. */
  devBrowser: string | null = null
  readonly #base: string

  constructor(base: string) {
    this.#base = base
  }

  /** Sends a form-encoded request to the Frontend API and returns the body's `response`. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON the wire carries
  async post(path: string, fields: Record<string, string> = {}): Promise<any> {
    const query = this.devBrowser ? `?__clerk_db_jwt=${this.devBrowser}` : ''
    const response = await fetch(`${this.#base}${path}${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(this.#base).origin,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: new URLSearchParams(fields),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies.set(name, value)
    }
    if (this.devBrowser) this.devBrowser = response.headers.get('clerk-db-jwt') ?? this.devBrowser
    const body = await response.json()
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`)
    return body.response ?? body
  }

  /** Becomes a visitor whose client a token carries. */
  async openDevBrowser(): Promise<void> {
    this.devBrowser = (await this.post('/v1/dev_browser')).id
  }

  /** Signs in with a password and returns the session id. */
  async signIn(identifier: string, password: string): Promise<string> {
    const signIn = await this.post('/v1/client/sign_ins', {
      identifier,
      password,
      strategy: 'password',
    })
    if (signIn.status !== 'complete') throw new Error(`sign-in is ${signIn.status}`)
    return signIn.created_session_id
  }

  /** A fresh session token. */
  async token(sessionId: string): Promise<string> {
    return (await this.post(`/v1/client/sessions/${sessionId}/tokens`)).jwt
  }
}

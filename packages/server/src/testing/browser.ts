import type { ClerkErrorJSON, ClientJSON } from '@dooryard/protocol'
import type { DooryardServer } from '../types.ts'

export interface Answer {
  status: number
  headers: Headers
  setCookies: string[]
  /** Parsed body; null when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
  /** `body.response`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  response: any
  /** The piggybacked client, of a success or a refusal. */
  client: ClientJSON | null
  /** Codes of a refusal. */
  codes: string[]
  errors: ClerkErrorJSON[]
}

export interface BrowserOptions {
  origin?: string
  /** Path under which the server is mounted. */
  mount?: string
  address?: string
}

type Form = Record<string, string | string[]>

/** A browser as the server sees one: a cookie jar and the origin of a page. */
export interface Browser {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, form?: Form, headers?: Record<string, string>): Promise<Answer>
  /** Submits a form without JavaScript. */
  submit(path: string, form?: Form): Promise<Answer>
  send(method: string, path: string, init?: RequestInit): Promise<Answer>
  /** The page request that a navigation makes. */
  page(path?: string): Request
}

export function createBrowser(
  server: Pick<DooryardServer, 'fetch'>,
  { origin = 'https://app.test', mount = '', address = '203.0.113.7' }: BrowserOptions = {},
): Browser {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0 && !headers.has('cookie')) headers.set('cookie', cookieHeader())
    if (method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
    if (headers.get('origin') === '') headers.delete('origin')
    const request = new Request(`${origin}${mount}${path}`, { ...init, method, headers })
    const response = await server.fetch(request, { clientAddress: address })
    keepCookies(cookies, response.headers.getSetCookie())
    return readAnswer(response)
  }

  const post: Browser['post'] = (path, form = {}, headers = {}) =>
    send('POST', path, {
      body: encodeForm(form),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  return {
    cookies,
    send,
    post,
    get: (path, headers = {}) => send('GET', path, { headers }),
    submit: (path, form = {}) =>
      post(
        path,
        {
          __dooryard_return_to: '/sign-in?a=1',
          __dooryard_complete_to: '/dashboard',
          ...form,
        },
        { accept: 'text/html,application/xhtml+xml' },
      ),
    page(path = '/') {
      const headers: Record<string, string> = cookies.size > 0 ? { cookie: cookieHeader() } : {}
      return new Request(`${origin}${path}`, { headers })
    },
  }
}

function encodeForm(form: Form): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const text of [value].flat()) parameters.append(name, text)
  }
  return parameters.toString()
}

function keepCookies(cookies: Map<string, string>, setCookies: readonly string[]): void {
  for (const setCookie of setCookies) {
    const [pair = '', ...attributes] = setCookie.split('; ')
    const equals = pair.indexOf('=')
    const name = pair.slice(0, equals)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, pair.slice(equals + 1))
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const body = isJson && text ? JSON.parse(text) : text || null
  const errors: ClerkErrorJSON[] = body?.errors ?? []
  return {
    status: response.status,
    headers: response.headers,
    setCookies: response.headers.getSetCookie(),
    body,
    response: body?.response,
    client: body?.client ?? body?.meta?.client ?? null,
    errors,
    codes: errors.map(({ code }) => code),
  }
}

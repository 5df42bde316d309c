import { API_VERSION, type ClientJSON, Query } from '@dooryard/protocol'
import { ClerkAPIResponseError, ClerkRuntimeError } from './errors.ts'
import { encodeForm } from './form.ts'
import { type Platform, wait } from './platform.ts'
import { VERSION } from './version.ts'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  body?: object
  query?: Record<string, string | undefined>
  signal?: AbortSignal
  /** A GET whose answer replaces the client state, as that of every other method does. */
  takesClient?: boolean
}

/** Sends one request of the Frontend API. Resolves with the parsed body; null for an empty one. */
export type Send = <Body = unknown>(path: string, options?: RequestOptions) => Promise<Body>

export interface HttpConfig {
  /** Without a slash at the end and without `/v1`. */
  baseUrl: string
  fetch: typeof fetch
  platform: Platform
  sessionId(): string | undefined
  /** Last change of the address of a request. */
  prepare(url: URL): Promise<void> | undefined
  /** First look at an answer. */
  inspect(response: Response): void
  /** A client state came along. */
  onClient(client: ClientJSON): void
  /** Awaited before a refusal is thrown; true: send the request once more. */
  onRefusal(error: ClerkAPIResponseError, path: string): Promise<boolean | undefined>
}

/** The transport of Frontend API §1.3 to §1.8. */
export function createHttp(config: HttpConfig): Send {
  async function send<Body>(
    path: string,
    options: RequestOptions = {},
    isRetry = false,
  ): Promise<Body> {
    const { method = 'GET', takesClient = method !== 'GET' } = options
    const url = new URL(`${config.baseUrl}/v1${path}`)
    const query: RequestOptions['query'] = {
      [Query.apiVersion]: API_VERSION,
      [Query.jsVersion]: VERSION,
      [Query.method]: /GET|POST/.test(method) ? undefined : method,
      [Query.sessionId]: path.startsWith('/client') ? undefined : config.sessionId(),
      ...options.query,
    }
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value)
    }
    await config.prepare(url)

    const response = await fetchPatiently(config, url, {
      method: method === 'GET' ? method : 'POST',
      credentials: 'include',
      ...(method !== 'GET' && { body: encodeForm(options.body) }),
      ...(options.signal && { signal: options.signal }),
    })
    config.inspect(response)
    const body = await response.json().catch(() => null)
    const client = body?.client ?? body?.meta?.client
    if (client && takesClient) config.onClient(client)
    if (response.ok) return body

    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    const error = new ClerkAPIResponseError(response.status, body, retryAfter)
    if (!isRetry && (await config.onRefusal(error, path))) return send(path, options, true)
    throw error
  }
  return send
}

const TRIES = { online: 4, offline: 11 }

/** Network failures of a GET are tried again; an answer, whatever its status, never is. */
async function fetchPatiently(
  { fetch, platform }: HttpConfig,
  url: URL,
  init: RequestInit,
): Promise<Response> {
  for (let failures = 1; ; failures++) {
    try {
      return await fetch(url, init)
    } catch (cause) {
      const tries = init.body ? 1 : platform.isOnline() ? TRIES.online : TRIES.offline
      if (init.signal?.aborted || failures >= tries) {
        throw new ClerkRuntimeError('The server could not be reached.', {
          code: 'network_error',
          cause,
        })
      }
      url.searchParams.set('_clerk_retry_attempt', String(failures))
      const delay = failures === 1 ? 100 : Math.min(5000, 350 * 2 ** (failures - 1))
      await wait(platform, delay * (1 + Math.random() / 4))
    }
  }
}

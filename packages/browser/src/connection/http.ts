import { API_VERSION, type ClientJSON, type ErrorBodyJSON, Query } from '@dooryard/protocol'
import { ClerkAPIResponseError } from '../core/api-error.ts'
import type { WiredCore } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { VERSION } from '../core/version.ts'
import { wait } from '../platform/wait.ts'
import type { DevBrowser } from './dev-browser.ts'
import { encodeForm } from './form.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

interface RequestOptions {
  method?: Method
  body?: object | undefined
  query?: Record<string, string | string[] | undefined>
  signal?: AbortSignal
  /** A GET whose answer replaces the client state, as that of every other method does. */
  takesClient?: boolean
}

/** Sends one request of the Frontend API. Resolves with the parsed body; null for an empty one. */
export type Send = <Body = unknown>(path: string, options?: RequestOptions) => Promise<Body>

/** What any answer may hold beside what its caller asks for. */
interface AnyBody extends Partial<ErrorBodyJSON> {
  client?: ClientJSON | null
}

/** The transport of Frontend API §1.3 to §1.8. `onRefusal` is awaited before a refusal is thrown. */
export function createHttp(
  core: WiredCore,
  devBrowser: DevBrowser | undefined,
  onRefusal: (error: ClerkAPIResponseError, path: string) => Promise<void> | undefined,
): Send {
  return send

  async function send<Body>(
    path: string,
    options: RequestOptions = {},
    isRepeated = false,
  ): Promise<Body> {
    const { method = 'GET', takesClient = method !== 'GET' } = options
    const url = addressOf(path, method, options.query)
    await devBrowser?.decorate(url)

    const { response, body } = await fetchPatiently<AnyBody>(core, url, {
      method: method === 'GET' ? method : 'POST',
      credentials: 'include',
      ...(method !== 'GET' && { body: encodeForm(options.body) }),
      ...(options.signal && { signal: options.signal }),
    })
    devBrowser?.inspect(response)
    const client = (body?.client ?? body?.meta?.client) as ClientJSON | null | undefined
    if (client && takesClient) core.applyClient(client)
    if (response.ok) return body as Body

    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    const error = new ClerkAPIResponseError(response.status, body, retryAfter)
    if (devBrowser && !isRepeated && error.errors[0]?.code === 'dev_browser_unauthenticated') {
      await devBrowser.renew()
      return send(path, options, true)
    }
    await onRefusal(error, path)
    throw error
  }

  function addressOf(path: string, method: string, query: RequestOptions['query']): URL {
    const url = new URL(`${core.baseUrl}/v1${path}`)
    const parameters = {
      [Query.apiVersion]: API_VERSION,
      [Query.jsVersion]: VERSION,
      [Query.method]: /^(GET|POST)$/.test(method) ? undefined : method,
      [Query.sessionId]: path.startsWith('/client') ? undefined : core.session()?.id,
      ...query,
    }
    for (const [name, value] of Object.entries(parameters)) {
      for (const one of [value ?? []].flat()) url.searchParams.append(name, one)
    }
    return url
  }
}

const TRIES = { online: 4, offline: 11 }

/** Milliseconds that a visitor waits for the answer to what was sent. */
const LONGEST_ANSWER = 30_000

/** Network failures of a GET are tried again; an answer, whatever its status, never is. */
async function fetchPatiently<Body>(core: WiredCore, url: URL, init: RequestInit) {
  const { platform } = core
  for (let failures = 1; ; failures++) {
    const waiting = new AbortController()
    const stopWaiting = platform.after(LONGEST_ANSWER, () => waiting.abort())
    try {
      const response = await core.fetch(url, { signal: waiting.signal, ...init })
      return { response, body: await readJson<Body>(response) }
    } catch (cause) {
      const tries = init.body ? 1 : platform.isOnline() ? TRIES.online : TRIES.offline
      if (init.signal?.aborted || failures >= tries) {
        throw new ClerkRuntimeError('The server could not be reached.', {
          code: 'network_error',
          cause,
        })
      }
    } finally {
      stopWaiting()
    }
    url.searchParams.set('_clerk_retry_attempt', String(failures))
    const delay = failures === 1 ? 100 : Math.min(5000, 350 * 2 ** (failures - 1))
    await wait(platform, delay * (1 + Math.random() / 4))
  }
}

/**
 * The body of an answer; null for none, and for a refusal that says nothing we understand. Rejects when what calls itself
 * a success is not JSON: proxies that lost their server do that, and so does the Wi-Fi of a train.
 */
export async function readJson<Body>(response: Response): Promise<Body | null> {
  if (response.status === 204) return null
  return response.ok ? response.json() : response.json().catch(() => null)
}

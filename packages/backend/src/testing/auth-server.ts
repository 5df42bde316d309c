import { createPublishableKey } from '@dooryard/protocol'
import { type ClerkOptions, createClerkClient } from '../create-clerk-client.ts'
import type { TestKey } from './keys.ts'

export interface RecordedRequest {
  method: string
  url: string
  path: string
  headers: Headers
  body: unknown
}

type Answer = Response | object | undefined
type Handler = (request: RecordedRequest) => Answer | Promise<Answer>

/**
 * Stands in for the network between the SDK and an auth server: answers the key set and what a test adds, by
 * `METHOD /path`, and keeps what it was asked. A handler that returns an object answers it as JSON.
 */
export function createAuthServer(key: TestKey, handlers: Record<string, Handler> = {}) {
  const requests: RecordedRequest[] = []
  const known: Record<string, Handler> = {
    'GET /v1/jwks': () => ({ keys: [key.publicJwk] }),
    ...handlers,
  }
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = await record(new Request(input, init))
    requests.push(request)
    const answer = await known[`${request.method} ${request.path}`]?.(request)
    if (answer instanceof Response) return answer
    return answer
      ? json(answer)
      : json({ errors: [{ code: 'resource_not_found', message: 'not found' }] }, 404)
  }
  return { fetch, requests }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}

export const DEVELOPMENT_KEY = createPublishableKey('clerk.acme.test', 'development')
export const PRODUCTION_KEY = createPublishableKey('clerk.acme.test', 'production')

/** A client with a public key at hand, so that only what a test is about goes over the network. */
export function createTestClient(key: TestKey, options: Partial<ClerkOptions> = {}) {
  return createClerkClient({
    secretKey: 'sk_test_abc',
    publishableKey: DEVELOPMENT_KEY,
    jwtKey: key.publicPem,
    ...options,
  })
}

async function record(request: Request): Promise<RecordedRequest> {
  const text = await request.text()
  const isJSON = request.headers.get('content-type') === 'application/json' && text !== ''
  return {
    method: request.method,
    url: request.url,
    path: new URL(request.url).pathname,
    headers: request.headers,
    body: isJSON ? JSON.parse(text) : text,
  }
}

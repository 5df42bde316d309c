import type { DooryardServer } from '../types.ts'
import { ADA, PASSWORD } from './people.ts'

export interface BackendAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
  /** `code` or `code:param_name` of each error. */
  codes: string[]
}

interface BackendInit {
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  address?: string
}

/** Calls the Backend API: `GET /users?limit=1`. */
export type Backend = (call: string, init?: BackendInit) => Promise<BackendAnswer>

/** Calls with the secret key, with the headers that Clerk's clients send. */
export function backendOf(
  server: Pick<DooryardServer, 'fetch' | 'secretKey'>,
  mount = '',
): Backend {
  return async (call, { json, body, headers, address } = {}) => {
    const [method = '', path = ''] = call.split(' ')
    const content = json === undefined ? body : JSON.stringify(json)
    const request = new Request(`http://localhost${mount}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.secretKey}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    })
    const response = await server.fetch(request, address ? { clientAddress: address } : {})
    const answer = response.status === 204 ? null : await response.json()
    return {
      status: response.status,
      headers: response.headers,
      body: answer,
      codes: (answer?.errors ?? []).map(codeOf),
    }
  }
}

function codeOf({ code, meta }: { code: string; meta?: { param_name?: string } }): string {
  return meta?.param_name ? `${code}:${meta.param_name}` : code
}

/** Creates a user who can sign in with `PASSWORD`. */
export async function createUser(backend: Backend, more: object = {}) {
  const { status, body } = await backend('POST /users', {
    json: { email_address: [ADA], password: PASSWORD, ...more },
  })
  if (status !== 200) throw new Error(`create user: ${JSON.stringify(body)}`)
  return body
}

import { API_VERSION } from '@dooryard/protocol'
import type { FetchLike } from '../transport/fetch-like.ts'
import { joinPaths } from '../transport/paths.ts'
import { USER_AGENT } from '../transport/user-agent.ts'

interface KeySetRequest {
  secretKey: string
  apiUrl: string
  apiVersion: string
  fetch: FetchLike | undefined
}

/** The Backend API answered, but not with keys. */
export class KeySetUnavailable extends Error {
  readonly status: number
  /** The error code of the answer, if it has one. */
  readonly code: string | undefined

  constructor(message: string, { status, code }: { status: number; code?: string | undefined }) {
    super(message)
    this.status = status
    this.code = code
  }
}

/**
 * Fetches the public keys of an instance, by `kid`. Of every key only the public members are taken.
 *
 * @throws {KeySetUnavailable} and whatever `fetch` throws.
 */
export async function fetchKeySet(request: KeySetRequest): Promise<Map<string, JsonWebKey>> {
  const send = request.fetch ?? globalThis.fetch
  const response = await send(joinPaths(request.apiUrl, request.apiVersion, 'jwks'), {
    headers: {
      Authorization: `Bearer ${request.secretKey}`,
      'Clerk-API-Version': API_VERSION,
      'Content-Type': 'application/json',
      'User-Agent': USER_AGENT,
    },
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refused(response.status, body)
  const keys = readKeys(body)
  if (keys.size > 0) return keys
  throw new KeySetUnavailable('The Backend API answered without any key.', {
    status: response.status,
  })
}

function readKeys(body: unknown): Map<string, JsonWebKey> {
  const list = (body as { keys?: unknown } | null)?.keys
  const keys = new Map<string, JsonWebKey>()
  for (const key of Array.isArray(list) ? list : []) {
    const { kid, kty, alg, n, e } = key as Record<string, string>
    if (kid && kty === 'RSA') keys.set(kid, { kty, alg, n, e } as JsonWebKey)
  }
  return keys
}

function refused(status: number, body: unknown): KeySetUnavailable {
  const errors = (body as { errors?: { code?: string; message?: string }[] } | null)?.errors
  const error = Array.isArray(errors) ? errors[0] : undefined
  const said = error?.message ? `: ${error.message}` : '.'
  const message = `The Backend API answered the request for keys with status ${status}${said}`
  return new KeySetUnavailable(message, { status, code: error?.code })
}

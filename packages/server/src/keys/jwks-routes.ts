import { publicHeaders } from '../http/headers.ts'
import type { InstanceKeys } from './instance-keys.ts'
import { jwksJSON } from './jwks.ts'

/** Seconds that a verifier keeps the keys. */
const CACHE_SECONDS = 300

/** Answers `/.well-known/jwks.json`. */
export function jwksResponse(keys: InstanceKeys): Response {
  const headers = publicHeaders(CACHE_SECONDS)
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(jwksJSON(keys)), { headers })
}

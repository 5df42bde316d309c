import type { Context } from '../context.ts'
import { publicHeaders } from '../http/headers.ts'
import { withRecentSettings } from '../instance/request-settings.ts'
import { jwksJSON } from './jwks.ts'

/** Seconds that a verifier keeps the keys. */
const CACHE_SECONDS = 300

/** Answers `/.well-known/jwks.json`. */
export async function jwksResponse(server: Context): Promise<Response> {
  const { keys } = await withRecentSettings(server)
  const headers = publicHeaders(CACHE_SECONDS)
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(jwksJSON(keys)), { headers })
}

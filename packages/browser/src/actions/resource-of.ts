import { ClerkAPIResponseError } from '../api-error.ts'
import { unwrap } from '../runtime.ts'

/** The resource in an answer. @throws {ClerkAPIResponseError} for one that holds none: it is not the server's own. */
export function resourceOf<Json extends object>(body: unknown): Json {
  const json = unwrap<unknown>(body)
  if (!json || typeof json !== 'object') throw new ClerkAPIResponseError(200, null)
  return json as Json
}

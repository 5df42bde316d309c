import { ClerkAPIResponseError } from '../core/api-error.ts'

/** The resource in a body, which may be wrapped in `response`. Frontend API §2.1. */
export function unwrap<Json>(body: unknown): Json {
  const isWrapped = !!body && typeof body === 'object' && 'response' in body
  return (isWrapped ? body.response : body) as Json
}

/** The resource in an answer. @throws {ClerkAPIResponseError} for one that holds none: it is not the server's own. */
export function resourceOf<Json extends object>(body: unknown): Json {
  const json = unwrap<unknown>(body)
  if (!json || typeof json !== 'object') throw new ClerkAPIResponseError(200, null)
  return json as Json
}

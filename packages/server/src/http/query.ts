import { ApiError, apiError } from './api-error.ts'
import type { Fields } from './fields.ts'
import { parseForm, type RawBody } from './read-body.ts'

/**
 * A parameter that decides something. Given twice, two readers could each take another value (CSRF-2).
 *
 * @throws {ApiError} 400 when it is there more than once.
 */
export function readParameter(url: URL, name: string): string | null {
  const [value = null, ...more] = url.searchParams.getAll(name)
  if (more.length > 0) throw apiError('malformed_request_parameters')
  return value
}

/**
 * The parameters that a route reads, as raw values; all others mean nothing to it. Clerk's clients split values at commas
 * into repeated names, so repeated ones are joined again. Frontend API §1.3.
 */
export function readQuery(url: URL, fields: Fields): RawBody {
  const values = new Map<string, unknown>()
  for (const [name, texts] of parse(url.search.slice(1))) {
    if (Object.hasOwn(fields, name)) values.set(name, [texts.join(',')])
  }
  return { encoding: 'form', values }
}

function parse(search: string): Map<string, string[]> {
  try {
    return parseForm(search)
  } catch (error) {
    if (error instanceof ApiError) throw apiError('malformed_request_parameters')
    throw error
  }
}

import { Query } from '@dooryard/protocol'
import { ApiError, apiError } from './api-error.ts'
import { parseForm, type RawBody } from './read-body.ts'

/** Parameters that travel with every request and mean nothing to a route. */
const TRANSPORT = new Set<string>([
  Query.apiVersion,
  Query.jsVersion,
  Query.method,
  Query.sessionId,
  Query.devBrowser,
  Query.testingToken,
])

/**
 * The query as raw values. Clerk's clients split values at commas into repeated names, so repeated ones are joined again;
 * unknown parameters are no error. Frontend API §1.3.
 */
export function readQuery(url: URL): RawBody {
  const values = new Map<string, unknown>()
  for (const [name, texts] of parse(url.search.slice(1))) {
    if (!TRANSPORT.has(name)) values.set(name, [texts.join(',')])
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

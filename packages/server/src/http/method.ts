import { Query } from '@dooryard/protocol'
import { apiError } from './api-error.ts'
import { readParameter } from './query.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const OVERRIDES = new Set(['PATCH', 'PUT', 'DELETE'])

/**
 * The method that is meant. `_method` counts only on POST and only as PATCH, PUT or DELETE; no header overrides anything
 * (CSRF-2). HEAD is GET without a body.
 */
export function effectiveMethod(request: Request, url: URL): Method {
  const override = readParameter(url, Query.method)
  if (request.method === 'POST' && override !== null) {
    const method = override.toUpperCase()
    if (!OVERRIDES.has(method)) throw apiError('method_not_allowed')
    return method as Method
  }
  return (request.method === 'HEAD' ? 'GET' : request.method) as Method
}

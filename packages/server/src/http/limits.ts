import { apiError } from './api-error.ts'

const MAX_URL = 8 * 1024
const MAX_HEADERS = 16 * 1024

/** @throws {ApiError} 400 for a URL or headers that are larger than any client needs (DOS-1). */
export function assertRequestLimits({ url, headers }: Request): void {
  if (url.length > MAX_URL) throw apiError('malformed_request_parameters')
  let size = 0
  for (const [name, value] of headers) size += name.length + value.length
  if (size > MAX_HEADERS) throw apiError('bad_request')
}

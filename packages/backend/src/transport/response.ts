import { ClerkAPIResponseError } from '../errors/api-response-error.ts'
import { toResource } from '../resources/to-resource.ts'

/** One page of a list, and how many items there are in all. */
export interface PaginatedResourceResponse<T> {
  data: T
  totalCount: number
}

export type Page<T> = PaginatedResourceResponse<T[]>

interface ErrorBody {
  errors?: ConstructorParameters<typeof ClerkAPIResponseError>[1]['data']
  clerk_trace_id?: string
}

/**
 * Turns an answer of the Backend API into resources. Backend API §1.4.
 *
 * @throws {ClerkAPIResponseError}
 */
export async function readResponse(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  let payload: unknown
  try {
    payload = await readPayload(response)
    if (response.ok) return toResult(payload)
  } catch (error) {
    throw unreadable(error)
  }
  throw refused(response, (payload ?? {}) as ErrorBody)
}

/** The error for an answer that never came or cannot be understood. */
export function unreadable(cause: unknown): ClerkAPIResponseError {
  const message = cause instanceof Error ? cause.message : 'Unexpected error'
  return new ClerkAPIResponseError(message, {
    data: [{ code: 'unexpected_error', message }],
    cause,
  })
}

/** Any other media type is text, also JSON with a `charset`. */
async function readPayload(response: Response): Promise<unknown> {
  const isJSON = response.headers.get('Content-Type') === 'application/json'
  return isJSON ? response.json() : response.text()
}

function toResult(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(toResource)
  if (typeof payload === 'string') return payload
  const { data, m2m_tokens, total_count } = payload as Record<string, unknown>
  if (Array.isArray(m2m_tokens))
    return { data: m2m_tokens.map(toResource), totalCount: total_count }
  if (!Array.isArray(data)) return toResource(payload)
  const items = data.map(toResource)
  return total_count === undefined ? items : { data: items, totalCount: total_count }
}

function refused(response: Response, { errors, clerk_trace_id }: ErrorBody): ClerkAPIResponseError {
  const data = Array.isArray(errors) ? errors : []
  // HTTP/2 and servers within the process have no status text.
  const message = response.statusText || data[0]?.long_message || data[0]?.message
  return new ClerkAPIResponseError(message || `The server answered with ${response.status}.`, {
    data,
    status: response.status,
    clerkTraceId: clerk_trace_id || response.headers.get('cf-ray') || '',
    retryAfter: readRetryAfter(response.headers.get('Retry-After')),
  })
}

function readRetryAfter(header: string | null): number | undefined {
  const seconds = Number.parseInt(header ?? '', 10)
  return Number.isNaN(seconds) ? undefined : seconds
}

import type { ClerkErrorJSON, ErrorBodyJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'

/** One error as the server reports it, in the spelling of resources. Frontend API §2.3. */
export interface ClerkAPIError {
  code: string
  message: string
  longMessage?: string
  meta?: { paramName?: string; sessionId?: string; [key: string]: unknown }
}

/** The server refused a request. `errors[0]` decides, and is always there; `status` is the HTTP status. */
export class ClerkAPIResponseError extends Error {
  readonly clerkError = true
  readonly status: number
  readonly errors: ClerkAPIError[]
  readonly clerkTraceId: string | undefined
  /** Seconds; of answers with status 429. */
  readonly retryAfter: number | undefined

  constructor(status: number, body: Partial<ErrorBodyJSON> | null, retryAfter?: number) {
    const errors = readErrors(body?.errors)
    if (!errors.length) errors.push(unreadable(status))
    super(errors[0]!.longMessage || errors[0]!.message || unreadable(status).message)
    this.name = 'ClerkAPIResponseError'
    this.status = status
    this.errors = errors
    this.clerkTraceId = body?.clerk_trace_id
    this.retryAfter = retryAfter
  }
}

const readErrors = (errors: unknown): ClerkAPIError[] =>
  Array.isArray(errors) ? errors.map((error: ClerkErrorJSON) => camelize<ClerkAPIError>(error)) : []

/** For answers that are not the server's own: of a proxy or firewall before it, or half of one. */
const unreadable = (status: number): ClerkAPIError => ({
  code: 'unreadable_answer',
  message: `The request failed (${status}). Try again in a moment.`,
  meta: { status },
})

/** True for refusals of the server, also of another copy of this package. */
export function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError {
  return Array.isArray((error as ClerkAPIResponseError | null)?.errors)
}

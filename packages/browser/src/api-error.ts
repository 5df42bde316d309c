import type { ClerkErrorJSON, ErrorBodyJSON } from '@dooryard/protocol'
import { camelize } from './json.ts'

/** One error as the server reports it, in the spelling of resources. Frontend API §2.3. */
export interface ClerkAPIError {
  code: string
  message: string
  longMessage?: string
  meta?: { paramName?: string; sessionId?: string; [key: string]: unknown }
}

/** The server refused a request. `errors[0]` decides; `status` is the HTTP status. */
export class ClerkAPIResponseError extends Error {
  readonly clerkError = true
  readonly status: number
  readonly errors: ClerkAPIError[]
  readonly clerkTraceId: string | undefined
  /** Seconds; of answers with status 429. */
  readonly retryAfter: number | undefined

  constructor(status: number, body: Partial<ErrorBodyJSON> | null, retryAfter?: number) {
    const errors = (body?.errors ?? []).map((error: ClerkErrorJSON) =>
      camelize<ClerkAPIError>(error),
    )
    const [first] = errors
    super(first?.longMessage ?? first?.message ?? `The server answered with status ${status}.`)
    this.name = 'ClerkAPIResponseError'
    this.status = status
    this.errors = errors
    this.clerkTraceId = body?.clerk_trace_id
    this.retryAfter = retryAfter
  }
}

/** True for refusals of the server, also of another copy of this package. */
export function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError {
  return Array.isArray((error as ClerkAPIResponseError | null)?.errors)
}

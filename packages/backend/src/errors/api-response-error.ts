import { ClerkError } from './clerk-error.ts'

/** One entry of `errors`, in camel case. */
export interface ClerkAPIError {
  code: string
  message: string
  longMessage?: string | undefined
  meta?: ClerkAPIErrorMeta
}

export interface ClerkAPIErrorMeta {
  paramName?: string
  sessionId?: string
  emailAddresses?: string[]
  identifiers?: string[]
  zxcvbn?: { suggestions: { code: string; message: string }[] }
  plan?: { id: string; name: string; amount_formatted: string; currency_symbol: string }
  isPlanUpgradePossible?: boolean
  seatsQuantityToAdd?: number
  seatsQuantity?: number
  traceId?: string
  kind?: string
  title?: string
  description?: string
  linkUrl?: string
  linkText?: string
  data?: Record<string, unknown>
}

interface WireError {
  code: string
  message: string
  long_message?: string
  meta?: Record<string, unknown>
}

interface ClerkAPIResponseErrorParams {
  /** Entries as the wire has them. */
  data: readonly WireError[]
  status?: number | undefined
  clerkTraceId?: string
  /** Seconds. */
  retryAfter?: number | undefined
  cause?: unknown
}

const META_KEYS: readonly (readonly [wire: string, property: keyof ClerkAPIErrorMeta])[] = [
  ['param_name', 'paramName'],
  ['session_id', 'sessionId'],
  ['email_addresses', 'emailAddresses'],
  ['identifiers', 'identifiers'],
  ['zxcvbn', 'zxcvbn'],
  ['plan', 'plan'],
  ['is_plan_upgrade_possible', 'isPlanUpgradePossible'],
  ['seats_quantity_to_add', 'seatsQuantityToAdd'],
  ['seats_quantity', 'seatsQuantity'],
  ['trace_id', 'traceId'],
  ['kind', 'kind'],
  ['title', 'title'],
  ['description', 'description'],
  ['link_url', 'linkUrl'],
  ['link_text', 'linkText'],
  ['data', 'data'],
]

/** The Backend API answered with an error, or its answer could not be read. Backend API §1.5. */
export class ClerkAPIResponseError extends ClerkError {
  static override kind = 'ClerkAPIResponseError'

  /** HTTP status; undefined when no answer could be read. */
  readonly status: number | undefined
  readonly errors: ClerkAPIError[]
  readonly clerkTraceId: string
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined

  constructor(
    message: string,
    { data, status, clerkTraceId = '', retryAfter, cause }: ClerkAPIResponseErrorParams,
  ) {
    super({ message, code: 'api_response_error', cause })
    this.status = status
    this.errors = data.map(toAPIError)
    this.clerkTraceId = clerkTraceId
    this.retryAfter = retryAfter
  }

  override toString(): string {
    const lines = [
      `[${this.name}]`,
      `Message: ${this.message}`,
      `Status: ${this.status}`,
      `Serialized errors: ${this.errors.map((error) => JSON.stringify(error))}`,
    ]
    if (this.clerkTraceId) lines.push(`Clerk Trace ID: ${this.clerkTraceId}`)
    return lines.join('\n')
  }
}

/** True for a `ClerkAPIResponseError`, also one that another copy of the package threw. */
export function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError {
  if (error instanceof ClerkAPIResponseError) return true
  const made = (error as { constructor?: { kind?: unknown } } | null | undefined)?.constructor
  return made?.kind === ClerkAPIResponseError.kind
}

function toAPIError({ code, message, long_message, meta }: WireError): ClerkAPIError {
  return { code, message, longMessage: long_message, meta: toMeta(meta) }
}

function toMeta(meta: Record<string, unknown> | undefined): ClerkAPIErrorMeta {
  const known = META_KEYS.filter(([wire]) => meta?.[wire] !== undefined)
  return Object.fromEntries(known.map(([wire, property]) => [property, meta?.[wire]]))
}

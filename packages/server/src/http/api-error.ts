import {
  type ClerkErrorJSON,
  type ClerkErrorMetaJSON,
  type ErrorCode,
  errorStatus,
  toErrorJSON,
} from '@dooryard/protocol'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import type { Logger } from '../log.ts'
import { GateFullError } from '../passwords/gate.ts'
import { PasswordSourceError } from '../passwords/source-error.ts'
import { PicturesUnavailableError } from '../pictures/errors.ts'

/** A refusal that the caller is told about: one or more errors of the catalogue. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly status: number
  readonly errors: ClerkErrorJSON[]
  /** Seconds, for the header `Retry-After`. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    { errors, retryAfter }: { errors: ClerkErrorJSON[]; retryAfter?: number | undefined },
  ) {
    super(code)
    this.code = code
    this.status = errorStatus(code)
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

export interface ErrorDetails {
  /** The field at fault. */
  param?: string
  /** Says it better than the catalogue. */
  longMessage?: string
  meta?: ClerkErrorMetaJSON
  retryAfter?: number
}

export function apiError(
  code: ErrorCode,
  { param, longMessage, meta, retryAfter }: ErrorDetails = {},
): ApiError {
  const allMeta = { ...(param && { param_name: param }), ...meta }
  const error = toErrorJSON(code, {
    ...(longMessage && { longMessage }),
    ...(Object.keys(allMeta).length > 0 && { meta: allMeta }),
  })
  return new ApiError(code, { errors: [error], retryAfter })
}

/** What the caller is told about a thrown value. Anything unforeseen is logged, and told without detail (SEC-8). */
export function toApiError(thrown: unknown, log: Logger, traceId: string): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof DatabaseUnavailableError || thrown instanceof GateFullError) {
    return apiError('service_unavailable', { retryAfter: 2 })
  }
  if (thrown instanceof PicturesUnavailableError) {
    log.error(`Request ${traceId} failed.`, thrown)
    return apiError('service_unavailable', { retryAfter: 5 })
  }
  if (thrown instanceof PasswordSourceError) {
    log.error(`Request ${traceId} failed.`, thrown)
    return apiError('password_check_unavailable', { retryAfter: 5 })
  }
  log.error(`Request ${traceId} failed.`, thrown)
  return apiError('internal_clerk_error')
}

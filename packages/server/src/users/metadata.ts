import { apiError } from '../http/api-error.ts'
import { isPlainObject, isWithinJsonLimits } from '../http/read-body.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'

export type Metadata = Record<string, unknown>

/**
 * Merges a patch into metadata: objects deeply, `null` deletes a key, anything else replaces (RFC 7396). Keys that reach
 * prototypes never get here: the fields of routes refuse them (AZ-5).
 */
export function mergeMetadata(target: unknown, patch: Metadata): Metadata {
  const merged = new Map(Object.entries(isPlainObject(target) ? target : {}))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, isPlainObject(value) ? mergeMetadata(merged.get(key), value) : value)
  }
  return Object.fromEntries(merged)
}

/**
 * The text that is stored.
 *
 * @throws {ApiError} when a merge made it too large; each patch by itself was within the limits.
 */
export function serializeMetadata(value: Metadata, param: string): string {
  const text = JSON.stringify(value)
  if (Buffer.byteLength(text) > METADATA_MAX_BYTES || !isWithinJsonLimits(value)) {
    throw apiError('form_metadata_too_large', { param })
  }
  return text
}

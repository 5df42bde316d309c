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

/** The metadata of a user, by who may see it and who may write it. */
export type MetadataField = 'public_metadata' | 'private_metadata' | 'unsafe_metadata'

/**
 * The texts that are stored for what is given.
 *
 * @throws {ApiError} when a merge made one too large; each patch by itself was within the limits.
 */
export function serializeMetadata(given: { [Field in MetadataField]?: Metadata | undefined }): {
  [Field in MetadataField]?: string
} {
  const texts = Object.entries(given).flatMap(([param, value]) => {
    if (value === undefined) return []
    const text = JSON.stringify(value)
    if (Buffer.byteLength(text) > METADATA_MAX_BYTES || !isWithinJsonLimits(value)) {
      throw apiError('form_metadata_too_large', { param })
    }
    return [[param, text]]
  })
  return Object.fromEntries(texts)
}

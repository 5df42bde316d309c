import type { Call } from '../transport/call.ts'

const METADATA = ['publicMetadata', 'privateMetadata', 'unsafeMetadata']

/**
 * Updates a resource whose metadata has an endpoint of its own: fields first, then metadata, which replaces what was
 * there. Resolves with the last answer. Backend API §2.1, list U.
 */
export async function updateWithMetadata<T>(call: Call, path: string, params: object): Promise<T> {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined)
  const metadata = entries.filter(([name]) => METADATA.includes(name))
  const fields = entries.filter(([name]) => !METADATA.includes(name))
  if (metadata.length === 0) return call.patch<T>(path, Object.fromEntries(fields))
  if (fields.length > 0) await call.patch(path, Object.fromEntries(fields))
  return call.put<T>(`${path}/metadata`, Object.fromEntries(metadata))
}

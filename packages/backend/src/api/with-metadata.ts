type Change = <T>(id: string, params: object) => Promise<T>

const METADATA = ['publicMetadata', 'privateMetadata', 'unsafeMetadata']

/**
 * Updates a resource whose metadata has an endpoint of its own: fields first, then metadata, which replaces what was
 * there. Resolves with the last answer. Backend API §2.1, list U.
 */
export const withMetadata =
  (update: Change, replaceMetadata: Change) =>
  async <T>(id: string, params: object = {}): Promise<T> => {
    const entries = Object.entries(params).filter(([, value]) => value !== undefined)
    const metadata = entries.filter(([name]) => METADATA.includes(name))
    const fields = entries.filter(([name]) => !METADATA.includes(name))
    if (metadata.length === 0) return update(id, Object.fromEntries(fields))
    if (fields.length > 0) await update(id, Object.fromEntries(fields))
    return replaceMetadata(id, Object.fromEntries(metadata))
  }

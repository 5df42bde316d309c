/** `email_address` → `emailAddress` */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

/** `emailAddress` → `email_address`; names that are snake_case stay as they are. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Values under these names belong to the application, or are claims: their inner names are kept. */
const VERBATIM = /metadata$|^actor$/

/**
 * JSON of the wire → fields of a resource: names from snake_case to camelCase, at any depth; numbers under names in
 * `_at` (milliseconds) become Dates.
 */
export function camelize<Fields>(json: object): Fields {
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      camelCase(key),
      VERBATIM.test(key) ? value : revive(value, key.endsWith('_at')),
    ]),
  ) as Fields
}

function revive(value: unknown, isTime = false): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item))
  if (value && typeof value === 'object') return camelize(value)
  return isTime && typeof value === 'number' ? new Date(value) : value
}

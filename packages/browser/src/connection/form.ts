import { snakeCase } from '@dooryard/protocol'

/**
 * Parameters of a method → the form that the wire takes: names in snake_case at the top level, arrays as repeated
 * keys, objects as JSON text, null as an empty value, undefined left out. A form with files is one already. Frontend API §1.4.
 */
export function encodeForm(parameters: object = {}): URLSearchParams | FormData {
  if (parameters instanceof FormData) return parameters
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) {
      form.append(snakeCase(name), encodeValue(item))
    }
  }
  return form
}

function encodeValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

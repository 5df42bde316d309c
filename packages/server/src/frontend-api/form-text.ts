import type { RawBody } from '../http/read-body.ts'

/** What a form says in a field that comes once, and is not empty. */
export function formText({ values }: RawBody, name: string): string | null {
  const value = values.get(name)
  const text = Array.isArray(value) && value.length === 1 ? value[0] : value
  return typeof text === 'string' && text !== '' ? text : null
}

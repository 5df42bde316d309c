import { toSnakeCase } from './snake-case.ts'

/**
 * Fills the fields of a fresh resource from JSON: each from the member of the same name in snake case, unless `own` has
 * it. The fields that a class declares are the whole table.
 */
export function fill<T extends object>(resource: T, json: object, own: Partial<T> = {}): T {
  const members = json as Record<string, unknown>
  const fields = resource as Record<string, unknown>
  for (const field of Object.keys(resource)) {
    fields[field] = Object.hasOwn(own, field)
      ? (own as Record<string, unknown>)[field]
      : members[toSnakeCase(field)]
  }
  return resource
}

import { type Field, flag, integer, type Kind, optional } from './fields.ts'

/** Backend API §1.6 (DOS-2). */
const DEFAULT_LIMIT = 10
const MAX_LIMIT = 500

/** Which part of a list is asked for. */
export interface Page {
  limit: number
  offset: number
}

export const pageFields = {
  limit: optional(integer({ min: 1, max: MAX_LIMIT })),
  offset: optional(integer({ min: 0 })),
}

/** As `pageFields`, for lists whose answer is a bare array unless `paginated` is true. */
export const switchedPageFields = { ...pageFields, paginated: optional(flag) }

export function toPage({
  limit = DEFAULT_LIMIT,
  offset = 0,
}: {
  limit?: number | undefined
  offset?: number | undefined
}): Page {
  return { limit, offset }
}

export interface Order<Column extends string> {
  column: Column
  direction: 'asc' | 'desc'
}

/** `created_at`, `+created_at` or `-created_at` of a closed list of columns (AZ-16). */
export function order<const Column extends string>(
  columns: readonly Column[],
): Field<Order<Column> | undefined> {
  const kind: Kind<Order<Column>> = (raw) => {
    if (typeof raw !== 'string') return { problem: 'form_param_type_invalid' }
    // A plus sign that nobody encoded reaches us as a blank.
    const name = raw.replace(/^[-+ ]/, '')
    const column = columns.find((known) => known === name)
    if (column === undefined) {
      return {
        problem: 'form_param_value_invalid',
        longMessage: `Use one of ${columns.join(', ')}.`,
      }
    }
    return { value: { column, direction: raw.startsWith('-') ? 'desc' : 'asc' } }
  }
  return optional(kind)
}

/** ISO 8601 text as milliseconds; a number is milliseconds already. */
export const date: Kind<number> = (raw) => {
  if (typeof raw === 'number') {
    return Number.isSafeInteger(raw) && raw >= 0
      ? { value: raw }
      : { problem: 'form_param_invalid_date' }
  }
  if (typeof raw !== 'string') return { problem: 'form_param_type_invalid' }
  const wellFormed =
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(raw)
  const time = wellFormed ? Date.parse(raw) : Number.NaN
  return Number.isNaN(time) ? { problem: 'form_param_invalid_date' } : { value: time }
}

/**
 * A field of Clerk's protocol that stands for something this release does not have. Nothing may be said with it: null,
 * false and empty lists pass, so that clients that always send the field work.
 */
export const notOffered: Field<undefined> = optional<never>((raw) => {
  const saysNothing = raw === false || (Array.isArray(raw) && raw.length === 0)
  if (saysNothing) return { value: undefined as never }
  return {
    problem: 'form_param_unknown',
    longMessage: 'This instance does not have what this parameter is about.',
  }
})

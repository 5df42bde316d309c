import { type ClerkErrorJSON, type ErrorCode, FormField, toErrorJSON } from '@dooryard/protocol'
import { ApiError } from './api-error.ts'
import type { Field, FieldProblem, Fields, Kind, Values } from './fields.ts'
import { isPlainObject, type RawBody } from './read-body.ts'

/** Names that every body may carry and that no route reads: control fields, and signals of features not offered. */
const CONTROLS = new Set<string>([...Object.values(FormField), '_method'])
const IGNORED_PREFIX = '__clerk_protect_'

/**
 * Checks a body against the fields of its route.
 *
 * @throws {ApiError} 422 with one error for each field at fault: unknown, missing, repeated, of the wrong type, … (AZ-3).
 */
export function parseFields<Shape extends Fields>(body: RawBody, fields: Shape): Values<Shape> {
  const errors: ClerkErrorJSON[] = []
  const values: Record<string, unknown> = {}
  const report = (name: string, { problem, longMessage, gap }: FieldProblem) => {
    const meta = { param_name: name, ...(gap && { gap }) }
    errors.push(toErrorJSON(problem, { ...(longMessage && { longMessage }), meta }))
  }

  for (const [name, value] of body.values) {
    if (CONTROLS.has(name)) {
      if (Array.isArray(value) && value.length > 1)
        report(name, { problem: 'form_param_duplicate' })
    } else if (!Object.hasOwn(fields, name) && !name.startsWith(IGNORED_PREFIX)) {
      report(name.slice(0, 64), { problem: 'form_param_unknown' })
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    const result = parseField(field, { raw: body.values.get(name), body })
    if ('problem' in result) report(name, result)
    else if (result.value !== undefined) values[name] = result.value
  }
  if (errors.length > 0) throw new ApiError(errors[0]!.code as ErrorCode, { errors })
  return values as Values<Shape>
}

function parseField(
  field: Field<unknown>,
  { raw, body: { encoding } }: { raw: unknown; body: RawBody },
): { value: unknown } | FieldProblem {
  const given = encoding === 'form' ? unwrapFormValue(raw, field) : raw
  if (given === DUPLICATE) return { problem: 'form_param_duplicate' }
  if (given === undefined) {
    return field.presence === 'required' ? { problem: 'form_param_missing' } : { value: undefined }
  }
  if (given === null) {
    if (field.presence === 'required') return { problem: 'form_param_nil' }
    return { value: field.presence === 'clearable' ? null : undefined }
  }
  return field.kind(given, encoding)
}

/** Each item of a list has these fields; what is wrong with one is wrong with all (AZ-3). */
export const each =
  <Shape extends Fields>(fields: Shape): Kind<Values<Shape>[]> =>
  (raw) => {
    if (!Array.isArray(raw) || !raw.every(isPlainObject))
      return { problem: 'form_param_type_invalid' }
    if (raw.length === 0) return { problem: 'form_param_missing' }
    const bodies = raw.map((item) => new Map(Object.entries(item)))
    return { value: bodies.map((values) => parseFields({ encoding: 'json', values }, fields)) }
  }

const DUPLICATE = Symbol('duplicate')

/** Form values are lists of texts; an empty text is a form's way to say null. Frontend API §1.4. */
function unwrapFormValue(raw: unknown, { repeated }: Field<unknown>): unknown {
  if (raw === undefined) return undefined
  const texts = raw as string[]
  if (repeated) return texts.filter((text) => text !== '')
  if (texts.length > 1) return DUPLICATE
  return texts[0] === '' ? null : texts[0]
}

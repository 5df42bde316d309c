import { type ErrorCode, type Gap, gapText } from '@dooryard/protocol'
import { isPlainObject, isWithinJsonLimits } from './read-body.ts'

/** Why a value is refused; becomes an error with the field's name. */
export interface FieldProblem {
  problem: ErrorCode
  longMessage?: string
  gap?: Gap
}

/** `true`: the values of this body are texts, as in a form. */
type Encoding = 'form' | 'json'

/** Turns a raw value into a typed one, or says what is wrong with it. */
export type Kind<Value> = (raw: unknown, encoding: Encoding) => { value: Value } | FieldProblem

/** One field that a request may carry. */
export interface Field<Value> {
  presence: 'required' | 'optional' | 'clearable'
  kind: Kind<Exclude<Value, null | undefined>>
  /** The name may come repeatedly. */
  repeated?: boolean
}

export type Fields = Record<string, Field<unknown>>

/** The typed values of a set of fields. */
export type Values<Shape extends Fields> = {
  [Name in keyof Shape]: Shape[Name] extends Field<infer Value> ? Value : never
}

/** Must be there. */
export const required = <Value>(kind: Kind<Value>): Field<Value> =>
  ({ presence: 'required', kind }) as Field<Value>

/** May be missing; null and an empty form value mean missing. */
export const optional = <Value>(kind: Kind<Value>): Field<Value | undefined> =>
  ({ presence: 'optional', kind }) as Field<Value | undefined>

/** May be missing; null and an empty form value clear what is stored. */
export const clearable = <Value>(kind: Kind<Value>): Field<Value | null | undefined> =>
  ({ presence: 'clearable', kind }) as Field<Value | null | undefined>

/** May be missing or come repeatedly. */
export const repeated = <Value>(kind: Kind<Value>): Field<Value[] | undefined> =>
  ({ presence: 'optional', repeated: true, kind: list(kind) }) as Field<Value[] | undefined>

/**
 * A field about something that this version does not have. It takes what holds anyway, so that clients that always send
 * the field work; all else is refused by the name of the gap, and never swallowed.
 */
export const unavailable = (gap: Gap, ...holds: unknown[]): Field<undefined> =>
  optional<never>((raw) =>
    holds.includes(raw)
      ? { value: undefined as never }
      : { problem: 'not_available', gap, longMessage: gapText(gap) },
  )

const refuse = (problem: ErrorCode, longMessage?: string): FieldProblem => ({
  problem,
  ...(longMessage && { longMessage }),
})

/** Text without NUL and unpaired surrogates, at most `max` characters. */
export function text({ max = 256 }: { max?: number } = {}): Kind<string> {
  return (raw) => {
    if (typeof raw !== 'string') return refuse('form_param_type_invalid')
    if (raw.length > max) {
      return refuse('form_param_max_length_exceeded', `Use at most ${max} characters.`)
    }
    if (raw.includes('\0') || !raw.isWellFormed()) return refuse('form_param_format_invalid')
    return { value: raw }
  }
}

/** A text on one line: no control characters, no characters that turn the reading direction (XSS-1). */
export function line({ max = 256 }: { max?: number } = {}): Kind<string> {
  return (raw, encoding) => {
    const result = text({ max })(raw, encoding)
    if ('value' in result && UNSEEN.test(result.value)) return refuse('form_param_format_invalid')
    return result
  }
}

const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** The bytes of a file; the route takes them apart. */
export const file: Kind<Uint8Array> = (raw) =>
  raw instanceof Uint8Array ? { value: raw } : refuse('form_param_type_invalid')

export function choice<const Value extends string>(values: readonly Value[]): Kind<Value> {
  return (raw) => {
    if (typeof raw !== 'string') return refuse('form_param_type_invalid')
    const known = values.find((value) => value === raw)
    if (known !== undefined) return { value: known }
    return refuse('form_param_value_invalid', `Use one of ${values.join(', ')}.`)
  }
}

export const flag: Kind<boolean> = (raw, encoding) => {
  if (typeof raw === 'boolean') return { value: raw }
  if (encoding === 'json') return refuse('form_param_type_invalid')
  if (raw === 'true' || raw === '1' || raw === 'on') return { value: true }
  if (raw === 'false' || raw === '0') return { value: false }
  return refuse('form_param_type_invalid')
}

export function integer({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Kind<number> {
  return (raw, encoding) => {
    const isText = typeof raw === 'string' && encoding === 'form' && /^-?\d{1,16}$/.test(raw)
    const value = isText ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      return refuse('form_param_type_invalid')
    }
    if (value < min || value > max) {
      return refuse('form_param_value_invalid', `Use a number from ${min} to ${max}.`)
    }
    return { value }
  }
}

const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** A JSON object (its text, in a form) of at most `max` bytes, without keys that reach prototypes (AZ-5). */
export function metadata({ max }: { max: number }): Kind<Record<string, unknown>> {
  return (raw) => {
    const value = typeof raw === 'string' ? parseJson(raw) : raw
    if (!isPlainObject(value)) return refuse('form_param_type_invalid', 'Use a JSON object.')
    if (!isWithinJsonLimits(value)) return refuse('form_metadata_too_large')
    const problem = findInvalidNode(value)
    if (problem) return refuse(problem)
    if (Buffer.byteLength(JSON.stringify(value)) > max) return refuse('form_metadata_too_large')
    return { value }
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function findInvalidNode(node: unknown): ErrorCode | null {
  if (typeof node === 'string') {
    return node.includes('\0') || !node.isWellFormed() ? 'form_param_format_invalid' : null
  }
  if (typeof node !== 'object' || node === null) return null
  for (const [key, child] of Object.entries(node)) {
    if (RESERVED_KEYS.has(key)) return 'form_metadata_key_reserved'
    const problem = findInvalidNode(child) ?? findInvalidNode(key)
    if (problem) return problem
  }
  return null
}

const MAX_LIST = 100

function list<Value>(kind: Kind<Value>): Kind<Value[]> {
  return (raw, encoding) => {
    const items = Array.isArray(raw) ? raw : [raw]
    if (items.length > MAX_LIST) return refuse('form_param_array_size_exceeded')
    const values: Value[] = []
    for (const item of items) {
      const result = kind(item, encoding)
      if ('problem' in result) return result
      values.push(result.value)
    }
    return { value: values }
  }
}

import { type ClaimFacts, shortcode } from './shortcodes.ts'

/** Claims as a site writes them: JSON, in whose texts shortcodes stand. */
export type ClaimTemplate =
  | string
  | number
  | boolean
  | null
  | readonly ClaimTemplate[]
  | ClaimTemplates

export interface ClaimTemplates {
  readonly [name: string]: ClaimTemplate
}

/** What stands between two `||`: the name of a shortcode, or a value by itself. */
export type Operand = { name: string } | { value: string | number | boolean | null }

/** A text by its parts: plain ones, and shortcodes of which the first that says something counts. */
export type Part = string | readonly Operand[]

const SHORTCODE = /\{\{((?:[^{}'"]|'[^']*'|"[^"]*")*)\}\}/
const OPERAND =
  /\s*(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|(true|false|null)(?![\w.])|([a-z_]\w*(?:\.[^\s.|{}'"]+)+))\s*(\|\||$)/y

/** Null: the text has a shortcode that is none, or one that does not end. */
export function partsOf(text: string): Part[] | null {
  const parts: Part[] = []
  const pieces = text.split(SHORTCODE)
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      const operands = operandsOf(piece)
      if (!operands) return null
      parts.push(operands)
    } else if (piece.includes('{{')) {
      return null
    } else if (piece !== '') {
      parts.push(piece)
    }
  }
  return parts
}

function operandsOf(expression: string): Operand[] | null {
  const operands: Operand[] = []
  OPERAND.lastIndex = 0
  for (;;) {
    const match = OPERAND.exec(expression)
    if (!match) return null
    const [, single, double, number, word, name, separator] = match
    const text = single ?? double
    if (name !== undefined) operands.push({ name })
    else if (text !== undefined) operands.push({ value: text })
    else operands.push({ value: JSON.parse(number ?? word!) })
    if (separator === '') return operands
  }
}

/** Fills shortcodes in: they are data, looked up by name. Nothing is run. */
export function fillClaims(templates: ClaimTemplates, facts: ClaimFacts): Record<string, unknown> {
  return fill(templates, facts) as Record<string, unknown>
}

function fill(template: ClaimTemplate, facts: ClaimFacts): unknown {
  if (typeof template === 'string') return fillText(template, facts)
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) return template.map((item) => fill(item, facts))
  const entries = Object.entries(template as ClaimTemplates)
  return Object.fromEntries(entries.map(([name, value]) => [name, fill(value, facts)]))
}

/** A text that is one shortcode becomes what that says, of its own type; within others it is text. */
function fillText(text: string, facts: ClaimFacts): unknown {
  const parts = partsOf(text) ?? [text]
  const values = parts.map((part) => (typeof part === 'string' ? part : firstOf(part, facts)))
  return values.length === 1 ? values[0] : values.map(asText).join('')
}

/** The first that is not missing, null, false or empty; else the last. */
function firstOf(operands: readonly Operand[], facts: ClaimFacts): unknown {
  let value: unknown = null
  for (const operand of operands) {
    value = ('name' in operand ? shortcode(operand.name)?.(facts) : operand.value) ?? null
    if (value !== null && value !== false && value !== '') return value
  }
  return value
}

function asText(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

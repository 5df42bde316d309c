/** Texts by key, nested by `.`; every key may be missing. Objects of `@clerk/localizations` have this shape. */
export interface Localization {
  locale?: string
  [key: string]: string | undefined | Messages
}
export interface Messages {
  [key: string]: string | undefined | Messages
}

export type Tokens = Record<string, string | number | Date | null | undefined>

const find = (messages: Messages | undefined, path: string): unknown => {
  let node: unknown = messages
  for (const key of path.split('.')) node = (node as Messages | undefined)?.[key]
  return node
}

/** The text of a key from the first source that has it. Undefined: none has. */
export function lookUp(
  path: string,
  sources: readonly (Messages | undefined)[],
): string | undefined {
  for (const source of sources) {
    const text = find(source, path)
    if (typeof text === 'string') return text
  }
  return undefined
}

/** Fills `{{name | modifier('argument')}}`. A name that is not given stays as it stands. UI components §4. */
export function fill(text: string, tokens: Tokens): string {
  return text.replace(/\{\{([^}]+)\}\}/g, (whole, expression: string) => {
    const [name, ...modifiers] = expression.split(/\s*\|\|?\s*/).map((part) => part.trim())
    const value = tokens[name!]
    if (value === undefined || value === null) return whole
    return String(modifiers.reduce<string | number | Date>(modify, value))
  })
}

const dates: Record<string, Intl.DateTimeFormatOptions> = {
  timeString: { hour: 'numeric', minute: 'numeric' },
  shortDate: { month: 'short', day: 'numeric' },
  longDate: { dateStyle: 'long' },
  numeric: {},
}

function modify(value: string | number | Date, modifier: string): string | number | Date {
  const [, name, args = ''] = /^(\w+)(?:\((.*)\))?$/.exec(modifier) ?? []
  if (name === 'titleize') return String(value).replace(/^./, (first) => first.toUpperCase())
  const [locale, style] = args.split(',').map((arg) => arg.replace(/['"\s]/g, ''))
  const format = name === 'weekday' ? { weekday: (style || 'long') as 'long' } : name && dates[name]
  if (!format) return value
  try {
    return new Intl.DateTimeFormat(locale || undefined, format).format(new Date(value))
  } catch {
    return ''
  }
}

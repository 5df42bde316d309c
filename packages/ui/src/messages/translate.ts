/** Texts by key, nested by `.`; every key may be missing. Objects of `@clerk/localizations` have this shape. */
export interface Localization {
  locale?: string
  [key: string]: string | undefined | Messages
}
export interface Messages {
  [key: string]: string | undefined | Messages
}

export type Tokens = Record<string, string | number | null | undefined>

/** The text of a key from the first source that has it. Undefined: none has. */
export function lookUp(
  path: string,
  sources: readonly (Messages | undefined)[],
): string | undefined {
  for (const source of sources) {
    let node: unknown = source
    for (const key of path.split('.')) node = (node as Messages | undefined)?.[key]
    if (typeof node === 'string') return node
  }
  return undefined
}

/**
 * Fills `{{name}}` and `{{name | titleize}}`; a name that is not given stays as it stands, other modifiers belong to
 * keys of other components. Marks of emphasis are dropped. UI components §4.
 */
export function fill(text: string, tokens: Tokens): string {
  return text
    .replace(/\{\{\s*(\w+)\s*(?:\|\|?\s*(\w+)[^}]*)?\}\}/g, (whole, name: string, modifier) => {
      const value = tokens[name] ?? whole
      return modifier === 'titleize'
        ? String(value).replace(/^./, (first) => first.toUpperCase())
        : String(value)
    })
    .replace(/<\/?bold>/g, '')
}

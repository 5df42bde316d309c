import { layersOf } from '../appearance/cascade.ts'
import type { Appearance } from '../appearance/types.ts'

export interface Stylesheets {
  /** The rules of one appearance, in place of the ones it had under this key. Undefined: none. */
  set(key: unknown, appearance: Appearance | undefined, scope?: string): void
}

/**
 * Rules that appearances bring along, as constructed stylesheets: a strict policy allows them, and they survive when
 * a client router exchanges the head of the page.
 */
export function createStylesheets(): Stylesheets {
  const sheets = new Map<unknown, { sheet?: CSSStyleSheet }>()
  return {
    set(key, appearance, scope) {
      const old = sheets.get(key)?.sheet
      const entry: { sheet?: CSSStyleSheet } = {}
      sheets.delete(key)
      if (appearance && hasRules(appearance)) {
        sheets.set(key, entry)
        void import('../appearance/css.ts').then(({ appearanceToCss }) => {
          if (sheets.get(key) !== entry) return
          entry.sheet = new CSSStyleSheet()
          entry.sheet.replaceSync(appearanceToCss(appearance, scope))
          adopt(entry.sheet, old)
        })
      } else if (old) adopt(undefined, old)
    },
  }
}

function adopt(sheet: CSSStyleSheet | undefined, old: CSSStyleSheet | undefined) {
  document.adoptedStyleSheets = [
    ...document.adoptedStyleSheets.filter((other) => other !== old),
    ...(sheet ? [sheet] : []),
  ]
}

const hasRules = (appearance: Appearance): boolean =>
  [appearance, ...Object.values(appearance)].some((level) =>
    layersOf(level as Appearance).some(
      ({ variables, elements }) =>
        Object.keys(variables).length > 0 ||
        Object.values(elements).some((style) => typeof style === 'object'),
    ),
  )

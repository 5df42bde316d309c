import { appearanceToCss } from '../appearance/css.ts'
import type { Appearance } from '../appearance/types.ts'

const sheets = new Map<unknown, CSSStyleSheet>()

/**
 * The rules that an appearance brings along, in place of those it had under this key; none without an appearance. They
 * are constructed stylesheets: a strict policy allows them, and they survive when a client router exchanges the head.
 */
export function setRules(key: unknown, appearance: Appearance | undefined, scope?: string): void {
  const old = sheets.get(key)
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== old)
  sheets.delete(key)
  const css = appearanceToCss(appearance, scope)
  if (css) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(key, sheet)
    others.push(sheet)
  }
  if (css || old) document.adoptedStyleSheets = others
}

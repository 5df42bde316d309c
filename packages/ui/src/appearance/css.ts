import { flattenTheme, layersOf } from './cascade.ts'
import type { Appearance, Elements, StyleObject, Theme } from './types.ts'
import { variableDeclarations } from './variables.ts'
import { ABOVE_OURS } from './weight.ts'

const STATES = /__(loading|error|open|active)$/

/**
 * The rules of an appearance that a stylesheet must carry: variables as custom properties, and elements given as style
 * objects. Class names are not part of it: they stand in the markup. `scope` (a selector of a root element) limits the
 * rules to one place; without it, sub-objects by component key are limited to their components. UI components §3.2.
 */
export function appearanceToCss(appearance: Appearance | undefined, scope?: string): string {
  if (!appearance) return ''
  let css = levelToCss(appearance, scope)
  if (!scope) {
    for (const [key, own] of Object.entries(appearance)) {
      if (isComponentKey(key)) css += levelToCss(own as Theme, `.cl-${key}-root`)
    }
  }
  const layer = css && layerName(appearance)
  return layer ? `@layer ${layer}{${css}}` : css
}

/** Read from the appearance itself, else from the first of its themes that has one. */
export function layerName(appearance: Appearance | undefined): string | undefined {
  const name =
    appearance?.cssLayerName ??
    flattenTheme(appearance).find(({ cssLayerName }) => cssLayerName)?.cssLayerName
  return name && /^[a-z_][\w-]*(\.[a-z_][\w-]*)*$/i.test(name) ? name : undefined
}

/** What is no part of a theme is about one kind of components; it has rules only if it looks like a theme itself. */
const isComponentKey = (key: string): boolean =>
  /^\w+$/.test(key) && !/^(theme|baseTheme|options|layout|variables|elements)$/.test(key)

function levelToCss(appearance: Theme | undefined, scope: string | undefined): string {
  const root = scope
    ? `:is(${scope},.cl-modalBackdrop:has(${scope}))`
    : ':is(.cl-rootBox,.cl-modalBackdrop)'
  return layersOf(appearance)
    .map(({ variables, elements }) => {
      const declarations = variableDeclarations(variables)
      return (declarations && `${root}{${declarations}}`) + elementsToCss(elements, scope && root)
    })
    .join('')
}

function elementsToCss(elements: Elements, scope: string | undefined): string {
  const within = scope ? `:is(${scope},${scope} *)` : ''
  return Object.entries(elements)
    .map(([key, style]) =>
      typeof style === 'object'
        ? `${within}.cl-${key.replace(STATES, '.cl-$1')}${ABOVE_OURS}{${declarationsToCss(style)}}`
        : '',
    )
    .join('')
}

/** Numbers are pixels, except where CSS counts otherwise. */
const UNITLESS =
  /^(--|opacity|order|zoom|scale|tabSize|zIndex|columns|flex|lineHeight|fontWeight|aspectRatio|animationIterationCount)|Grow$|Shrink$|Opacity$/

function declarationsToCss(style: StyleObject): string {
  return Object.entries(style)
    .map(([name, value]) => {
      if (value === undefined || value === null) return ''
      if (typeof value === 'object') return `${nestedSelector(name)}{${declarationsToCss(value)}}`
      const property = name.startsWith('--') ? name : kebab(name)
      const isLength = typeof value === 'number' && value !== 0 && !UNITLESS.test(name)
      const text = isLength ? `${value}px` : value
      return `${property}:${text};`
    })
    .join('')
}

const kebab = (name: string): string =>
  name
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^(webkit|moz|ms)-/, '-$1-')

function nestedSelector(key: string): string {
  if (key.startsWith('@') || key.includes('&')) return key
  return key.startsWith(':') ? `&${key}` : `& ${key}`
}

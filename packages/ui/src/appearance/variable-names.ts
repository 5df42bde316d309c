import { nearestName } from '@dooryard/protocol'
import type { Appearance } from './types.ts'
import { RENAMED } from './variables.ts'

/** UI components §3.4. */
const NAMES = [
  'borderRadius',
  'colorBackground',
  'colorBorder',
  'colorDanger',
  'colorForeground',
  'colorInput',
  'colorInputForeground',
  'colorModalBackdrop',
  'colorMuted',
  'colorMutedForeground',
  'colorNeutral',
  'colorPrimary',
  'colorPrimaryForeground',
  'colorRing',
  'colorShadow',
  'colorShimmer',
  'colorSuccess',
  'colorWarning',
  'fontFamily',
  'fontFamilyButtons',
  'fontFamilyMono',
  'fontSize',
  'fontWeight',
  'spacing',
]

/**
 * What to tell about variables that nobody reads, of all components or of one kind of them. Those of themes are of whoever
 * made the theme.
 */
export function unknownVariables(appearance: Appearance | undefined): string[] {
  const groups = Object.entries(appearance ?? {}).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'variables') return [['appearance.variables', value]]
    const isTheme = key === 'theme' || key === 'baseTheme'
    return isTheme || !isObject(value) ? [] : [[`appearance.${key}.variables`, value.variables]]
  })
  return groups.flatMap(([path, variables]) =>
    Object.keys(isObject(variables) ? variables : {})
      .filter((name) => !NAMES.includes(name) && !Object.hasOwn(RENAMED, name))
      .map((name) => {
        const nearest = nearestName(name, NAMES)
        const advice = nearest ? `Did you mean ${nearest}?` : `There are: ${NAMES.join(', ')}.`
        return `${path} has no ${name}. ${advice}`
      }),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

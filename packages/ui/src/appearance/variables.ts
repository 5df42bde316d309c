import type { Variables } from './types.ts'

/** Names of older versions. UI components §3.1. */
export const RENAMED: Record<string, string> = {
  colorText: 'colorForeground',
  colorTextOnPrimaryBackground: 'colorPrimaryForeground',
  colorTextSecondary: 'colorMutedForeground',
  colorInputText: 'colorInputForeground',
  colorInputBackground: 'colorInput',
  spacingUnit: 'spacing',
}

/** Prefix of the custom properties through which the stylesheet reads variables. */
const PREFIX = '--dy-'

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Variables as custom properties: `colorPrimary` → `--dy-color-primary`, sizes and weights one by one. */
export function variableDeclarations(variables: Variables): string {
  return Object.entries(variables)
    .flatMap(([given, value]) => {
      const name = RENAMED[given] ?? given
      if (value === undefined || value === null) return []
      if (typeof value !== 'object') return [[name, value] as const]
      // Of a colour scale the middle decides; all other shades are derived in the stylesheet.
      if (name.startsWith('color')) return [[name, value['500'] ?? value.alpha500] as const]
      return Object.entries(value).map(([size, part]) => [`${name}-${size}`, part] as const)
    })
    .map(([name, value]) =>
      value === undefined ? '' : `${PREFIX}${kebab(name)}:${css(name, value)};`,
    )
    .join('')
}

function css(name: string, value: string | number): string {
  if (value === 'none') return '0px'
  if (typeof value === 'number' && value && !name.startsWith('fontWeight')) return `${value}px`
  return String(value)
}

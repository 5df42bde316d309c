import postcss, { type ChildNode, type Container, type Rule } from 'postcss'
import { expect, test } from 'vitest'
import { composeStyles } from '../../../../scripts/compose-styles.mjs'

const css = await composeStyles()

/** Relative luminance of an OKLCH colour inside sRGB (CSS Color 4, WCAG 2.2). */
function luminance(l: number, c: number, h: number): number {
  const angle = (h * Math.PI) / 180
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)]
  const cube = (x: number) => x ** 3
  const [long, medium, short] = [
    cube(l + 0.3963377774 * a + 0.2158037573 * b),
    cube(l - 0.1055613458 * a - 0.0638541728 * b),
    cube(l - 0.0894841775 * a - 1.291485548 * b),
  ]
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/** The two lightnesses, chroma and hue that the stylesheet gives a token. */
function token(name: string) {
  const found = new RegExp(
    `--_${name}:[^;]*clamp\\(\\s*([\\d.]+),\\s*var\\(--_is-dark\\),\\s*([\\d.]+)\\s*\\)\\s*([\\d.]+)\\s+([\\d.]+)`,
  ).exec(css)
  if (!found) throw new Error(`no token ${name}`)
  const [onLight, onDark, chroma, hue] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ]
  return { light: luminance(onLight, chroma, hue), dark: luminance(onDark, chroma, hue) }
}

/** The lowest lightness that a dark canvas is lifted to. */
const darkPaper = Number(/--_paper:[^;]*from Canvas clamp\(\s*([\d.]+)/.exec(css)?.[1])
const paper = { light: 1, dark: luminance(darkPaper, 0.006, 270) }

test.each(['ink', 'muted-ink', 'danger', 'success', 'warning'])(
  'text in the colour of %s is readable on light and dark paper',
  (name) => {
    const ink = token(name)
    expect(contrast(ink.light, paper.light)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ink.dark, paper.dark)).toBeGreaterThanOrEqual(4.5)
  },
)

test('text on the accent picks the one of black and white that is readable', () => {
  const turn = Number(/--_prefers-white: calc\(\(([\d.]+) - y/.exec(css)?.[1])
  for (let accent = 0; accent <= 1; accent += 0.001) {
    expect(contrast(accent, accent < turn ? 1 : 0)).toBeGreaterThanOrEqual(4.5)
  }
})

const sheet = postcss.parse(css)
const outside = sheet.nodes.find(
  (node): node is Rule => node.type === 'rule' && node.selector === ':not(.cl-custom):not(#_)',
)!
const layer = sheet.nodes.find(
  (node) => node.type === 'atrule' && node.name === 'layer' && node.params.includes('dooryard'),
) as Container

/** Selectors of what stands neither in `outside` nor in the layer, in at-rules too. */
function loose(container: Container): string[] {
  return container.nodes!.flatMap((node) => {
    if (node === outside || node === layer) return []
    if (node.type === 'rule') return node.selectors
    if (node.type !== 'atrule') return []
    if (node.name === 'keyframes') return `@keyframes ${node.params.replace(/^cl-.*/, 'cl-*')}`
    return node.nodes ? [`@${node.name}`, ...loose(node)] : `@${node.name} ${node.params}`
  })
}

test('every rule stands outside of layers, for elements without a class name of the site', () => {
  const forCustom = /^:where\(\.cl-custom\):not\(html( html){5}\)(::[a-z]+)?$/
  expect(loose(sheet).filter((selector) => !forCustom.test(selector))).toEqual([
    '@layer base, components, utilities',
    ':root',
    ':root:not(#_):has(.cl-modalBackdrop[open])',
    '@position-try',
    '@keyframes cl-*',
    '@keyframes cl-*',
  ])
  expect(loose(outside)).not.toEqual([])
  outside.walkAtRules('layer', (rule) => expect.fail(`a layer within: ${rule.params}`))
})

test('the same rules stand in a layer below utilities, for those that have one', () => {
  const inside = layer.nodes![0] as Rule
  expect(inside.selector).toBe(':where(.cl-custom)')
  const text = (node: ChildNode) => node.toString()
  expect(inside.nodes.map(text)).toEqual(outside.nodes.map(text))
  expect(css).toMatch(/@layer base, components, utilities;/)
})

test('the subject of every rule is what decides between the two', () => {
  let count = 0
  outside.walkRules(({ selectors }) => {
    count += selectors.length
    for (const selector of selectors) {
      // Others may be named around it.
      const subject = selector.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '()').split(/[\s>+~]+/)
      expect(subject.at(-1), selector).toContain('&')
      expect(subject.slice(0, -1).join(), selector).not.toContain('&')
    }
  })
  expect(count).toBeGreaterThan(100)
})

test('nothing depends on the side from which a language is written', () => {
  expect(
    css.match(/\b(margin|padding|border)-(left|right)\b|\btext-align: (left|right)/g),
  ).toBeNull()
})

test('no rule asks for a token that there is not: it would be dropped without a word', () => {
  const named = (pattern: RegExp) => new Set([...css.matchAll(pattern)].map(([, name]) => name!))
  const defined = named(/(--_[a-z-]+)\s*:/g)
  const missing = [...named(/var\(\s*(--_[a-z-]+)\s*\)/g)].filter((name) => !defined.has(name))
  expect(missing).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { resolveAppearance } from './cascade.ts'
import { classNames } from './class-names.ts'
import { appearanceToCss, layerName } from './css.ts'
import type { Appearance } from './types.ts'
import { unknownVariables } from './variable-names.ts'

const names = (appearance: Appearance | undefined, own?: Appearance, key = 'signIn') =>
  classNames(resolveAppearance(appearance, key, own).layers, {
    keys: ['button', 'formButtonPrimary'],
    id: 'google',
    state: 'loading',
  })

describe('class names', () => {
  test('name the element, its id and its state, most specific first, and end with the mark', () => {
    expect(names(undefined)).toBe(
      'cl-formButtonPrimary cl-button cl-formButtonPrimary__google cl-button__google cl-loading 🔒️',
    )
  })

  test('of all levels are kept, themes below what names them', () => {
    const appearance = {
      theme: [{ theme: { elements: { button: 'a' } }, elements: { button: 'b' } }],
      elements: { button: 'c' },
      signIn: { elements: { formButtonPrimary: 'd' } },
      signUp: { elements: { formButtonPrimary: 'not-here' } },
    }
    const own = {
      baseTheme: { elements: { button__google: 'e' } },
      elements: { button__loading: 'f' },
    }
    expect(names(appearance, own)).toMatch(/ cl-loading cl-custom a b c d e f 🔒️$/)
  })

  test('of a theme may come from a function that reads a theme of another implementation', () => {
    const theme = {
      elements: ({ theme }: { theme: unknown }) => ({
        button: `x${(theme as { colors: { $primary: string } }).colors.$primary}`,
      }),
    }
    expect(names({ theme })).toContain(' x ')
  })

  test('names of themes that only other implementations have change nothing', () => {
    expect(names({ theme: 'simple' })).toBe(names(undefined))
  })
})

test('options: a later level wins, and the older name is read', () => {
  const { options } = resolveAppearance(
    {
      layout: { logoPlacement: 'outside', helpPageUrl: '/help' },
      signIn: { options: { logoPlacement: 'none' } },
    },
    'signIn',
    { options: { autoFocus: false } },
  )
  expect(options).toEqual({ logoPlacement: 'none', helpPageUrl: '/help', autoFocus: false })
})

describe('rules', () => {
  test('carry variables as custom properties, older names and scales included', () => {
    const css = appearanceToCss({
      variables: {
        colorPrimary: '#6d3ff0',
        colorText: 'navy',
        colorDanger: { 500: '#f00', 600: '#c00' },
        fontSize: { sm: '12px' },
        fontWeight: { bold: 800 },
        borderRadius: 'none',
      },
    })
    expect(css).toBe(
      ':is(.cl-rootBox,.cl-modalBackdrop){--dy-color-primary:#6d3ff0;--dy-color-foreground:navy;' +
        '--dy-color-danger:#f00;--dy-font-size-sm:12px;--dy-font-weight-bold:800;--dy-border-radius:0px;}',
    )
  })

  test('carry style objects with their nested selectors, ids and states', () => {
    const css = appearanceToCss({
      elements: {
        card: {
          paddingTop: 4,
          lineHeight: 2,
          WebkitTextFillColor: 'red',
          '&:hover': { opacity: 0.5 },
          ':focus': { zIndex: 1 },
          '@media print': { display: 'none' },
          'a, b': { '--x': 1 },
        },
        formButtonPrimary__loading: { color: 'gray' },
        formField__identifier__error: { margin: 0 },
        header: 'only-a-class',
      },
    })
    expect(css).toBe(
      '.cl-card:not(#_#_){padding-top:4px;line-height:2;-webkit-text-fill-color:red;&:hover{opacity:0.5;}' +
        '&:focus{z-index:1;}@media print{display:none;}& a, b{--x:1;}}' +
        '.cl-formButtonPrimary.cl-loading:not(#_#_){color:gray;}' +
        '.cl-formField__identifier.cl-error:not(#_#_){margin:0;}',
    )
  })

  test('of one kind of component, and of one component, stay with it', () => {
    expect(appearanceToCss({ signIn: { elements: { card: { gap: 1 } } } })).toContain(
      ':is(.cl-signIn-root,.cl-modalBackdrop:has(.cl-signIn-root)) *).cl-card:not(#_#_){gap:1px;}',
    )
    const theme = { elements: { card: { gap: 1 } } }
    expect(appearanceToCss({ userAvatar: theme })).toContain('.cl-userAvatar-root')
    expect(appearanceToCss({ theme, options: { elements: theme } })).not.toContain('-root')
    expect(appearanceToCss({ 'x{}y': theme })).toBe('')
    expect(appearanceToCss({ variables: { spacing: '2rem' } }, '[data-clerk-id="x"]')).toMatch(
      /^:is\(\[data-clerk-id="x"\],.*\{--dy-spacing:2rem;\}$/,
    )
  })

  test('stand in the layer of the appearance, or of its first theme that has one', () => {
    const elements = { card: { gap: 1 } }
    expect(appearanceToCss({ cssLayerName: 'clerk', elements })).toBe(
      '@layer clerk{.cl-card:not(#_#_){gap:1px;}}',
    )
    expect(layerName({ theme: [{}, { cssLayerName: 'components' }] })).toBe('components')
    expect(layerName({ cssLayerName: 'a{}b' })).toBeUndefined()
  })

  test('none for an appearance of class names alone', () => {
    expect(appearanceToCss({ elements: { card: 'p-4' } })).toBe('')
    expect(appearanceToCss(undefined)).toBe('')
  })
})

describe('variables that nobody reads', () => {
  test('are told with their place, and with what could be meant', () => {
    const appearance = {
      variables: { colorPrimry: 'red', colorPrimary: 'red' },
      signIn: { variables: { fontsize: '1rem', sheen: 1 } },
    }
    expect(unknownVariables(appearance)).toEqual([
      'appearance.variables has no colorPrimry. Did you mean colorPrimary?',
      'appearance.signIn.variables has no fontsize. Did you mean fontSize?',
      expect.stringMatching(
        /^appearance\.signIn\.variables has no sheen\. There are: .*spacing\.$/,
      ),
    ])
  })

  test('are no older names, and none of a theme', () => {
    const theme = { variables: { colorOfTheme: 'red' } }
    const variables = { colorText: 'navy', spacingUnit: 4, fontSize: { sm: '12px' } }
    expect(unknownVariables({ theme, baseTheme: [theme], variables, elements: {} })).toEqual([])
    expect(unknownVariables(undefined)).toEqual([])
    expect(unknownVariables('simple' as never)).toEqual([])
  })
})

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { installStylesheets } from '../stylesheets/install.ts'
import { createPerson, signIn } from './people.ts'

const example = join(root, 'tests/stylesheets')
let chromium: TestBrowser
let visitors = 0

beforeAll(async () => {
  await installStylesheets()
  chromium = await openBrowser()
})
afterAll(() => chromium?.close())

const worlds = [
  { tailwind: '3', mode: 'production' },
  { tailwind: '4', mode: 'production' },
  { tailwind: '3', mode: 'dev' },
  { tailwind: '4', mode: 'dev' },
] as const

describe.each(worlds)('beside Tailwind $tailwind and others, $mode', ({ tailwind, mode }) => {
  let site: Site
  let bare: Looks
  beforeAll(async () => {
    site = await startSite({
      example,
      mode,
      env: { SITE_TAILWIND: tailwind, DOORYARD_TRUSTED_PROXIES: '1' },
    })
    bare = await looksOf('/')
  })
  afterAll(() => site?.stop())

  /** Where a stylesheet stands in a page that has it; those of elements alone are the same beside either Tailwind. */
  const pages = ['/tailwind-first', '/tailwind-last']
  if (tailwind === '4') pages.push('/pico', '/simple', '/layer')

  test.each(pages)('%s changes nothing in our elements', async (path) => {
    const looks = await looksOf(path)
    expect(Object.keys(looks).sort()).toEqual(Object.keys(bare).sort())
    for (const [name, look] of Object.entries(looks)) {
      expect({ [name]: look }).toEqual({ [name]: bare[name] })
    }
  })

  test.each(['/opener', '/opener-tailwind', '/opener-pico'])(
    '%s: a page with a mere button opens a modal that looks right',
    async (path) => {
      const page = await chromium.newPage({ reducedMotion: 'reduce' })
      await page.goto(site.url + path)
      await page.getByRole('button', { name: 'Sign in' }).click()
      const dialog = page.locator('dialog[open]')
      await dialog.locator('.cl-formButtonPrimary').waitFor()
      await shoot(page, `${path.slice(1)}-${mode}-${tailwind}`)
      const looks = await computed(page, MODAL)
      expect(looks['.cl-modalBackdrop']).toMatchObject({ display: 'grid', 'padding-top': '16px' })
      expect(looks['.cl-modalContent .cl-formButtonPrimary']).toEqual({
        ...bare['.cl-formButtonPrimary'],
        'inline-size': expect.any(String),
        width: expect.any(String),
      })
      await page.context().close()
    },
  )

  test('/script: so does a page with a mere script', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/script`)
    await page.locator('#open').click()
    await page.locator('dialog[open] .cl-formButtonPrimary').waitFor()
    expect(await style(page, '.cl-modalBackdrop', 'display')).toBe('grid')
    await page.context().close()
  })

  test.each(['/tailwind-first', '/tailwind-last'])(
    '%s: classes that the site gives to our elements win, and the rest of ours stays',
    async (path) => {
      const page = await chromium.newPage()
      await page.goto(`${site.url}${path}?classes`)
      await page.locator('.cl-formButtonPrimary').waitFor()
      await shoot(page, `classes-${path.slice(1)}-${mode}-${tailwind}`)
      expect(await style(page, '.cl-formButtonPrimary', 'padding')).toBe('32px')
      expect(await style(page, '.cl-formButtonPrimary', 'border-radius')).toBe('0px')
      expect(await style(page, '.cl-formButtonPrimary', 'background-color')).toMatch(
        tailwind === '3' ? 'rgb(220, 38, 38)' : /^oklch\(0.577/,
      )
      expect(await style(page, '.cl-card', 'row-gap')).toBe('4px')
      expect(await style(page, '.cl-headerTitle', 'text-transform')).toBe('uppercase')
      await page.goto(`${site.url}${path}?rounded`)
      expect(await style(page, '.cl-formButtonPrimary', 'border-radius')).toBe('0px')
      expect(await style(page, '.cl-formButtonPrimary', 'background-color')).toBe(
        bare['.cl-formButtonPrimary']!['background-color'],
      )
      await page.goto(`${site.url}${path}?classes`)
      for (const [element, properties] of Object.entries({
        '.cl-formButtonPrimary': ['display', 'color', 'font-weight', 'border-top-style', 'width'],
        '.cl-card': ['display', 'padding-top'],
        '.cl-headerTitle': ['font-size', 'font-weight', 'margin-top'],
      })) {
        for (const property of properties) {
          expect(await style(page, element, property), `${element} ${property}`).toBe(
            bare[element]![property],
          )
        }
      }
      await page.context().close()
    },
  )

  test('/named: rules of the site for our stable class names win', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/named`)
    await page.locator('.cl-formButtonPrimary').hover()
    expect(await style(page, '.cl-formButtonPrimary', 'border-radius')).toBe('3px')
    expect(await style(page, '.cl-formButtonPrimary', 'background-color')).toBe('rgb(1, 2, 3)')
    await page.locator('.cl-formFieldInput').first().focus()
    expect(await style(page, '.cl-formFieldInput', 'background-color')).toBe('rgb(4, 5, 6)')
    await page.context().close()
  })

  /** How our elements look in one page of the site, at the screens of a sign-in and when somebody is signed in. */
  async function looksOf(path: string): Promise<Looks> {
    const name = `${path.slice(1) || 'bare'}-${mode}-${tailwind}`
    const person = await createPerson(site)
    const page = await chromium.newPage({
      reducedMotion: 'reduce',
      // Each page is somebody else to the limits of attempts.
      extraHTTPHeaders: { 'x-forwarded-for': `10.0.0.${++visitors}` },
    })
    await page.goto(site.url + path)
    await page.waitForLoadState('networkidle')
    const looks = await computed(page, START)
    await shoot(page, `${name}-start`)
    await page.getByLabel('Email address').fill('nobody.at.all@example.com')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('.cl-formFieldErrorText').waitFor()
    await page.getByLabel('Email address').blur()
    Object.assign(looks, await computed(page, ERROR))
    await shoot(page, `${name}-error`)
    await page.getByLabel('Email address').fill(person.emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('.cl-card.cl-signIn-password .cl-formFieldInputShowPasswordButton').waitFor()
    Object.assign(looks, await computed(page, PASSWORD))
    await shoot(page, `${name}-password`)
    await page.locator('.cl-footerActionLink').click()
    await page.locator('.cl-alternativeMethodsBlockButton').waitFor()
    Object.assign(looks, await computed(page, METHODS))
    await shoot(page, `${name}-methods`)
    await page.locator('.cl-alternativeMethodsBlockButton').click()
    await page.locator('.cl-otpCodeFieldInput').first().waitFor()
    Object.assign(looks, await computed(page, CODE))
    await shoot(page, `${name}-code`)
    await signIn(page, site, person)
    await page.goto(site.url + path)
    await page.waitForLoadState('networkidle')
    await page.locator('.cl-userButtonTrigger').click()
    await page.locator('.cl-userButtonPopoverCard').waitFor()
    Object.assign(looks, await computed(page, USER_BUTTON))
    await shoot(page, `${name}-user`)
    await page.context().close()
    return looks
  }
})

describe('cssLayerName', () => {
  test('puts our rules into that layer, where layers after it win', async () => {
    const env = { SITE_TAILWIND: '4', SITE_LAYER: 'components' }
    const site = await startSite({ example, mode: 'production', env })
    try {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/tailwind-first?classes`)
      expect(await style(page, '.cl-formButtonPrimary', 'padding')).toBe('32px')
      expect(await style(page, '.cl-formFieldInput', 'border-top-width')).toBe('1px')
      await page.goto(`${site.url}/pico`)
      // What stands outside of layers wins over all of them: the site wanted that.
      expect(await style(page, '.cl-formFieldInput', 'margin-bottom')).not.toBe('0px')
    } finally {
      await site.stop()
    }
  })
})

const START = [
  '.cl-cardBox',
  '.cl-card',
  '.cl-header',
  '.cl-headerTitle',
  '.cl-headerSubtitle',
  '.cl-form',
  '.cl-formFieldLabel',
  '.cl-formFieldInput',
  '.cl-formButtonPrimary',
  '.cl-footer',
  '.cl-footerActionText',
  '.cl-footerActionLink',
]
const ERROR = [
  '.cl-formFieldInput[aria-invalid]',
  '.cl-formFieldErrorText',
  '.cl-formFieldErrorText svg',
  '.cl-formFieldErrorText a',
]
const PASSWORD = [
  '.cl-identityPreview',
  '.cl-identityPreviewText',
  '.cl-identityPreviewEditButton',
  '.cl-identityPreviewEditButton svg',
  '.cl-formFieldAction',
  '.cl-formFieldInput__password',
  '.cl-formFieldInputShowPasswordButton',
]
const METHODS = ['.cl-headerBackLink', '.cl-alternativeMethodsBlockButton']
const CODE = ['.cl-otpCodeInput', '.cl-otpCodeFieldInput', '.cl-formResendCodeLink']
const USER_BUTTON = [
  '.cl-userButtonTrigger',
  '.cl-userButtonTrigger .cl-avatarBox',
  '.cl-userButtonPopoverCard',
  '.cl-userButtonPopoverActionButton',
  '.cl-userButtonPopoverActionButtonIconBox svg',
  '.cl-userPreviewMainIdentifierText',
]
const MODAL = ['.cl-modalBackdrop', '.cl-modalContent .cl-formButtonPrimary']

type Looks = Record<string, Record<string, string>>

/** All computed properties of elements, but those that a page hands down or that its layout decides. */
function computed(page: Page, selectors: string[]): Promise<Looks> {
  return page.evaluate((wanted) => {
    const ofThePage =
      /^(tab-size|-webkit-(tap-highlight-color|font-smoothing)|text-rendering|scrollbar-|caret-|text-size-adjust|text-underline-|inset|top|left|right|bottom|perspective-origin|transform-origin|text-spacing|text-autospace|interactivity|user-select|color-scheme|animation-|transition-)/
    const look = (element: Element, pseudo?: string) => {
      const all = getComputedStyle(element, pseudo)
      return Object.fromEntries(
        Array.from(all)
          .filter((name) => !ofThePage.test(name) && !name.startsWith('--'))
          .map((name) => [name, all.getPropertyValue(name)]),
      )
    }
    return Object.fromEntries(
      wanted.flatMap((selector) => {
        const element = document.querySelector(selector)
        if (!element) throw new Error(`no ${selector}`)
        return [
          [selector, look(element)],
          ...['::before', '::after']
            .filter((pseudo) => getComputedStyle(element, pseudo).content !== 'none')
            .map((pseudo) => [selector + pseudo, look(element, pseudo)]),
          ...(element.matches('input')
            ? [[`${selector}::placeholder`, look(element, '::placeholder')]]
            : []),
        ]
      }),
    )
  }, selectors)
}

const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

/** Pictures for those who want to look: SCREENSHOTS=folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

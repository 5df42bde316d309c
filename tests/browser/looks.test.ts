import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { installStylesheets } from '../stylesheets/install.ts'
import { backend, type Person, signIn } from './people.ts'

/** Somebody with a long address for each page: attempts are limited by address. */
const people = new WeakMap<Page, Person>()
const personOf = (page: Page) => people.get(page)!
const password = 'correct horse 42 battery'

let site: Site
let chromium: TestBrowser
let visitors = 0
beforeAll(async () => {
  await installStylesheets()
  const example = join(root, 'tests/stylesheets')
  const env = { SITE_TAILWIND: '4', DOORYARD_TRUSTED_PROXIES: '1' }
  ;[site, chromium] = await Promise.all([
    startSite({ example, mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

const visit = async (path: string, options: Parameters<TestBrowser['newPage']>[0] = {}) => {
  const page = await chromium.newPage({
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'x-forwarded-for': `10.0.1.${++visitors}` },
    ...options,
  })
  const emailAddress = `ada.lovelace.of.london.${10 + visitors}@example.com`
  const { id } = await backend(site, '/v1/users', { email_address: [emailAddress], password })
  people.set(page, { id, emailAddress, password })
  await page.goto(site.url + path)
  await page.waitForLoadState('networkidle')
  return page
}

const phone = { viewport: { width: 320, height: 568 } }

const screens = {
  async password(page: Page) {
    await page.getByLabel('Email address').fill(personOf(page).emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('.cl-card.cl-signIn-password').waitFor()
  },
  async methods(page: Page) {
    await page.locator('.cl-footerActionLink').click()
    await page.locator('.cl-alternativeMethodsBlockButton').waitFor()
  },
  async code(page: Page) {
    await page.locator('.cl-alternativeMethodsBlockButton').click()
    await page.locator('.cl-otpCodeFieldInput').first().waitFor()
  },
}

/** Goes through the screens of a sign-in, and looks at each. */
async function walk(page: Page, name: string, look: (screen: string) => Promise<void>) {
  for (const [screen, go] of Object.entries({ start: async () => {}, ...screens })) {
    await go(page)
    await shoot(page, `${name}-${screen}`)
    await look(screen)
  }
}

test.each(['plain', 'grid', 'flex'])(
  'in a %s of 320 pixels no screen widens the page',
  async (place) => {
    const page = await visit(`/?place=${place === 'plain' ? 'center' : place}`, phone)
    await walk(page, `320-${place}`, async (screen) => {
      const [width, card] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector('.cl-cardBox')!.getBoundingClientRect().right,
      ])
      expect(width, screen).toBe(320)
      expect(card, screen).toBeLessThanOrEqual(312)
    })
    await page.context().close()
  },
)

test.each([
  'display: grid; place-content: center',
  'inline-size: fit-content',
  'direction: rtl; display: grid; place-content: center',
])('in a parent with `%s` every screen is as wide as a card may be', async (style) => {
  for (const viewport of [phone.viewport, { width: 1280, height: 720 }]) {
    const page = await visit('/?place=center', { viewport })
    await page.locator('#place').evaluate((place, css) => place.setAttribute('style', css), style)
    const widths: number[] = []
    await walk(page, `one-width-${viewport.width}`, async () => {
      widths.push((await page.locator('.cl-cardBox').boundingBox())!.width)
    })
    const whole = Math.min(400, viewport.width - 32)
    expect(widths).toEqual([whole, whole, whole, whole])
    await page.context().close()
  }
})

/** The lines into which a text falls. */
const linesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const lines = new Map<number, string>()
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (nodes.nextNode()) {
      const { data } = nodes.currentNode as Text
      for (let at = 0; at < data.length; at++) {
        range.setStart(nodes.currentNode, at)
        range.setEnd(nodes.currentNode, at + 1)
        const { top } = range.getBoundingClientRect()
        lines.set(top, (lines.get(top) ?? '') + data[at])
      }
    }
    return [...lines.values()]
  })

/** The names of all buttons as the browser tells them to a screen reader. */
async function spokenButtons(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  return nodes.filter(({ role }) => role?.value === 'button').map(({ name }) => name?.value)
}

test.each([320, 1000])('at %i pixels no address breaks inside a word', async (width) => {
  const page = await visit('/?place=grid', { viewport: { width, height: 600 } })
  const [name, domain] = personOf(page).emailAddress.split(/(?=@)/)
  await screens.password(page)
  await screens.methods(page)
  const method = await linesOf(page, '.cl-alternativeMethodsBlockButtonText')
  if (width === 320) expect(method.slice(-2)).toEqual([name, domain])
  expect(await spokenButtons(page)).toContain(`Email code to ${name! + domain}`)
  await screens.code(page)
  const chip = await linesOf(page, '.cl-identityPreviewText')
  expect(chip).toEqual(width === 320 ? [name, domain] : [name! + domain])
  await signIn(page, site, personOf(page))
  await page.goto(site.url)
  await page.waitForLoadState('networkidle')
  await page.locator('.cl-userButtonTrigger').click()
  await shoot(page, `menu-address-${width}`)
  expect(await linesOf(page, '.cl-userPreviewMainIdentifierText')).toEqual([name, domain])
  await page.context().close()
})

test('a way to sign in shows the whole address, at any width', async () => {
  for (const viewport of [phone.viewport, { width: 1280, height: 720 }]) {
    const page = await visit('/?place=grid', { viewport })
    await screens.password(page)
    const preview = page.locator('.cl-identityPreviewText')
    expect(await preview.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0)
    await screens.methods(page)
    const text = page.locator('.cl-alternativeMethodsBlockButtonText')
    expect(await text.innerText()).toContain(personOf(page).emailAddress)
    expect(await text.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await page.context().close()
  }
})

test('a title stands where it stood, with and without a way back', async () => {
  for (const viewport of [phone.viewport, { width: 1280, height: 720 }]) {
    const page = await visit('/', { viewport })
    const titleTop = async () => (await page.locator('.cl-headerTitle').boundingBox())!.y
    await screens.password(page)
    const before = await titleTop()
    await screens.methods(page)
    expect(await titleTop()).toBe(before)
    const back = (await page.locator('.cl-headerBackLink').boundingBox())!
    const card = (await page.locator('.cl-card').boundingBox())!
    expect(back.y - card.y, 'not at the edge').toBeGreaterThan(16)
    expect(Math.abs(back.y + back.height / 2 - (before + 12)), 'on the line').toBeLessThan(2)
    const words = await page.evaluate(() => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('.cl-headerTitle')!)
      return range.getBoundingClientRect().x
    })
    expect(words, 'beside it').toBeGreaterThanOrEqual(back.x + back.width - 2)
    await page.context().close()
  }
})

test.each([
  ['start', 'ltr', 320],
  ['center', 'ltr', 320],
  ['end', 'ltr', 320],
  ['center', 'rtl', 320],
  ['start', 'rtl', 320],
  ['end', 'ltr', 360],
  ['end', 'ltr', 1280],
])(
  'the menu of a user button at the %s (%s, %i pixels) keeps from the edges',
  async (place, dir, width) => {
    const page = await visit('/', { viewport: { width, height: 568 } })
    await signIn(page, site, personOf(page))
    await page.goto(`${site.url}/?place=${place}&dir=${dir}`)
    await page.waitForLoadState('networkidle')
    await page.locator('.cl-userButtonTrigger').click()
    await page.locator('.cl-userButtonPopoverCard').waitFor()
    await shoot(page, `menu-${place}-${dir}-${width}`)
    const menu = (await page.locator('.cl-userButtonPopoverCard').boundingBox())!
    const button = (await page.locator('.cl-userButtonTrigger').boundingBox())!
    expect(menu.x).toBeGreaterThanOrEqual(8)
    expect(menu.x + menu.width).toBeLessThanOrEqual(width - 8)
    expect(menu.y).toBeGreaterThan(button.y + button.height)
    if (width === 1280) expect(menu.x + menu.width).toBeCloseTo(button.x + button.width, 0)
    await page.context().close()
  },
)

test('what waits until it may be pressed is not underlined as a link is', async () => {
  const page = await visit('/')
  await screens.password(page)
  await screens.methods(page)
  await screens.code(page)
  const lineUnder = async (selector: string) => {
    await page.locator(selector).hover()
    return page.locator(selector).evaluate((link) => getComputedStyle(link).textDecorationLine)
  }
  await page.locator('.cl-formResendCodeLink:disabled').waitFor()
  expect(await lineUnder('.cl-formResendCodeLink')).toBe('none')
  expect(await lineUnder('.cl-footerActionLink')).toBe('underline')
  await page.context().close()
})

test('digits of a code are those of the font around them, all of one width', async () => {
  const page = await visit('/')
  await screens.password(page)
  await screens.methods(page)
  await screens.code(page)
  await page.locator('.cl-otpCodeInput').pressSequentially('1180')
  await shoot(page, 'code-digits')
  const [input, label] = await page.evaluate(() =>
    ['.cl-otpCodeInput', '.cl-formFieldLabel'].map((selector) => {
      const { fontFamily, fontVariantNumeric } = getComputedStyle(document.querySelector(selector)!)
      return { fontFamily, fontVariantNumeric }
    }),
  )
  expect(input).toEqual({ fontFamily: label!.fontFamily, fontVariantNumeric: 'tabular-nums' })
  await page.context().close()
})

test('a modal covers the page to its edge, and the page does not move', async () => {
  const withScrollbars = await openBrowser({ scrollbars: true })
  const page = await withScrollbars.newPage({ reducedMotion: 'reduce' })
  await page.goto(`${site.url}/opener`)
  const where = () => page.locator('#tall').evaluate((node) => node.getBoundingClientRect().width)
  const before = await where()
  expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBe(15)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('dialog[open] .cl-formButtonPrimary').waitFor()
  await shoot(page, 'modal-scrollbar')
  const backdrop = (await page.locator('.cl-modalBackdrop').boundingBox())!
  expect(backdrop).toMatchObject({ x: 0, width: 1280 })
  expect(await where()).toBe(before)
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await where()).toBe(before)
  await withScrollbars.close()
})

/** What can be pressed and is smaller than 24 × 24; links within a sentence may be (WCAG 2.5.8). */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('.cl-rootBox :is(a, button, input)')]
    const sizes = targets
      .filter((target) => target.checkVisibility({ opacityProperty: true }) && target.tabIndex >= 0)
      .filter((target) => !target.closest('.cl-instantPassword, p'))
      .map((target) => ({ name: target.className, box: target.getBoundingClientRect() }))
    return {
      count: sizes.length,
      small: sizes
        .filter(({ box }) => Math.min(box.width, box.height) < 24)
        .map(({ name }) => name),
    }
  })

test('whatever can be pressed is at least 24 pixels wide and high', async () => {
  const page = await visit('/')
  await walk(page, 'targets', async (screen) => {
    const { count, small } = await tooSmall(page)
    expect(count, screen).toBeGreaterThan(1)
    expect(small, screen).toEqual([])
  })
  await signIn(page, site, personOf(page))
  await page.goto(site.url)
  await page.waitForLoadState('networkidle')
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverCard').waitFor()
  expect((await tooSmall(page)).small).toEqual([])
  await page.context().close()
})

test('with forced colours, what is drawn by colour alone has a border', async () => {
  const page = await visit('/', { forcedColors: 'active' })
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  await walk(page, 'forced', async (screen) => {
    if (screen === 'start') {
      expect(await style('.cl-formButtonPrimary', 'border-top-color')).not.toBe('rgba(0, 0, 0, 0)')
      expect(await style('.cl-formButtonPrimary', 'border-top-width')).toBe('1px')
    }
    if (screen === 'code') {
      const cells = page.locator('.cl-otpCodeFieldInput')
      const outline = (index: number) =>
        cells.nth(index).evaluate((cell) => getComputedStyle(cell).outlineStyle)
      expect([await outline(0), await outline(1)]).toEqual(['solid', 'none'])
      // A backing behind the digits would cover the sides of their cells.
      expect(await style('.cl-otpCodeInput', 'forced-color-adjust')).toBe('none')
    }
  })
  await signIn(page, site, personOf(page))
  await page.goto(site.url)
  await page.waitForLoadState('networkidle')
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverCard').waitFor()
  await shoot(page, 'forced-menu')
  expect(await style('.cl-avatarBox', 'border-top-width')).toBe('1px')
  await page.context().close()
})

/** Pictures for those who want to look: SCREENSHOTS=folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

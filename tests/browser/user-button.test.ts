import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

async function openMenu(page: WatchedPage, path: string) {
  await page.goto(`${showcase.site.url}${path}`)
  await page.waitForLoadState('networkidle')
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverCard').waitFor()
}

test('the menu has the focus while it is open, and gives it back, each time', async () => {
  const page = await showcase.member()
  await openMenu(page, '/user-button')
  const isFocused = (selector: string) =>
    expect
      .poll(() => page.evaluate((it) => document.activeElement?.closest(it) != null, selector))
      .toBe(true)
  for (const open of [async () => {}, ...Array(2).fill(() => page.keyboard.press('Enter'))]) {
    await open()
    await isFocused('.cl-userButtonPopoverCard')
    await page.keyboard.press('Escape')
    await isFocused('.cl-userButtonTrigger')
    await page.locator('.cl-userButtonPopoverCard').waitFor({ state: 'detached' })
  }
})

for (const path of ['/user-button', '/static/user-button', '/router']) {
  test(`custom items are in the menu, in their order, on ${path}`, async () => {
    const page = await showcase.member()
    await openMenu(page, path)
    const labels = (await page.locator('.cl-userButtonPopoverCard').innerText())
      .split('\n')
      .map((line) => line.trim())
    const places = ['Sign out', 'Docs', 'Ping'].map((label) => labels.indexOf(label))
    expect(
      places.every((place) => place >= 0),
      labels.join('|'),
    ).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(page.problems()).toEqual([])
  })

  test(`icons are live nodes of the page, on ${path}`, async () => {
    const page = await showcase.member()
    await openMenu(page, path)
    await page.locator('.cl-userButtonPopoverCard svg.docs-icon').waitFor()
    expect(await page.locator('svg.docs-icon').count()).toBe(1)
  })
}

test('an action tells the page by its event', async () => {
  const page = await showcase.member()
  await openMenu(page, '/user-button')
  await page.locator('.cl-userButtonPopoverCard').getByText('Ping').click()
  await expect.poll(() => page.locator('#pinged').innerText()).toBe('ping;')
})

test('a link leads to its page, and closes the menu behind it', async () => {
  for (const path of ['/user-button', '/router']) {
    const page = await showcase.member()
    await openMenu(page, path)
    await page.locator('.cl-userButtonPopoverCard').getByText('Docs').click()
    await page.waitForURL(/\/plain/)
    expect(await page.locator('[inert]').count()).toBe(0)
  }
})

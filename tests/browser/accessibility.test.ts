import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()
const axe = createRequire(import.meta.url).resolve('axe-core')

async function open(page: WatchedPage, path: string) {
  await page.goto(`${showcase.site.url}${path}`)
  await untilLoaded(page)
  return page
}

/** What axe finds wrong in the components of a page, as `rule: markup`. */
async function faults(page: WatchedPage): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations, passes } = await page.evaluate(
    () =>
      (window as unknown as { axe: { run(context: object): Promise<AxeResults> } }).axe.run({
        include: [['.cl-rootBox']],
      }) as Promise<AxeResults>,
  )
  expect(passes.length).toBeGreaterThan(5)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const stepIs = (page: WatchedPage, title: string) =>
  page.getByRole('heading', { name: title }).waitFor()

test('every screen of a sign-in passes axe, and the focus is where one goes on', async () => {
  const page = await open(await showcase.stranger({ bypassCSP: true }), '/titled')
  const focused = () => page.evaluate(() => document.activeElement?.id)
  expect(await faults(page)).toEqual([])
  expect(await page.title()).toBe('Titled')

  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await stepIs(page, 'Enter your password')
  expect(await page.title()).toBe('Enter your password · Titled')
  await page.getByRole('link', { name: 'Edit email address' }).waitFor()
  expect(await faults(page)).toEqual([])

  const live = page.locator('[aria-live]').filter({ hasText: /password is incorrect/i })
  await page.locator('#password-field').fill('not the password')
  await page.locator('#password-field').press('Enter')
  await live.waitFor()
  expect(await faults(page)).toEqual([])

  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await page.getByRole('button', { name: 'Reset your password' }).click()
  await stepIs(page, 'Reset your password')
  expect(await faults(page)).toEqual([])
  await page.getByLabel('Enter verification code').fill('424242')
  await stepIs(page, 'Choose a new password')
  await expect.poll(focused).toBe('password-field')
  expect(await page.locator('input[autocomplete=username]').inputValue()).toBe(
    showcase.person.emailAddress,
  )
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Back' }).click()
  await expect.poll(() => page.title()).toBe('Titled')
})

test('an unknown address leads to signing up, a taken one to signing in', async () => {
  const page = await open(await showcase.stranger(), '/sign-in')
  await page.getByLabel('Email address').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const error = page.getByTestId('form-feedback-error')
  await error.getByRole('link', { name: 'Sign up' }).click()
  await page.waitForURL(/\/sign-up/)
  await untilLoaded(page)
  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByLabel('Password', { exact: true }).fill('correct horse 42 battery')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await error.getByRole('link', { name: 'Sign in' }).click()
  await page.waitForURL(/\/sign-in/)
})

test('an open modal leaves nothing else to find, and gives all back', async () => {
  const page = await open(await showcase.stranger({ bypassCSP: true }), '/buttons')
  const outside = () => page.locator('#in').evaluate((node) => node.closest('[inert]') !== null)
  await page.locator('#in-modal').click()
  await page.locator('#identifier-field').waitFor()
  const first = page.getByRole('button').first()
  expect(await first.evaluate((node) => node.closest('dialog') !== null)).toBe(true)
  expect(await outside()).toBe(true)
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await outside()).toBe(false)
  expect(await page.locator('[aria-hidden=true]:not(svg)').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('in-modal')
  expect(page.problems()).toEqual([])
})

test('fields in a modal over a form of the same names have ids of their own', async () => {
  const page = await open(await showcase.stranger(), '/sign-in')
  await page.evaluate(() => window.Clerk.openSignIn())
  await page.locator('dialog [id^=identifier-field-]').waitFor()
  const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('the open user menu leaves nothing else to find, is gone through by arrows, and gives all back', async () => {
  const page = await open(await showcase.member({ bypassCSP: true }), '/user-button')
  const trigger = page.locator('.cl-userButtonTrigger')
  await trigger.click()
  const menu = page.getByRole('group', { name: 'Account actions' })
  await menu.waitFor()
  expect(await trigger.evaluate((node) => node.closest('[inert]') !== null)).toBe(true)
  expect(await menu.getByRole('button').count()).toBeGreaterThan(1)
  expect(await page.getByRole('button').count()).toBe(await menu.getByRole('button').count())
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  const items = menu.locator('a,button')
  const isFocused = (index: number) =>
    items.nth(index).evaluate((node) => node === document.activeElement)
  expect(await isFocused(0)).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await isFocused(1)).toBe(true)
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await page.locator('[inert]').count()).toBe(0)
  expect(await trigger.evaluate((node) => node === document.activeElement)).toBe(true)

  await trigger.click()
  await menu.waitFor()
  const { x, y } = (await trigger.boundingBox())!
  await page.mouse.click(x + 4, y + 4)
  await menu.waitFor({ state: 'detached' })
  expect(await page.locator(':popover-open').count()).toBe(0)
  expect(await page.locator('[inert]').count()).toBe(0)
  expect(page.problems()).toEqual([])
})

test('a user who is signed out while the menu is open leaves a page that can be used', async () => {
  const page = await open(await showcase.lonelyMember(), '/user-button')
  await page.locator('.cl-userButtonTrigger').click()
  await page.getByRole('group', { name: 'Account actions' }).waitFor()
  await page.evaluate(() => window.Clerk.signOut(() => {}))
  await page.locator('.cl-userButtonTrigger').waitFor({ state: 'detached' })
  expect(await page.locator('[inert]').count()).toBe(0)
})

test('every screen of a sign-up passes axe, from right to left too', async () => {
  const page = await open(await showcase.stranger({ bypassCSP: true }), '/sign-up')
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
    window.Clerk.updateOptions({ localization: { formFieldLabel__password: 'كلمة المرور' } })
  })
  await page.getByLabel('كلمة المرور', { exact: true }).fill('correct horse 42 battery')
  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const error = page.getByTestId('form-feedback-error')
  await error.waitFor()
  expect(await faults(page)).toEqual([])
  // What is told in English stands at the side where the page begins, beside its mark.
  const gap = await error.evaluate((node) => {
    const range = document.createRange()
    range.selectNodeContents(node.querySelector('span')!)
    const icon = node.querySelector('svg')!.getBoundingClientRect()
    return icon.left - range.getBoundingClientRect().right
  })
  expect(gap).toBeGreaterThanOrEqual(0)
  expect(gap).toBeLessThan(12)

  await page.getByLabel('Email address').fill(`axe-${process.pid}+clerk_test@example.com`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await stepIs(page, 'Verify your email')
  expect(await faults(page)).toEqual([])
})

test('the title takes the alignment that the appearance gives it', async () => {
  const page = await open(await showcase.stranger(), '/titled')
  const offset = async () => {
    const { title, card } = await page.evaluate(middles)
    return Math.abs(title - card)
  }
  const middles = () => {
    const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('.cl-headerTitle')!)
    const middle = ({ left, right }: DOMRect) => (left + right) / 2
    return { title: middle(range.getBoundingClientRect()), card: middle(box('.cl-cardBox')) }
  }
  // The stylesheet may come after the document.
  await expect.poll(offset).toBeLessThan(2)
})

test('every form of a profile opens and closes by keys, passes axe, and fits on 320 pixels', async () => {
  const page = await open(
    await showcase.member({ bypassCSP: true, reducedMotion: 'reduce' }),
    '/user',
  )
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const isFocused = (name: string) =>
    expect.poll(() => button(name).evaluate((node) => node === document.activeElement)).toBe(true)
  const inForm = () =>
    page.evaluate(() => document.activeElement?.closest('.cl-actionCard') !== null)
  const look = async (name: string) => {
    expect(await faults(page), name).toEqual([])
    expect(await page.locator('input[type=file]:visible').count()).toBe(0)
    await page.setViewportSize({ width: 320, height: 700 })
    const [width, cut] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      [...document.querySelectorAll('.cl-profilePage *')]
        .filter((node) => node.getBoundingClientRect().right > 320)
        .map((node) => node.className),
    ])
    expect([width, cut], name).toEqual([320, []])
    await page.setViewportSize({ width: 1280, height: 720 })
  }
  const walk = async (names: string[]) => {
    for (const name of names) {
      await button(name).press('Enter')
      await expect.poll(inForm).toBe(true)
      await look(name)
      await button('Cancel').press('Enter')
      await isFocused(name)
    }
  }
  await look('profile')
  await walk(['Update profile', 'Add email address'])
  await button('Security').press('Enter')
  await stepIs(page, 'Security')
  await look('security')
  await walk(['Update password', 'Add two-step verification', 'Delete account'])
  expect(page.problems()).toEqual([])
})

test('a profile over the page passes axe, and so does the question who it is over it', async () => {
  const page = await open(await showcase.member({ bypassCSP: true }), '/user-button')
  await page.evaluate(() => window.Clerk.openUserProfile())
  const profile = page.getByRole('dialog')
  await profile.locator('.cl-profileSection').first().waitFor()
  expect(await faults(page)).toEqual([])
  await page.evaluate(() => void window.Clerk.__internal_openReverification({}))
  const question = page.getByRole('dialog').last()
  await question.getByLabel('Password', { exact: true }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { wake } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()
let count = 0

const go = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true })
const errors = (page: Page) => page.locator('.cl-formFieldErrorText').allInnerTexts()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

async function open(path: string): Promise<WatchedPage> {
  const page = await showcase.stranger({ reducedMotion: 'reduce' })
  await page.goto(`${showcase.site.url}${path}`)
  await wake(page)
  return page
}

/** A sign-up that waits for the code of a test address. */
async function openCode(): Promise<WatchedPage> {
  const page = await open('/sign-up')
  await page.fill('#emailAddress-field', `field-${process.pid}-${++count}+clerk_test@example.com`)
  await page.fill('#password-field', 'a-lamp-left-on-overnight')
  await go(page).click()
  await page.locator('#code-field').waitFor()
  return page
}

const hasLeft = (page: Page) => page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))

describe('what is missing is said at its field, at once, with focus', () => {
  test('an empty sign-in', async () => {
    const page = await open('/sign-in')
    await go(page).click()
    await expect.poll(() => errors(page)).toEqual(['Enter your email address.'])
    expect(await focused(page)).toBe('identifier-field')
    await page.keyboard.type('a')
    await expect.poll(() => errors(page)).toEqual([])
  })

  test('an empty sign-up', async () => {
    const page = await open('/sign-up')
    await go(page).click()
    await expect
      .poll(() => errors(page))
      .toEqual(['Enter your email address.', 'Enter a password.'])
    expect(await focused(page)).toBe('emailAddress-field')
  })

  test('an empty and an incomplete code, which stays', async () => {
    const page = await openCode()
    await go(page).click()
    await expect.poll(() => errors(page)).toEqual(['Enter the code.'])
    await page.locator('#code-field').fill('12')
    await go(page).click()
    await expect.poll(() => errors(page)).toEqual(['Enter all six digits.'])
    expect(await page.locator('#code-field').inputValue()).toBe('12')
  })

  test('a password that everybody uses is not praised', async () => {
    const page = await open('/sign-up')
    await page.fill('#emailAddress-field', 'somebody@example.com')
    await page.fill('#password-field', 'password')
    expect(await page.locator('#password-field-hint').innerText()).not.toMatch(/do|good|strong/i)
    await go(page).click()
    await expect.poll(() => errors(page)).toHaveLength(1)
    expect(await focused(page)).toBe('password-field')
  })
})

test('a wrong code can be read in red cells, which then empty and stay red', async () => {
  const page = await openCode()
  const input = page.locator('#code-field')
  const red = () => page.locator('.cl-otpCodeField.cl-error').count()
  await input.fill('123456')
  await expect.poll(red).toBe(1)
  expect(await input.inputValue()).toBe('123456')
  const [cell, text, error] = await page.evaluate(() =>
    ['.cl-otpCodeFieldInput', '.cl-otpCodeInput', '.cl-formFieldErrorText'].map((selector, at) => {
      const style = getComputedStyle(document.querySelector(selector)!)
      return at ? style.color : style.borderColor
    }),
  )
  expect([cell, error].every((color) => color === text || color!.startsWith('ok'))).toBe(true)
  await expect.poll(() => input.inputValue(), { timeout: 5000 }).toBe('')
  expect([await red(), await focused(page)]).toEqual([1, 'code-field'])
  await page.keyboard.type('424242')
  await hasLeft(page)
})

test('what is typed behind a wrong code begins the next one', async () => {
  const page = await openCode()
  await page.locator('#code-field').fill('123456')
  await page.locator('.cl-otpCodeField.cl-error').waitFor()
  await page.keyboard.type('424242')
  await hasLeft(page)
})

test.each(['424 242', '424-242', ' 424242', '424242\n', '４２４２４２', '٤٢٤٢٤٢'])(
  'a code arrives as it was copied: %j, also over digits that were typed',
  async (code) => {
    const page = await openCode()
    await page.locator('#code-field').pressSequentially('99')
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      const init = { clipboardData, bubbles: true, cancelable: true }
      document.querySelector('#code-field')!.dispatchEvent(new ClipboardEvent('paste', init))
    }, code)
    await hasLeft(page)
  },
)

test('digits of a full-width keyboard are digits', async () => {
  const page = await openCode()
  await page.locator('#code-field').focus()
  await page.keyboard.insertText('４２４')
  await page.keyboard.insertText('２４２')
  await hasLeft(page)
})

test('a code that was typed before the page was alive is sent when it is', async () => {
  const page = await showcase.stranger({ reducedMotion: 'reduce' })
  let bringScripts = () => {}
  const scripts = new Promise<void>((resolve) => {
    bringScripts = resolve
  })
  await page.route('**/_astro/**.js', async (route) => {
    await scripts
    await route.continue()
  })
  await page.goto(`${showcase.site.url}/sign-up`, { waitUntil: 'commit' })
  await page.fill('#emailAddress-field', `early-${process.pid}+clerk_test@example.com`)
  await page.fill('#password-field', 'a-lamp-left-on-overnight')
  await go(page).click({ noWaitAfter: true })
  await page.locator('#code-field').pressSequentially('424242')
  bringScripts()
  await hasLeft(page)
})

describe('the password of the first screen', () => {
  const row = (page: Page) => page.locator('.cl-instantPassword').boundingBox()

  test('is no stop for the keyboard, and not to be seen', async () => {
    const page = await open('/sign-in')
    await page.fill('#identifier-field', showcase.person.emailAddress)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Continue')
    expect((await row(page))!.height).toBeLessThan(1)
  })

  test('appears when a password manager fills it, and one press is enough then', async () => {
    const page = await open('/sign-in')
    await page.evaluate(
      ([identifier, password]) => {
        for (const [id, value] of [
          ['identifier', identifier],
          ['password', password],
        ]) {
          const input = document.querySelector<HTMLInputElement>(`#${id}-field`)!
          input.value = value!
          input.dispatchEvent(new Event('input', { bubbles: true }))
        }
      },
      [showcase.person.emailAddress, showcase.person.password],
    )
    await expect.poll(async () => (await row(page))!.height).toBeGreaterThan(30)
    await page.locator('#password-field').focus()
    await go(page).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  })
})

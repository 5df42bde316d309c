import { expect, test } from 'vitest'
import { untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test('updateClerkOptions changes language and look of mounted components at once', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/options`)
  await untilLoaded(page)
  await page.waitForLoadState('networkidle')
  const button = page.locator('.cl-formButtonPrimary')
  expect(await button.innerText()).toBe('Continue')

  await page.locator('#german').click()
  await expect.poll(() => button.innerText()).toBe('Weiter')
  await page.locator('#default').click()
  await expect.poll(() => button.innerText()).toBe('Continue')
  await page.locator('#red').click()
  await expect
    .poll(() => button.evaluate((node) => getComputedStyle(node).backgroundColor))
    .toBe('rgb(200, 0, 0)')
  expect(page.problems()).toEqual([])
})

test('a look that comes after a language leaves the language as it is', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/options`)
  await untilLoaded(page)
  const button = page.locator('.cl-formButtonPrimary')
  await page.locator('#german').click()
  await expect.poll(() => button.innerText()).toBe('Weiter')
  await page.locator('#red').click()
  await expect
    .poll(() => button.evaluate((node) => getComputedStyle(node).backgroundColor))
    .toBe('rgb(200, 0, 0)')
  expect(await button.innerText()).toBe('Weiter')
})

test('what is chosen before the first component opens holds when it does', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/options-modal`)
  await untilLoaded(page)
  await page.locator('#german').click()
  await page.locator('#open').click()
  await page.locator('dialog').getByRole('button', { name: 'Weiter' }).waitFor()
})

test('regular expressions of the integration reach the browser', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/plain`)
  await untilLoaded(page)
  const url = (target: string) =>
    page.evaluate((redirectUrl) => window.Clerk.buildSignInUrl({ redirectUrl }), target)
  expect(await url('https://a.friends.example/x')).toContain('friends.example')
  expect(await url('https://evil.example/x')).not.toContain('evil.example')
})

import { expect, test } from 'vitest'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test('components of later versions build, and say which gap they are when they are rendered', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/later`)
  await page.locator('#rest').waitFor()
  const notes = page.locator('[data-clerk-error="not_available"]')
  const gaps = await notes.evaluateAll((nodes) => nodes.map(({ dataset }) => dataset.clerkGap))
  expect(gaps).toEqual(['oauth-applications'])
  expect(await notes.first().textContent()).toContain('<OAuthDeviceVerification />: Not available')
  expect(await notes.first().isVisible()).toBe(false)
  const told = showcase.site.output().match(/not_available: <\w+ \/>/g)
  expect(told).toEqual(['not_available: <OAuthDeviceVerification />'])
  await page.reload()
  expect(showcase.site.output().match(/not_available: <\w+ \/>/g)).toEqual(told)
})

test('without billing its table is empty, and its buttons lead nowhere', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/later`)
  expect(await page.locator('[data-clerk-id^="clerk-pricing-table-"]').innerHTML()).toBe('')
  const buy = page.getByRole('button', { name: 'Checkout' })
  const attributes = await buy.evaluate((node) => node.getAttributeNames().toSorted())
  expect(attributes).toEqual(['class', 'data-clerk-unstyled-id', 'type'])
  await buy.click()
  await page.getByRole('button', { name: 'Subscription details' }).click()
  await page.getByRole('link', { name: 'What is in it' }).click()
  expect(new URL(page.url()).hash).toBe('#rest')
})

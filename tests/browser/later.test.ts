import { expect, test } from 'vitest'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test('components of later versions build, and say which gap they are when they are rendered', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/later`)
  await page.locator('#rest').waitFor()
  const notes = page.locator('[data-clerk-error="not_available"]')
  const gaps = await notes.evaluateAll((nodes) => nodes.map(({ dataset }) => dataset.clerkGap))
  expect(gaps).toEqual(['organizations', 'organizations', 'billing'])
  expect(await notes.first().textContent()).toContain('<OrganizationSwitcher />: Not available')
  expect(await notes.first().isVisible()).toBe(false)
  const told = showcase.site.output().match(/not_available: <\w+ \/>/g)
  expect(told).toEqual([
    'not_available: <OrganizationSwitcher />',
    'not_available: <OrganizationProfile />',
    'not_available: <PricingTable />',
  ])
  await page.reload()
  expect(showcase.site.output().match(/not_available: <\w+ \/>/g)).toEqual(told)
})

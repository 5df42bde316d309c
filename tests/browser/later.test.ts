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

const CONSENT =
  '/consent?client_id=app_1&scope=email&state=s1&redirect_uri=https%3A%2F%2Fapp.test%2Fback'

test.each([true, false])(
  'a server that lets no application in says so before anything is allowed, scripts: %s',
  async (javaScriptEnabled) => {
    const page = await showcase.member({ javaScriptEnabled })
    await page.goto(showcase.site.url + CONSENT)
    await page.getByRole('alert').getByText('other applications').waitFor()
    expect(await page.getByRole('button', { name: 'Allow' }).count()).toBe(0)
  },
)

test('a page that knows the application itself takes the answer', async () => {
  const page = await showcase.member()
  await page.goto(`${showcase.site.url}/plain`)
  await page.evaluate(async () => {
    await window.Clerk.load()
    const place = document.body.appendChild(document.createElement('div'))
    const tell = (answer: string) => () => {
      document.title = answer
    }
    window.Clerk.mountOAuthConsent(place, {
      oAuthApplicationName: 'Lamp log',
      scopes: [{ scope: 'email', description: 'Your address', requires_consent: true }],
      redirectUrl: 'https://app.test/back',
      onAllow: tell('allowed'),
      onDeny: tell('denied'),
    })
  })
  await page.getByRole('heading', { name: 'Lamp log' }).waitFor()
  await page.getByRole('list', { name: 'What Lamp log gets' }).getByText('Your address').waitFor()
  for (const [name, title] of [
    ['Deny', 'denied'],
    ['Allow', 'allowed'],
  ] as const) {
    await page.getByRole('button', { name }).click()
    expect(await page.title()).toBe(title)
  }
  expect(new URL(page.url()).pathname).toBe('/plain')
})

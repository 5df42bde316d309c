import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env: { SHOWCASE_WAITLIST: 'true' } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function backend(method: string, path: string) {
  const answer = await fetch(`${site.url}/__clerk/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${site.secretKey}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

test.each([true, false])(
  'from the waitlist to an account, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const address = `waits-${javaScriptEnabled}+clerk_test@example.com`
    const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
    await page.goto(`${site.url}/sign-up`)
    await page.getByRole('link', { name: 'Join the waitlist' }).click()
    await page.waitForURL('**/waitlist')
    const join = page.getByRole('button', { name: 'Join the waitlist', exact: true })
    await page.getByLabel('Email address').fill('nobody@')
    await page
      .locator('form')
      .first()
      .evaluate((form) => ((form as HTMLFormElement).noValidate = true))
    await join.click()
    await page.getByTestId('form-feedback-error').waitFor()
    expect(await page.getByLabel('Email address').inputValue()).toBe('nobody@')
    await page.getByLabel('Email address').fill(address)
    await join.click()
    await page.getByRole('heading', { name: 'Thanks for joining the waitlist!' }).waitFor()

    const { data } = await backend('GET', `/waitlist_entries?query=waits-${javaScriptEnabled}`)
    expect(data).toMatchObject([{ email_address: address, status: 'pending' }])
    const { invitation } = await backend('POST', `/waitlist_entries/${data[0].id}/invite`)
    const link = new URL(invitation.url)
    expect(link.origin).toBe('https://acme.example')
    await page.goto(site.url + link.pathname + link.search)
    const email = page.getByLabel('Email address')
    if (javaScriptEnabled) {
      await expect.poll(() => email.inputValue()).toBe(address)
      expect(await email.isEditable()).toBe(false)
    } else await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password', { exact: true }).fill('correct horse 42 battery')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
    expect((await backend('GET', '/waitlist_entries?status=completed')).data).toContainEqual(
      expect.objectContaining({ email_address: address }),
    )
  },
)

test('who joined is taken to the page that the site names', async () => {
  const page = await chromium.newPage()
  await page.goto(`${site.url}/waitlist?after=/plain`)
  await page.getByLabel('Email address').fill('further+clerk_test@example.com')
  await page.getByRole('button', { name: 'Join the waitlist', exact: true }).click()
  await page.getByRole('heading', { name: 'Thanks for joining the waitlist!' }).waitFor()
  await page.waitForURL('**/plain')
})

test('a site without a page for it has one that comes with it, which works without JavaScript', async () => {
  const page = await chromium.newPage({ javaScriptEnabled: false })
  const answer = await page.goto(`${site.url}/__clerk/waitlist`)
  expect(answer!.status()).toBe(200)
  expect(await page.title()).toBe('Join the waitlist')
  await page.getByLabel('Email address').fill('own-page+clerk_test@example.com')
  await page.getByRole('button', { name: 'Join the waitlist', exact: true }).click()
  await page.getByRole('heading', { name: 'Thanks for joining the waitlist!' }).waitFor()
  const { data } = await backend('GET', '/waitlist_entries?query=own-page')
  expect(data).toHaveLength(1)
})

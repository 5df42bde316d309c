import { createPublishableKey } from '@dooryard/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, signIn } from './people.ts'

let sites: Site[]
let chromium: TestBrowser
beforeAll(async () => {
  const keys = ['one-site-11', 'two-sites-22'].map((name) => ({
    PUBLIC_CLERK_PUBLISHABLE_KEY: createPublishableKey(`${name}.dooryard.internal`, 'development'),
  }))
  chromium = await openBrowser()
  sites = []
  for (const env of keys) {
    sites.push(
      await startSite({
        example: 'quickstart',
        mode: 'production',
        env,
        buildEnv: { PUBLIC_CLERK_PUBLISHABLE_KEY: undefined },
      }),
    )
  }
})
afterAll(async () => {
  await Promise.all([chromium?.close(), ...sites.map((site) => site.stop())])
})

test('SES-14: two sites on one host do not sign each other out, though browsers give both the cookies of each', async () => {
  const page = await chromium.newPage()
  const people = []
  for (const site of sites) {
    const person = await createPerson(site)
    await signIn(page, site, person)
    people.push(person)
  }
  expect(people).toHaveLength(2)
  const addressAt = async (site: Site) => {
    await page.goto(`${site.url}/dashboard`)
    return page.locator('.facts dd').first().innerText()
  }
  for (const round of [1, 2]) {
    for (const [index, site] of sites.entries()) {
      expect(await addressAt(site), `round ${round}`).toBe(people[index]!.emailAddress)
      await page.waitForFunction(() => window.Clerk?.loaded)
      expect(await page.evaluate(() => window.Clerk.user?.id)).toBe(people[index]!.id)
    }
  }
  await Promise.all([
    page.waitForURL(`${sites[1]!.url}/`),
    page.evaluate(() => void window.Clerk.signOut()),
  ])
  await page.goto(`${sites[1]!.url}/dashboard`)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  expect(await addressAt(sites[0]!)).toBe(people[0]!.emailAddress)
})

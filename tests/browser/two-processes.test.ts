import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Balancer, balance } from '../harness/balancer.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { startDatabase } from '../harness/postgres.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signUpByHand } from './people.ts'

const email = `two-${process.pid}@example.com`
const password = 'correct horse 42 battery'

describe('one site as two processes on one PostgreSQL, without sticky sessions', () => {
  let database: Awaited<ReturnType<typeof startDatabase>>
  let sites: Site[]
  let balancer: Balancer
  let site: Site
  let chromium: TestBrowser
  let page: WatchedPage
  beforeAll(async () => {
    database = await startDatabase()
    const start = () =>
      startSite({
        example: 'quickstart',
        mode: 'production',
        env: { DOORYARD_DATABASE: database.url },
      })
    const first = await start() // and its build
    sites = [first, await start()]
    balancer = await balance(sites.map(({ url }) => url))
    site = { ...first, url: balancer.url }
    chromium = await openBrowser()
    page = await chromium.newPage({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await Promise.all([chromium?.close(), balancer?.close()])
    await Promise.all(sites?.map((one) => one.stop()) ?? [])
    await database?.stop()
  })

  const signOut = async () => {
    await page.getByRole('button', { name: /open user menu/i }).click()
    await page
      .getByRole('button', { name: /sign out/i })
      .first()
      .click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  }

  const nameAddress = async () => {
    await page.goto(`${site.url}/sign-in`)
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  }
  const givePassword = async () => {
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('button', { name: /open user menu/i }).waitFor()
  }

  test('DB-6: somebody signs up, out and in, whichever process is asked', async () => {
    await signUpByHand(page, site, { emailAddress: email, password })
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
    await page.goto(`${site.url}/`)
    await signOut()
    const before = [...balancer.counts]
    await nameAddress()
    await givePassword()
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
    for (const [index, count] of balancer.counts.entries()) {
      expect(before[index]).toBeGreaterThan(3)
      expect(count).toBeGreaterThan(before[index]!)
    }
    await page.goto(`${site.url}/`)
    await signOut()
  })

  test('DB-4, DB-9: and in again, while one of them is killed', async () => {
    await nameAddress()
    const [killed, left] = sites as [Site, Site]
    await killed.stop('SIGKILL')
    await expect(fetch(killed.url)).rejects.toThrow('fetch failed')
    const before = [...balancer.counts]
    await givePassword()
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
    await page.goto(`${site.url}/`)
    await signOut()
    expect(balancer.counts[0]).toBe(before[0])
    expect(balancer.counts[1]).toBeGreaterThan(before[1]! + 3)
    expect((await fetch(left.url)).status).toBe(200)

    await signUpByHand(page, site, { emailAddress: `one-${email}`, password })
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(`one-${email}`)
    expect(balancer.counts[0]).toBe(before[0])
    expect(page.problems()).toEqual([])
  })
})

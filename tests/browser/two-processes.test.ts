import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '../../scripts/postgres.mjs'
import { type Balancer, balance } from '../harness/balancer.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signUpByHand } from './people.ts'

const email = `two-${process.pid}@example.com`
const password = 'correct horse 42 battery'

describe('one site as two processes on one PostgreSQL, without sticky sessions', () => {
  let postgres: RunningPostgres
  let sites: Site[]
  let balancer: Balancer
  let site: Site
  let chromium: TestBrowser
  let page: WatchedPage
  beforeAll(async () => {
    postgres = await startPostgres()
    const start = () =>
      startSite({
        example: 'quickstart',
        mode: 'production',
        env: { DOORYARD_DATABASE: postgres.url },
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
    await postgres?.stop()
  })

  const signOut = async () => {
    await page.getByRole('button', { name: /open user menu/i }).click()
    await page
      .getByRole('menuitem', { name: /sign out/i })
      .or(page.getByRole('button', { name: /sign out/i }))
      .first()
      .click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  }

  test('DB-6: somebody signs up and out, whichever process is asked', async () => {
    await signUpByHand(page, site, { emailAddress: email, password })
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
    await page.goto(`${site.url}/`)
    await signOut()
    expect(Math.min(...balancer.counts)).toBeGreaterThan(3)
  })

  test('DB-4, DB-9: and in again, while one of them is killed', async () => {
    await page.goto(`${site.url}/sign-in`)
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password', { exact: true }).waitFor()
    await sites[0]!.stop('SIGKILL')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('button', { name: /open user menu/i }).waitFor()
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
    await page.goto(`${site.url}/`)
    await signOut()
    expect(page.problems()).toEqual([])
  })
})

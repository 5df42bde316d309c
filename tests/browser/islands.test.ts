import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createOrganization, createPerson, signIn, workIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_ORGANIZATIONS: 'free' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

const FRAMEWORKS = ['React', 'Vue', 'Svelte', 'Solid', 'Preact']

const island = (page: WatchedPage, name: string) => page.getByRole('region', { name, exact: true })

/** What each island says, and whether it lets one sign out. */
const said = (page: WatchedPage) =>
  Promise.all(
    FRAMEWORKS.map(async (name) => {
      const text = await island(page, name).getByRole('paragraph').innerText()
      return [
        name,
        text,
        await island(page, name).getByRole('button', { name: 'Sign out' }).count(),
      ]
    }),
  )
const all = (text: string, ways: number) => FRAMEWORKS.map((name) => [name, text, ways])
const NOBODY = all('Nobody is signed in', 0)

/** Opens the page, and waits until every framework has taken its island over: it counts. */
async function open(page: WatchedPage) {
  await page.goto(`${site.url}/islands`)
  await page.locator('astro-island[ssr]').first().waitFor({ state: 'detached' })
  expect(await page.locator('astro-island').count()).toBe(FRAMEWORKS.length)
  for (const name of FRAMEWORKS) {
    await island(page, name).getByRole('button', { name: 'Wave (0)' }).click()
    await island(page, name).getByRole('button', { name: 'Wave (1)' }).waitFor()
  }
}

test('an island of every framework says who is signed in, from the server on, and follows a sign-out in another', async () => {
  const person = await createPerson(site, {}, { first_name: 'Ada', last_name: 'Lovelace' })
  const organization = await createOrganization(site, 'Lighthouse', { admin: [person] })
  const plain = await chromium.newPage({ javaScriptEnabled: false })
  await plain.goto(`${site.url}/islands`)
  expect(await said(plain)).toEqual(NOBODY)
  await signIn(plain, site, person)
  await workIn(plain, site, organization)
  await plain.goto(`${site.url}/islands`)
  const ada = all('Ada Lovelace is signed in and works in Lighthouse', 1)
  expect(await said(plain)).toEqual(ada)

  const page = await chromium.newPage()
  await page.context().addCookies(await plain.context().cookies())
  await open(page)
  expect(await said(page)).toEqual(ada)
  await island(page, 'Svelte').getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(() => said(page)).toEqual(NOBODY)
  // It is still the same page.
  expect(await page.getByRole('button', { name: 'Wave (1)' }).count()).toBe(FRAMEWORKS.length)
  expect(page.problems()).toEqual([])

  const stranger = await chromium.newPage()
  await open(stranger)
  expect(await said(stranger)).toEqual(NOBODY)
  expect(stranger.problems()).toEqual([])
})

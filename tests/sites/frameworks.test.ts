import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerson, type Person, signIn, untilLoaded } from '../browser/people.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

const modes = ['dev', 'production'] as const
const frameworks = [
  ...['react', 'preact', 'solid', 'svelte', 'vue'].map((name) => ({ name, modes })),
  // Its plugin, unlike that of later versions, also takes what Vite prepares of packages for `astro dev`.
  { name: 'react-6', modes: ['dev'] as const },
]

let chromium: TestBrowser
beforeAll(async () => {
  chromium = await openBrowser()
})
afterAll(() => chromium?.close())

describe.each(frameworks)('a site with $name', ({ name, modes }) => {
  describe.each(modes)('%s', (mode) => {
    let site: Site
    let person: Person
    beforeAll(async () => {
      site = await startSite({ example: join(import.meta.dirname, name), mode })
      person = await createPerson(site)
    })
    afterAll(() => site?.stop())

    test('a page without an island has a sign-in form that works', async () => {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/sign-in`)
      await page.waitForLoadState('networkidle')
      await page.getByLabel('Email address').fill(person.emailAddress)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
      await page.getByLabel('Password', { exact: true }).fill(person.password)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.waitForURL((url) => !url.pathname.includes('sign-in'))
      await untilLoaded(page)
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      expect(page.problems()).toEqual([])
    })

    test('a page without an island opens a modal that is not empty', async () => {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('dialog').getByLabel('Email address').waitFor()
      expect(page.problems()).toEqual([])
    })

    test('an island that reads the stores says who is signed in from its first value on', async () => {
      const page = await chromium.newPage()
      await signIn(page, site, person)
      const html = await (await page.request.get(`${site.url}/island`)).text()
      const session = html.match(/sess_\w+/)?.[0]
      const { emailAddress, id } = person
      const facts = `${id} ${emailAddress},${emailAddress},active,${session},1,1,true,${id}`
      expect(html).toContain(`${facts} 0`)
      expect(html).toContain(`title="${id}"`)
      await page.goto(`${site.url}/island`)
      await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' })
      const island = page.locator('#island')
      expect(await island.innerText()).toBe(`${facts} 0`)
      await island.click()
      await page.locator('#island', { hasText: `${facts} 1` }).waitFor()
      expect(page.problems()).toEqual([])
    })

    test('an island that a stranger sees knows from its first value on that nobody is signed in', async () => {
      const page = await chromium.newPage()
      const facts = 'nobody undefined,undefined,undefined,undefined,0,0,true,undefined'
      expect(await (await page.request.get(`${site.url}/island`)).text()).toContain(`${facts} 0`)
      await page.goto(`${site.url}/island`)
      await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' })
      await page.locator('#island').click()
      await page.locator('#island', { hasText: `${facts} 1` }).waitFor()
      expect(page.problems()).toEqual([])
    })
  })
})

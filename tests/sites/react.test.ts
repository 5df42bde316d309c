import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerson, type Person, signIn, untilLoaded } from '../browser/people.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

let chromium: TestBrowser
beforeAll(async () => {
  chromium = await openBrowser()
})
afterAll(() => chromium?.close())

describe.each(['dev', 'production'] as const)('the React entry, %s', (mode) => {
  let site: Site
  let person: Person
  beforeAll(async () => {
    site = await startSite({ example: join(import.meta.dirname, 'react'), mode })
    person = await createPerson(site)
  })
  afterAll(() => site?.stop())

  const known = (id: string | null) => `true,${id !== null},${id},null,false`

  test('the server draws what a visitor sees, and React takes it over as it is', async () => {
    const page = await chromium.newPage()
    await signIn(page, site, person)
    const html = await (await page.request.get(`${site.url}/account`)).text()
    expect(html).toContain(known(person.id))
    expect(html).toContain('id="in"')
    expect(html).toContain('id="loaded"')
    expect(html).toContain('id="no-admin"')
    expect(html).toContain('id="condition"')
    expect(html).not.toContain('id="out"')
    expect(html).toMatch(/<clerk-ui[^>]*component="user-button"[^>]*>.*cl-userButtonTrigger/s)
    await page.goto(`${site.url}/account`)
    const drawn = await page.locator('clerk-ui[component="user-button"]').elementHandle()
    await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' })
    await page.locator('#count').click()
    await page.getByText('count 1').waitFor()
    expect(await page.locator('#facts').innerText()).toBe(known(person.id))
    expect(await drawn!.evaluate((node) => node.isConnected)).toBe(true)
    expect(await page.locator('clerk-ui').count()).toBe(2)
    expect(page.problems()).toEqual([])
  })

  test('children stay alive in the menu and in the profile', async () => {
    const page = await chromium.newPage()
    await signIn(page, site, person)
    await page.goto(`${site.url}/account`)
    await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' })
    const trigger = page.getByRole('button', { name: 'Open user menu' })
    await trigger.click()
    await page.getByRole('button', { name: 'Add ten' }).click()
    await page.getByText('count 10').waitFor()
    await trigger.click()
    await page.locator('.icon', { hasText: '10' }).waitFor()
    await page.getByRole('button', { name: 'Manage account' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Terms' }).click()
    await dialog.locator('#terms').click()
    await dialog.getByText('terms 110').waitFor()
    await page.getByRole('button', { name: 'Close modal' }).click()
    await page.locator('#wide').click()
    await page.locator('.cl-userButtonOuterIdentifier').waitFor()
    expect(page.problems()).toEqual([])
  })

  test('a stranger signs in by the form that the server drew, and out again', async () => {
    const page = await chromium.newPage()
    const html = await (await page.request.get(`${site.url}/account`)).text()
    expect(html).toContain(known(null))
    expect(html).toMatch(/<clerk-ui[^>]*component="sign-in"[^>]*>.*<form/s)
    await page.goto(`${site.url}/account`)
    await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' })
    await page.getByLabel('Email address').fill(person.emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    // The first step has a field for it as well, for password managers: what is there when the answer comes is tried at once.
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('#in').waitFor()
    await page.locator('#facts', { hasText: known(person.id) }).waitFor()
    await page.locator('#out-button').click()
    await page.waitForURL('**/only')
    await page.locator('#facts', { hasText: known(null) }).waitFor()
    expect(page.problems()).toEqual([])
  })

  test('without JavaScript the form of an island signs in', async () => {
    const page = await chromium.newPage({ javaScriptEnabled: false })
    await page.goto(`${site.url}/account`)
    await page.getByLabel('Email address').fill(person.emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('#in').waitFor()
  })

  test('a prerendered page begins with nothing known, and finds out', async () => {
    const page = await chromium.newPage()
    await signIn(page, site, person)
    const html = await (await page.request.get(`${site.url}/static`)).text()
    expect(html).toContain('false,undefined,undefined,undefined,false')
    expect(html).toContain('id="loading"')
    expect(html).not.toMatch(/id="(in|out|admin|no-admin)"/)
    await page.goto(`${site.url}/static`)
    await page.locator('#facts', { hasText: known(person.id) }).waitFor()
    await page.getByRole('button', { name: 'Open user menu' }).click()
    await page.getByRole('button', { name: 'Add ten' }).waitFor()
    expect(page.problems()).toEqual([])
  })

  test('the client router brings islands that were drawn with less, or more, than the page knows', async () => {
    const page = await chromium.newPage()
    await signIn(page, site, person)
    await page.goto(`${site.url}/account`)
    await untilLoaded(page)
    for (const name of ['static', 'account', 'static']) {
      await page.getByRole('link', { name }).click()
      await page.waitForURL(`**/${name}`)
      await page.locator('#facts', { hasText: known(person.id) }).waitFor()
      await page.locator('#count').click()
      await page.getByText('count 1').waitFor()
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByRole('button', { name: 'Add ten' }).waitFor()
      await page.keyboard.press('Escape')
    }
    expect(page.problems()).toEqual([])
  })

  test('where only the browser draws, it draws the same', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/only`)
    await page.locator('#out').waitFor()
    // It moves what stands below it, also from under a press.
    await page.getByLabel('Email address').waitFor()
    await page.getByRole('link', { name: 'Come in' }).click()
    await page.getByRole('dialog').getByLabel('Email address').waitFor()
    expect(page.url()).toBe(`${site.url}/only`)
    await page.keyboard.press('Escape')
    await signIn(page, site, person)
    await page.reload()
    await page.locator('#in').waitFor()
    await page.getByRole('button', { name: 'Open user menu' }).waitFor()
    expect(page.problems()).toEqual([])
  })

  test('a component of the entry is an island by itself', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/own`)
    await page.locator('astro-island[ssr]').first().waitFor({ state: 'detached' })
    await page.getByLabel('Email address').fill(person.emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    // The first step has a field for a password as well.
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await signIn(page, site, person)
    await page.goto(`${site.url}/own`)
    await page.locator('#slot').waitFor()
    await page.locator('.cl-profileSection').first().waitFor()
    expect(page.problems()).toEqual([])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person, signIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env: { SHOWCASE_API_KEYS: 'on' } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function visitor(javaScriptEnabled: boolean) {
  const person = await createPerson(site)
  const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
  await signIn(page, site, person)
  return { person, page }
}

const table = (page: WatchedPage) => page.locator('.cl-apiKeysTable')

/** Makes a key, and gives its secret, which is gone from the page then. */
async function make(page: WatchedPage, name: string): Promise<string> {
  await page.getByText('Add new key').click()
  await page.getByLabel('Secret key name').fill(name)
  await page.getByText('Create key').click()
  const copy = page.locator('.cl-apiKeysCopyModal')
  await copy.waitFor()
  const secret = await copy.getByLabel('Key', { exact: true }).inputValue()
  await copy.locator('.cl-apiKeysCopyModalSubmitButton').click()
  await copy.waitFor({ state: 'detached' })
  await table(page).getByText(name).waitFor()
  expect(await page.locator('main').innerText()).not.toContain(secret)
  return secret
}

/** Whose program that is, to the site's own API. */
async function use(secret: string) {
  const answer = await fetch(`${site.url}/api/reports`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  return answer.ok ? answer.json() : answer.status
}

const of = ({ id }: Person) => ({ userId: id, by: 'api_key' })

test.each([true, false])(
  'KEY-1, KEY-2: a key is made, shown once, used, and revoked, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const { person, page } = await visitor(javaScriptEnabled)
    await page.goto(`${site.url}/api-keys`)
    await page.getByText('No API keys found').waitFor()
    const secret = await make(page, 'Laptop')
    expect(await use(secret)).toEqual(of(person))

    await page.getByText('Add new key').click()
    await page.getByLabel('Secret key name').fill('laptop')
    await page.getByLabel('Description').fill('The same again')
    await page.getByText('Create key').click()
    await page.getByText('There is an API key of this name already').waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('The same again')
    await page.getByText('Cancel').click()

    await make(page, 'Phone')
    await make(page, 'Watch')
    await page.getByText('Displaying 1 – 2 of 3').first().waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await table(page).getByText('Laptop').waitFor()

    await page.getByRole('button', { name: 'Revoke: Laptop' }).click()
    await page.getByLabel('Type "Revoke" to confirm').fill('Revoke')
    await page.getByText('Revoke key').click()
    await expect.poll(() => use(secret)).toBe(401)
    await table(page).getByText('Watch').waitFor()
    expect(await table(page).getByText('Laptop').count()).toBe(0)
  },
)

test('keys are looked for by a part of their name, and a slip revokes nothing', async () => {
  const { person, page } = await visitor(true)
  await page.goto(`${site.url}/account/api-keys`)
  const secret = await make(page, 'Laptop')
  await make(page, 'Phone')
  await page.getByLabel('Search keys').fill('lap')
  await expect.poll(() => table(page).getByText('Phone').count()).toBe(0)
  await page.getByRole('button', { name: 'Revoke: Laptop' }).click()
  await page.getByRole('heading', { name: 'Revoke “Laptop”?' }).waitFor()
  await page.getByLabel('Type "Revoke" to confirm').fill('Revok')
  await page.getByText('Revoke key').click()
  await page.getByText('Type the word exactly as it is shown.').waitFor()
  expect(await use(secret)).toEqual(of(person))
})

test('the page of keys in the profile is a page of its own without JavaScript', async () => {
  const { person, page } = await visitor(false)
  await page.goto(`${site.url}/account`)
  await page.getByRole('button', { name: 'API keys' }).click()
  const secret = await make(page, 'Laptop')
  expect(await use(secret)).toEqual(of(person))
  await page.goto(`${site.url}/account/api-keys`)
  expect(await page.locator('main').innerText()).not.toContain(secret)
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person, signIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_LINKS: 'true', SHOWCASE_NEW_BROWSERS: 'true' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

/** The newest link to an address, as the mailbox shows it. */
async function readLink(address: string): Promise<string> {
  const [, ...rows] = (await (await fetch(`${site.url}/__clerk/mailbox`)).text()).split('<li>')
  const row = rows.find((each) => each.includes(`<p>${address} ·`)) ?? ''
  const link = /<a class="link" href="([^"]+)"/.exec(row)?.[1]
  if (!link) throw new Error(`There is no link to ${address}.`)
  return link
}

const proceed = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()

async function open(path: string, options: object = {}): Promise<WatchedPage> {
  const page = await chromium.newPage({ reducedMotion: 'reduce', ...options })
  await page.goto(site.url + path)
  return page
}

/** Another tab of the same browser. */
async function follow(page: Page, link: string): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.goto(link)
  return tab
}

let count = 0
const newAddress = () => `link-${process.pid}-${++count}@example.com`

async function enterPassword(page: Page, { emailAddress, password }: Person) {
  await page.getByLabel('Email address').fill(emailAddress)
  await proceed(page)
  await page.getByText('Use another method').click()
  await page.getByText('Sign in with your password').click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await proceed(page)
}

describe('a link by mail', () => {
  test('is asked for after the password in a browser that is new, and lets in both tabs', async () => {
    const person = await createPerson(site)
    const page = await open('/guarded')
    await enterPassword(page, person)
    await page.getByText('You have not signed in with this browser before').waitFor()
    await page.getByText('Open the link in this browser').waitFor()
    const tab = await follow(page, await readLink(person.emailAddress))
    await tab.waitForURL(`${site.url}/guarded`)
    await page.waitForURL(`${site.url}/guarded`)
    expect(page.problems()).toEqual([])
  })

  async function begin(person: Person): Promise<WatchedPage> {
    const page = await open('/guarded')
    await page.getByLabel('Email address').fill(person.emailAddress)
    await proceed(page)
    await heading(page, 'Check your email')
    await page.getByText('Open the link in this browser').waitFor()
    return page
  }

  test('signs in both tabs: the one that it is opened in, and the one that waits', async () => {
    const person = await createPerson(site)
    const page = await begin(person)
    const tab = await follow(page, await readLink(person.emailAddress))
    await tab.waitForURL(`${site.url}/guarded`)
    await page.waitForURL(`${site.url}/guarded`)
    expect(page.problems()).toEqual([])
  })

  test('is good for nothing in another browser or to a scanner, and works in its own after that', async () => {
    const person = await createPerson(site)
    const page = await begin(person)
    const link = await readLink(person.emailAddress)
    for (let time = 0; time < 3; time++) await fetch(link)
    await fetch(link, { method: 'HEAD' })
    const other = await open(link.slice(site.url.length))
    await heading(other, 'This is another browser')
    await other.getByText('in which you asked for it').waitFor()
    await other.goto(`${site.url}/guarded`)
    expect(new URL(other.url()).pathname).toBe('/sign-in')
    const tab = await follow(page, link)
    await tab.waitForURL(`${site.url}/guarded`)
  })

  test('that is not valid says so', async () => {
    const page = await open('/__clerk/v1/verify?token=nothing')
    await heading(page, 'does not work')
  })

  test('gives way to a code', async () => {
    const person = await createPerson(site)
    const page = await begin(person)
    await page.getByText('Use another method').click()
    await page.getByRole('button', { name: `Email code to ${person.emailAddress}` }).click()
    await page.getByLabel('Enter verification code').fill('424242')
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('still signs in when the page that waits was loaded anew', async () => {
    const person = await createPerson(site)
    const page = await begin(person)
    await page.reload()
    await page.getByText('Open the link in this browser').waitFor()
    await follow(page, await readLink(person.emailAddress))
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('proves the address of a sign-up', async () => {
    const address = newAddress()
    const page = await open('/sign-up')
    await page.getByLabel('Email address').fill(address)
    await page.getByLabel('Password', { exact: true }).fill('correct horse 42 battery')
    await proceed(page)
    await heading(page, 'Verify your email')
    await page.getByText('Open the link in this browser').waitFor()
    const tab = await follow(page, await readLink(address))
    await tab.waitForURL(`${site.url}/`)
    await page.waitForURL(`${site.url}/`)
  })

  test('makes an address of a profile theirs', async () => {
    const address = newAddress()
    const page = await chromium.newPage({ reducedMotion: 'reduce' })
    const known = { bypass_client_trust: true }
    await signIn(page, site, await createPerson(site, {}, known))
    await page.goto(`${site.url}/user`)
    await page.getByRole('button', { name: 'Add email address' }).click()
    await page.getByLabel('Email address').fill(address)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText(`A link is on its way to ${address}`).waitFor()
    await expect
      .poll(() => readLink(address).catch(() => ''), { timeout: 10_000 })
      .toContain('token=')
    const tab = await follow(page, await readLink(address))
    await tab.getByText('The address is yours now.').waitFor()
    await page.getByText('The address is yours now.').waitFor()
    expect(new URL(tab.url()).search).toBe('')
  })
})

describe('a link by mail without JavaScript', () => {
  const plain = { javaScriptEnabled: false }

  test('is asked for after the password in a browser that is new', async () => {
    const person = await createPerson(site)
    const page = await open('/guarded', plain)
    await enterPassword(page, person)
    await page.getByText('You have not signed in with this browser before').waitFor()
    await page.goto(await readLink(person.emailAddress))
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('signs in: the page that waits has a button, and the link itself leads on', async () => {
    const person = await createPerson(site)
    const page = await open('/guarded', plain)
    await page.getByLabel('Email address').fill(person.emailAddress)
    await proceed(page)
    await page.getByRole('button', { name: 'Email me the link' }).click()
    await page.getByRole('button', { name: 'I have opened the link' }).click()
    await page.getByText('The link was not opened yet.').waitFor()
    const tab = await follow(page, await readLink(person.emailAddress))
    await tab.waitForURL(`${site.url}/guarded`)
  })

  test('signs up', async () => {
    const address = newAddress()
    const page = await open('/sign-up', plain)
    await page.getByLabel('Email address').fill(address)
    await page.getByLabel('Password', { exact: true }).fill('correct horse 42 battery')
    await proceed(page)
    await heading(page, 'Verify your email')
    const link = await readLink(address)
    const other = await open(link.slice(site.url.length), plain)
    await heading(other, 'This is another browser')
    const tab = await follow(page, link)
    await tab.waitForURL(`${site.url}/`)
    await tab.goto(`${site.url}/guarded`)
    expect(new URL(tab.url()).pathname).toBe('/guarded')
  })
})

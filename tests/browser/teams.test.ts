import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createOrganization, createPerson, readCode, signIn, workIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'teams', mode: 'production' }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), chromium?.close()])
})

const password = 'correct horse 42 battery'
const addressOf = (name: string) => `${name}-${process.pid}@example.com`
const rooms = (page: Page) => page.getByRole('navigation', { name: 'Team' }).getByRole('link')
const statusOf = async (page: Page, path: string) =>
  (await page.request.get(site.url + path, { maxRedirects: 0 })).status()

/** Where the newest link to an address leads, as the mailbox shows it: the site has a port of its own here. */
async function readLink(page: Page, emailAddress: string): Promise<string> {
  const to = encodeURIComponent(emailAddress)
  const html = await (await page.request.get(`${site.url}/__clerk/mailbox?to=${to}`)).text()
  const { pathname, search } = new URL(
    /<a class="link" href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'),
  )
  return site.url + pathname + search
}

/** Makes an account and founds a team, as whoever finds the site does. */
async function found(page: Page, emailAddress: string, team: string, hasScript = true) {
  await page.goto(`${site.url}/`)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByLabel('Email address').fill(emailAddress)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Enter verification code').waitFor()
  await page.getByLabel('Enter verification code').fill(await readCode(page, site, emailAddress))
  const next = page.getByRole('button', { name: 'Continue', exact: true })
  if (!hasScript) await next.click()
  await page.getByLabel('Name').fill(team)
  await next.click()
  if (!hasScript) await page.getByRole('button', { name: team }).click()
  await page.getByRole('link', { name: 'Go to your team' }).click()
  await page.getByRole('heading', { name: team }).waitFor()
}

test('a team is founded, somebody is invited and comes in, and each room opens for whom it is for', async () => {
  const founder = await chromium.newPage()
  expect(await statusOf(founder, '/team/keys')).toBe(307)
  await found(founder, addressOf('founder'), 'Lighthouse Keepers')
  expect(await rooms(founder).allInnerTexts()).toEqual(['Wall', 'Books', 'Keys', 'Settings'])

  await founder.getByRole('link', { name: 'Settings' }).click()
  await founder.getByRole('button', { name: 'Members' }).click()
  await founder.getByRole('button', { name: 'Invite' }).click()
  await founder.getByLabel('Email addresses').fill(addressOf('treasurer'))
  await founder.getByLabel('Role').last().selectOption('Treasurer')
  await founder.getByRole('button', { name: 'Send invitations' }).click()
  await founder.getByText('The invitations are on their way').waitFor()

  const treasurer = await chromium.newPage()
  await treasurer.goto(await readLink(treasurer, addressOf('treasurer')))
  await treasurer.getByText('Lighthouse Keepers').waitFor()
  await treasurer.getByText('invites you to join').waitFor()
  await treasurer.getByLabel('Password', { exact: true }).fill(password)
  await treasurer.getByRole('button', { name: 'Continue', exact: true }).click()
  await treasurer.getByRole('link', { name: 'Books' }).click()
  await treasurer.getByLabel('What for').fill('Paint for the lamp room')
  await treasurer.getByLabel('Amount').fill('-48.5')
  await treasurer.getByRole('button', { name: 'Enter it' }).click()
  await treasurer.getByRole('heading', { name: '-48.50 in the till' }).waitFor()
  expect(await rooms(treasurer).allInnerTexts()).toEqual(['Wall', 'Books', 'Settings'])
  expect(await statusOf(treasurer, '/team/keys')).toBe(403)

  await founder.getByRole('link', { name: 'Keys' }).click()
  await founder.getByRole('button', { name: 'Add new key' }).click()
  await founder.getByLabel('Secret key name').fill('Lamp')
  await founder.getByRole('button', { name: 'Create key' }).click()
  const secret = await founder.getByLabel('Key', { exact: true }).inputValue()
  const pin = () =>
    fetch(`${site.url}/api/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'The lamp is lit' }),
    })
  expect((await pin()).status).toBe(201)
  await treasurer.getByRole('link', { name: 'Wall' }).click()
  await treasurer.getByText('The lamp is lit').waitFor()
  expect([...founder.problems(), ...treasurer.problems()]).toEqual([])
})

test('a team is founded, and another one, without JavaScript', async () => {
  const page = await chromium.newPage({ javaScriptEnabled: false })
  await found(page, addressOf('bare'), 'Pilots', false)
  await page.getByLabel('Note').fill('High water at four')
  await page.getByRole('button', { name: 'Pin it' }).click()
  await page.getByText('High water at four').waitFor()
  await page.getByRole('button', { name: 'Open organization switcher' }).click()
  await page.getByRole('link', { name: 'Create organization' }).click()
  await page.getByLabel('Name').fill('Harbour Office')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.getByRole('button', { name: 'Harbour Office' }).click()
  await page.getByRole('heading', { name: 'Harbour Office' }).waitFor()
  await page.getByText('Nothing is pinned yet').waitFor()
  expect(page.problems()).toEqual([])
})

test('whoever may not keep the books enters nothing, and finds no door to them', async () => {
  const page = await chromium.newPage()
  const person = await createPerson(site)
  const team = await createOrganization(site, 'Readers', { member: [person] })
  await signIn(page, site, person)
  await workIn(page, site, team)
  await page.goto(`${site.url}/team`)
  expect(await rooms(page).allInnerTexts()).toEqual(['Wall', 'Settings'])
  expect(await statusOf(page, '/team/books')).toBe(403)
  const forged = await page.request.post(`${site.url}/_actions/addEntry`, {
    headers: { origin: site.url },
    multipart: { what: 'A boat', amount: '-1' },
  })
  expect(forged.status()).toBe(403)
})

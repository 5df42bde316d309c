import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signUpByHand } from './people.ts'

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

test('a team is founded, somebody is invited and comes in, and each room opens for whom it is for', async () => {
  const founder = await chromium.newPage()
  expect(await statusOf(founder, '/team/keys')).toBe(307)
  await signUpByHand(founder, site, { emailAddress: addressOf('founder'), password })
  await founder.getByLabel('Name of the team').fill('Lighthouse Keepers')
  await founder.getByRole('button', { name: 'Found a team' }).click()
  await founder.waitForURL('**/team')
  await founder.getByRole('heading', { name: 'Lighthouse Keepers' }).waitFor()
  expect(await rooms(founder).allInnerTexts()).toEqual(['Wall', 'Members', 'Books', 'Keys'])

  await founder.getByRole('link', { name: 'Members' }).click()
  await founder.getByLabel('Email address').fill(addressOf('treasurer'))
  await founder.getByLabel('Role').selectOption('Treasurer')
  await founder.getByRole('button', { name: 'Invite' }).click()
  await founder.locator('[role=status],[role=alert]').waitFor()
  expect(await founder.locator('[role=alert]').allInnerTexts()).toEqual([])
  await founder.getByText(`A letter is on its way to ${addressOf('treasurer')}`).waitFor()
  await founder.getByLabel('Email address').fill(addressOf('treasurer'))
  await founder.getByRole('button', { name: 'Invite' }).click()
  await founder.getByRole('alert').waitFor()

  const treasurer = await chromium.newPage()
  await treasurer.goto(await readLink(treasurer, addressOf('treasurer')))
  await treasurer.getByLabel('Password', { exact: true }).fill(password)
  await treasurer.getByRole('button', { name: 'Continue', exact: true }).click()
  await treasurer.getByRole('link', { name: 'Books' }).click()
  await treasurer.getByRole('heading', { name: 'For the treasurer' }).waitFor()
  expect(await rooms(treasurer).allInnerTexts()).toEqual(['Wall', 'Members', 'Books'])
  expect(await statusOf(treasurer, '/team/keys')).toBe(403)
  await treasurer.getByRole('link', { name: 'Members' }).click()
  expect(await treasurer.getByRole('button', { name: 'Invite' }).count()).toBe(0)
  const forged = await treasurer.request.post(`${site.url}/_actions/invite`, {
    headers: { origin: site.url },
    multipart: { emailAddress: addressOf('friend'), role: 'org:member' },
  })
  expect(forged.status()).toBe(403)

  await founder.getByRole('link', { name: 'Keys' }).click()
  await founder.getByLabel('Name', { exact: true }).fill('Lamp')
  await founder.getByRole('button', { name: 'Make a key' }).click()
  const [secret] = /ak_\w+/.exec(await founder.locator('.secret').innerText())!
  const pin = () =>
    fetch(`${site.url}/api/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'The lamp is lit' }),
    })
  expect((await pin()).status).toBe(201)
  await treasurer.getByRole('link', { name: 'Wall' }).click()
  await treasurer.getByText('The lamp is lit').waitFor()
  await founder.getByRole('button', { name: 'Revoke Lamp' }).click()
  await founder.getByRole('button', { name: 'Revoke Lamp' }).waitFor({ state: 'detached' })
  expect((await pin()).status).toBe(401)
  const refused = expect.stringMatching(/ 400 .*_action=invite/)
  expect([...founder.problems(), ...treasurer.problems()]).toEqual([refused])
})

import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Google, playGoogle } from '../../packages/server/src/testing/google.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, readCode, signIn, untilLoaded } from './people.ts'

const example = fileURLToPath(new URL('../fixtures/providers', import.meta.url))
const preload = new URL('../harness/google.mjs', import.meta.url).href
const SCRIPT = 'https://accounts.google.com/gsi/client'

let site: Site
let chromium: TestBrowser
let google: Google
beforeAll(async () => {
  google = await playGoogle()
  const ways = { NODE_OPTIONS: `--import ${preload}`, TEST_GOOGLE: google.url }
  const env = { SITE_REGISTERED: '1', ...ways }
  // The build is the one of the other tests.
  const buildEnv = { NODE_OPTIONS: undefined, TEST_GOOGLE: undefined }
  ;[site, chromium] = await Promise.all([
    startSite({ example, mode: 'production', env, buildEnv }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), chromium?.close(), google?.close()])
})

/** Stands in for Google's script: its prompt is a button, and closes by another. */
const standIn = (token: string) => `
  const shown = []
  window.google = { accounts: { id: {
    initialize(options) { window.told = [...(window.told ?? []), options] },
    prompt(listener) {
      for (const [id, press] of [
        ['continue', () => told.at(-1).callback({ credential: '${token}' })],
        ['skip', () => listener({ isSkippedMoment: () => true })],
      ]) {
        const button = Object.assign(document.createElement('button'), { id, textContent: id, onclick: press })
        shown.push(button)
        document.body.append(button)
      }
    },
    cancel() { for (const each of shown.splice(0)) each.remove() },
  } } }`

let count = 0
const somebody = () => `tap-${++count}@example.com`
const as = (email: string, more: object = {}) =>
  google.token({ aud: 'one', azp: 'one', sub: email, email, ...more })

async function visit(token: string, path = '/one-tap') {
  const page = await chromium.newPage()
  await page.route(SCRIPT, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn(token) }),
  )
  await page.goto(site.url + path)
  return page
}
const untilIn = (page: WatchedPage, email: string) =>
  page.locator('#who', { hasText: email }).waitFor()

test('somebody new signs up at Google’s prompt, stays on the page, and signs in there again', async () => {
  const email = somebody()
  for (const query of ['', '?from=a-letter']) {
    const page = await visit(as(email), `/one-tap${query}`)
    await page.locator('#continue').click()
    await untilIn(page, email)
    expect(page.url()).toBe(`${site.url}/one-tap${query}`)
    expect(await page.locator('#continue').count()).toBe(0)
    // That there is no account yet is an answer like any other, but to the console.
    const problems = page.problems().filter((text) => !/404.*sign_ins/.test(text))
    expect(problems).toEqual([])
    await page.context().close()
  }
})

test('Google is told what the page wants of it, and where to go is the page’s to say', async () => {
  const email = somebody()
  const page = await visit(as(email), '/one-tap?signUpForceRedirectUrl=/%3Fnew')
  await page.locator('#continue').waitFor()
  expect(await page.evaluate('told.map(({ callback, ...told }) => told)')).toEqual([
    {
      client_id: 'one',
      auto_select: false,
      cancel_on_tap_outside: true,
      itp_support: true,
      use_fedcm_for_prompt: true,
    },
  ])
  await page.locator('#continue').click()
  await page.waitForURL(`${site.url}/?new`)
})

test('an address that Google does not vouch for is proven by a code', async () => {
  const email = somebody()
  const page = await visit(as(email, { email_verified: false }))
  await page.locator('#continue').click()
  await page.getByLabel('Enter verification code').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-up')
  await expect.poll(() => readCode(page, site, email).catch(() => '')).toMatch(/^\d{6}$/)
  await page.getByLabel('Enter verification code').fill(await readCode(page, site, email))
  await untilIn(page, email)
})

test('whoever is signed in is asked nothing, and Google is not', async () => {
  const person = await createPerson(site)
  const page = await chromium.newPage()
  await signIn(page, site, person)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.url}/one-tap`)
  await untilIn(page, person.emailAddress)
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.openGoogleOneTap())
  expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
})

test('a prompt that is skipped is gone, and so is one that the page closes', async () => {
  const page = await visit(as(somebody()))
  await page.locator('#skip').click()
  await page.locator('#continue').waitFor({ state: 'detached' })
  await page.evaluate(() => window.Clerk.openGoogleOneTap())
  await page.locator('#continue').waitFor()
  expect(await page.evaluate('told.length')).toBe(1)
  await page.evaluate(() => document.querySelector('clerk-google-one-tap')!.remove())
  await page.locator('#continue').waitFor({ state: 'detached' })
})

test('what Google cannot vouch for lets nobody in, and the page goes on', async () => {
  const email = somebody()
  const page = await visit(as(email, { aud: 'another site' }))
  await page.locator('#continue').click()
  await expect.poll(() => page.problems().join()).toContain('What Google said of you')
  expect(await page.locator('#who').innerText()).toBe('nobody')
  expect(await page.evaluate(() => window.Clerk.user)).toBeNull()
})

test('where Google cannot be reached, developers are told once, and visitors see nothing', async () => {
  const page = await chromium.newPage()
  await page.route(SCRIPT, (route) => route.abort())
  await page.goto(`${site.url}/one-tap`)
  const told = () => page.problems().filter((text) => text.includes('One Tap is not shown'))
  await expect.poll(told).toHaveLength(1)
  await page.evaluate(() => window.Clerk.openGoogleOneTap())
  expect(told()).toHaveLength(1)
  expect(page.problems().filter((text) => text.startsWith('uncaught'))).toEqual([])
})

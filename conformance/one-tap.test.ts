import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GOOGLE, type Google, playGoogle } from '../packages/server/src/testing/google.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

let site: GenuineSite
let chromium: TestBrowser
let google: Google
beforeAll(async () => {
  google = await playGoogle()
  process.env.TEST_GOOGLE = google.url
  await import('../tests/harness/google.mjs')
  const settings = { social: { google: GOOGLE } }
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
})
afterAll(async () => {
  delete process.env.TEST_GOOGLE
  await Promise.all([site?.close(), chromium?.close(), google?.close()])
})

async function open() {
  const page = await chromium.newPage()
  await page.route('https://accounts.google.com/**', (route) => route.abort())
  await page.goto(`${site.url}/`)
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
  return page
}

/** What a page does with what Google gave it; it is left for another when all went well. */
const come = (token: string) => `(async () => {
  const attempt = await window.Clerk.authenticateWithGoogleOneTap({ token: '${token}' })
  const urls = { signInFallbackRedirectUrl: '/?in', signUpFallbackRedirectUrl: '/?up' }
  void window.Clerk.handleGoogleOneTapCallback(attempt, urls)
})()`

describe('genuine clerk-js: Google One Tap', () => {
  it('signs somebody new up, and in again', async () => {
    const ada = { sub: 'ada', email: 'ada@example.com' }
    for (const way of ['?up', '?in']) {
      const page = await open()
      await page.evaluate(come(google.token(ada)))
      await page.waitForURL(`${site.url}/${way}`)
      await page.waitForFunction('window.Clerk?.user')
      const email = 'window.Clerk?.user.primaryEmailAddress.emailAddress'
      expect(await page.evaluate(email)).toBe(ada.email)
    }
  })

  it('knows whose prompt to show', async () => {
    const page = await open()
    const id = 'window.Clerk.__internal_environment?.displayConfig?.googleOneTapClientId'
    expect(await page.evaluate(id)).toBe(GOOGLE.clientId)
  })

  it('learns that a token is of no use', async () => {
    const page = await open()
    const token = google.token({ aud: 'somebody else' })
    const refused = `${come(token)}.catch(({ errors }) => errors.map(({ code }) => code))`
    expect(await page.evaluate(refused)).toEqual(['google_one_tap_token_invalid'])
  })
})

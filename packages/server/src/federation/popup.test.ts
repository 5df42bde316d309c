import { afterEach, beforeEach, expect, test } from 'vitest'
import { goThrough, open, signUpThrough } from '../testing/federation.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer({ settings: { social: { google: true } } })
})
afterEach(() => server.close())

const back = (outcome: string, returnUrl = `${ORIGIN}/sso-callback`) =>
  `${ORIGIN}/v1/popup_callback?return_url=${encodeURIComponent(returnUrl)}&outcome=${outcome}`
const WAY = { redirect_url: back('open'), action_complete_redirect_url: back('complete') }

const told = (body: string) =>
  JSON.parse(/<script type="application\/json">(.*?)<\/script>/.exec(body)![1]!)
const COOP = 'cross-origin-opener-policy'

test('a window that was opened for a provider tells its page that a session began', async () => {
  await signUpThrough(server.browser())
  const browser = server.browser()
  const { to, headers } = await goThrough(browser, {}, WAY)
  expect(to).toBe(WAY.action_complete_redirect_url)
  expect(headers.get(COOP)).toBe('unsafe-none')
  const page = await open(browser, to!)
  const { response } = await browser.get('/v1/client')
  expect(response.last_active_session_id).toMatch(/^sess_/)
  expect(told(page.body)).toEqual({
    message: { session: response.last_active_session_id },
    origin: ORIGIN,
  })
  expect(page.headers.get(COOP)).toBe('unsafe-none')
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe-/)
})

test('and where to go on when something is left to do', async () => {
  const browser = server.browser()
  const { to } = await goThrough(browser, {}, WAY)
  expect(to).toBe(WAY.redirect_url)
  const { message, origin } = told((await open(browser, to!)).body)
  expect([message, origin]).toEqual([{ return_url: `${ORIGIN}/sso-callback` }, ORIGIN])
})

test('a stranger is told of no session', async () => {
  const { body } = await open(server.browser(), back('complete'))
  expect(told(body).message).toEqual({ return_url: `${ORIGIN}/sso-callback` })
})

test.each([
  'https://evil.example/',
  'javascript:alert(1)',
  '//evil.example',
  `${ORIGIN}\\@evil.example`,
])('RED-3: nothing is told to %s', async (target) => {
  const { status, body } = await open(server.browser(), back('complete', target))
  expect(status).toBe(422)
  expect(body).not.toContain('evil')
})

test('XSS-2: what an address holds ends no element', async () => {
  const { body } = await open(server.browser(), back('open', `${ORIGIN}/?a=</script><b>&'"`))
  expect(body).not.toMatch(/<b>|<\/script><b/)
  expect(told(body).message.return_url).toContain(ORIGIN)
})

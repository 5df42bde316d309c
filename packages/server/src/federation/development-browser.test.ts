import { Query } from '@dooryard/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerOf, open, signUpThrough, WAY } from '../testing/federation.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await testServer({ settings: { social: { google: true } } })
})
afterEach(() => server.close())

/** A page that carries the token of its client in addresses, as genuine clients do in development. */
async function carrier() {
  const browser = server.browser()
  const { body } = await browser.post('/v1/dev_browser')
  const at = (path: string, token: string) => `/v1${path}?${Query.devBrowser}=${token}`
  const begun = await browser.post(at('/client/sign_ins', body.id), {
    strategy: 'oauth_google',
    ...WAY,
  })
  const token = begun.headers.get('clerk-db-jwt') ?? begun.headers.get('authorization') ?? body.id
  const { external_verification_redirect_url: first } = begun.response.first_factor_verification
  const sessionsOf = async (token: string) => {
    const { response } = await server.browser().get(at('/client', token))
    return response?.sessions.length ?? 0
  }
  return { first: new URL(first), token, sessionsOf }
}

test('a browser without cookies takes one along, and comes back with a new token', async () => {
  await signUpThrough(server.browser())
  const { first, token, sessionsOf } = await carrier()
  expect(first.pathname).toBe('/v1/oauth_departure')
  const navigator = server.browser()
  const { headers } = await open(navigator, first)
  const back = await answerOf(navigator, new URL(headers.get('location')!))
  const next = await open(navigator, back)
  const target = new URL(next.headers.get('location')!)
  expect(target.origin + target.pathname).toBe(WAY.action_complete_redirect_url)
  const fresh = target.searchParams.get(Query.devBrowser)!
  expect(await sessionsOf(fresh)).toBe(1)
  // SES-4: the token that began is worth nothing now.
  expect(await sessionsOf(token)).toBe(0)
})

test('FED-8: another browser, which did not leave for the provider, is refused', async () => {
  const { first } = await carrier()
  const navigator = server.browser()
  const { headers } = await open(navigator, first)
  const back = await answerOf(navigator, new URL(headers.get('location')!))
  expect((await open(server.browser(), back)).status).toBe(400)
  expect((await open(navigator, back)).status).toBe(303)
})

test('the step is good for states that wait for it, and for no others', async () => {
  const { status } = await open(server.browser(), `${ORIGIN}/v1/oauth_departure?state=nothing`)
  expect(status).toBe(400)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import { DEVELOPMENT_RATE_FACTOR } from '../settings/numbers.ts'
import type { Browser } from '../testing/browser.ts'
import { ADA, as, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

const HTML = { accept: 'text/html,application/xhtml+xml' }
const WRONG = { identifier: ADA, password: 'a wrong password' }

let server: TestServer
let browser: Browser
beforeEach(async () => {
  server = await testServer({
    basePath: '/__clerk',
    mode: 'production',
    settings: { rateLimits: { create: { max: 1, seconds: 30 }, attempt: { max: 1, seconds: 30 } } },
  })
  browser = server.browser({ mount: '/__clerk' })
})
afterEach(() => server.close())

const state = () => server.resume(browser.page())
const submit = () => browser.submit('/v1/client/sign_ins', { ...WRONG, __dooryard_screen: 'start' })
const isPage = ({ headers }: { headers: Headers }) =>
  headers.get('content-type') === 'text/html; charset=utf-8'

test('RATE-5: a form that comes too often leads back to its page, which says so and has what was typed, but no secret', async () => {
  await submit()
  const { status, headers, setCookies } = await submit()
  expect([status, headers.get('location')]).toEqual([
    303,
    `${ORIGIN}/sign-in?a=1&__dooryard_screen=start`,
  ])
  expect(setCookies).toEqual([
    expect.stringMatching(
      /^__Host-__dooryard_form_\w+=v1\..+; Path=\/; Max-Age=60; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ])
  expect(setCookies.join()).not.toContain('ada')
  const shown = {
    flow: 'sign_in',
    errors: [{ code: 'too_many_requests' }],
    screen: 'start',
    values: { identifier: ADA },
  }
  const { feedback } = await state()
  expect(feedback).toMatchObject(shown)
  expect(JSON.stringify(feedback)).not.toContain(WRONG.password)
})

test('a refusal that the browser brought is over after a minute, with the next form, and where somebody altered it', async () => {
  await submit()
  await submit()
  const [[name, value]] = [...browser.cookies].filter(([name]) => name.includes('_form_')) as [
    [string, string],
  ]
  browser.cookies.set(name, `${value.slice(0, -2)}AA`)
  expect((await state()).feedback).toMatchObject({
    errors: [{ code: 'form_identifier_not_found' }],
  })
  browser.cookies.set(name, value)
  expect((await state()).feedback).toMatchObject({ errors: [{ code: 'too_many_requests' }] })
  server.clock.advance(MINUTE)
  expect((await state()).feedback).toMatchObject({
    errors: [{ code: 'form_identifier_not_found' }],
  })
  await submit()
  expect(browser.cookies.has(name)).toBe(false)
})

test('a form of somebody that comes too often tells only them', async () => {
  const development = await testServer({
    settings: { rateLimits: { account: { max: 1, seconds: 30 } } },
  })
  const own = development.browser()
  const { sessionId } = await signUp(own)
  const patch = () => own.submit(`/v1/me${as(sessionId)}&_method=PATCH`, { last_name: 'Lovelace' })
  const told = async () => (await development.resume(own.page())).feedback
  await Promise.all(Array.from({ length: DEVELOPMENT_RATE_FACTOR }, patch))
  await patch()
  expect(await told()).toMatchObject({
    flow: 'profile',
    errors: [{ code: 'too_many_requests' }],
    values: { last_name: 'Lovelace' },
  })
  await own.post('/v1/client/sessions?_method=DELETE')
  expect(await told()).toBeNull()
  await development.close()
})

test('what cannot be led back to its page is a page too, and no JSON: too large, another type, no way back, no such place', async () => {
  const page = '/v1/client/sign_ins'
  const later = () => server.clock.advance(MINUTE)
  const large = await browser.submit(page, { identifier: 'x'.repeat(70_000) })
  expect([large.status, isPage(large)]).toEqual([413, true])
  expect(large.body).toContain('send the form again')
  later()
  const type = { 'content-type': 'text/plain', ...HTML }
  const plain = await browser.send('POST', page, { headers: type, body: 'identifier=x' })
  expect([plain.status, isPage(plain)]).toEqual([415, true])
  later()
  await submit()
  const lost = await browser.post(page, WRONG, HTML)
  expect([lost.status, isPage(lost), lost.headers.get('retry-after')]).toEqual([429, true, '30'])
  for (const path of ['/v1/nowhere', '/v1/client/sign_ins/x/nothing', '/v1/jwks']) {
    const nowhere = await browser.submit(path)
    expect([path, nowhere.status >= 400, isPage(nowhere)]).toEqual([path, true, true])
  }
  const script = await browser.post(page, WRONG)
  expect([script.status, script.codes]).toEqual([429, ['too_many_requests']])
})

test('who followed a link that leads nowhere sees a page', async () => {
  for (const path of [
    '/v1/popup_callback',
    '/v1/popup_callback?return_url=https://evil.example',
    '/v1/verify?a=b',
  ]) {
    const answer = await browser.get(path, HTML)
    expect([path, answer.status >= 400, isPage(answer)]).toEqual([path, true, true])
  }
})

import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { ADA, BOB, PASSWORD, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
beforeEach(async () => {
  server = await testServer({ basePath: '/__clerk' })
  browser = server.browser({ mount: '/__clerk' })
})
afterEach(() => server.close())

const whereTo = ({ status, headers }: Answer) => [status, headers.get('location')]
const state = () => server.resume(browser.page(), { needToken: true })

test('a person signs up, out and in again without JavaScript', async () => {
  const created = await browser.submit('/v1/client/sign_ups', {
    email_address: ADA,
    password: PASSWORD,
  })
  expect(whereTo(created)).toEqual([303, `${ORIGIN}/sign-in?a=1`])

  const { client, feedback } = await state()
  expect(feedback).toEqual({ flow: 'sign_up', errors: [], values: { email_address: ADA } })
  expect(client?.sign_up?.verifications.email_address?.next_action).toBe('needs_attempt')
  const done = await browser.submit(
    `/v1/client/sign_ups/${client?.sign_up?.id}/attempt_verification`,
    {
      strategy: 'email_code',
      code: '424242',
    },
  )
  expect(whereTo(done)).toEqual([303, `${ORIGIN}/dashboard`])
  const token = browser.cookies.get('__session')!
  expect(decodeJwt(token).payload.azp).toBe(ORIGIN)
  expect(Number(browser.cookies.get('__client_uat'))).toBeGreaterThan(0)
  expect(await state()).toMatchObject({ token, feedback: null, setCookies: [] })

  const out = await browser.submit('/v1/client/sessions?_method=DELETE')
  expect(whereTo(out)).toEqual([303, `${ORIGIN}/dashboard`])
  expect(browser.cookies.has('__session')).toBe(false)
  expect((await state()).token).toBeNull()

  const back = await browser.submit('/v1/client/sign_ins', { identifier: ADA, password: PASSWORD })
  expect(whereTo(back)).toEqual([303, `${ORIGIN}/dashboard`])
  expect((await state()).token).toBe(browser.cookies.get('__session'))
})

test('a wrong password comes back with its field, without the password, for ten minutes', async () => {
  await signUpElsewhere()
  const answer = await browser.submit('/v1/client/sign_ins', {
    identifier: ADA,
    password: 'a wrong password',
  })
  expect(whereTo(answer)).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  const { feedback } = await state()
  expect(feedback).toMatchObject({
    flow: 'sign_in',
    errors: [{ code: 'form_password_incorrect', meta: { param_name: 'password' } }],
    values: { identifier: ADA },
  })
  expect(JSON.stringify(feedback)).not.toContain('a wrong password')
  server.clock.advance(10 * MINUTE)
  expect((await state()).feedback).toBeNull()
})

test('a refused form leads back to its screen, and its errors belong there; one that is not goes on', async () => {
  await signUpElsewhere()
  await browser.submit('/v1/client/sign_ins', { identifier: ADA })
  const { client } = await state()
  const path = `/v1/client/sign_ins/${client?.sign_in?.id}/prepare_first_factor`
  const send = (strategy: string, screen: string) =>
    browser.submit(path, { strategy, __dooryard_screen: screen })

  const refused = await send('no_strategy', 'forgot')
  expect(whereTo(refused)).toEqual([303, `${ORIGIN}/sign-in?a=1&__dooryard_screen=forgot`])
  expect((await state()).feedback).toMatchObject({ screen: 'forgot', errors: [{}] })

  const odd = await send('no_strategy', '"><script>')
  expect(whereTo(odd)).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  expect((await state()).feedback).not.toHaveProperty('screen')

  const sent = await send('email_code', 'alternatives')
  expect(whereTo(sent)).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  const { feedback } = await state()
  expect(feedback).toMatchObject({ errors: [] })
  expect(feedback).not.toHaveProperty('screen')
})

async function signUpElsewhere() {
  const other = server.browser({ mount: '/__clerk' })
  await other.submit('/v1/client/sign_ups', { email_address: ADA, password: PASSWORD })
  const { client } = await server.resume(other.page())
  await other.submit(`/v1/client/sign_ups/${client?.sign_up?.id}/attempt_verification`, {
    strategy: 'email_code',
    code: '424242',
  })
}

test('another account of the browser is taken into use', async () => {
  const { sessionId: first } = await signUp(browser, ADA)
  const { sessionId: second } = await signUp(browser, BOB)
  expect((await state()).client?.last_active_session_id).toBe(second)
  const answer = await browser.submit(`/v1/client/sessions/${first}/touch`)
  expect(whereTo(answer)).toEqual([303, `${ORIGIN}/dashboard`])
  expect((await state()).client?.last_active_session_id).toBe(first)
})

test('a sign-in goes on step by step: identifier, code, wrong code, right code', async () => {
  await signUpElsewhere()
  await browser.submit('/v1/client/sign_ins', { identifier: ADA, password: '' })
  const { client } = await state()
  const path = `/v1/client/sign_ins/${client?.sign_in?.id}`
  expect(client?.sign_in?.status).toBe('needs_first_factor')
  await browser.submit(`${path}/prepare_first_factor`, { strategy: 'email_code' })
  expect((await state()).client?.sign_in?.first_factor_verification?.status).toBe('unverified')
  await browser.submit(`${path}/attempt_first_factor`, { strategy: 'email_code', code: '000000' })
  const { feedback } = await state()
  expect(feedback).toMatchObject({ errors: [{ code: 'form_code_incorrect' }] })
  expect(feedback?.values).not.toHaveProperty('code')
  const done = await browser.submit(`${path}/attempt_first_factor`, {
    strategy: 'email_code',
    code: '424242',
  })
  expect(whereTo(done)).toEqual([303, `${ORIGIN}/dashboard`])
})

test('a forgotten password is reset', async () => {
  await signUpElsewhere()
  const strategy = 'reset_password_email_code'
  await browser.submit('/v1/client/sign_ins', { identifier: ADA, strategy })
  const { client } = await state()
  const path = `/v1/client/sign_ins/${client?.sign_in?.id}`
  await browser.submit(`${path}/attempt_first_factor`, { strategy, code: '424242' })
  expect((await state()).client?.sign_in?.status).toBe('needs_new_password')
  const done = await browser.submit(`${path}/reset_password`, {
    password: 'a brand new passphrase',
  })
  expect(whereTo(done)).toEqual([303, `${ORIGIN}/dashboard`])
})

describe('RED-2: a form leads nowhere but to its own origin', () => {
  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'https://app.test@evil.example',
    '\thttps://evil.example',
    '/..//evil.example',
    '/%5cevil.example',
  ])('%s', async (target) => {
    const back = await browser.submit('/v1/client/sign_ins', {
      identifier: 'nobody@example.com',
      __dooryard_return_to: target,
    })
    expect(whereTo(back)).toEqual([303, `${ORIGIN}/`])
    await signUpElsewhere()
    const done = await browser.submit('/v1/client/sign_ins', {
      identifier: ADA,
      password: PASSWORD,
      __dooryard_complete_to: target,
    })
    expect(whereTo(done)).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  })
})

test('what somebody typed into a form of theirs is not shown to who uses the browser next', async () => {
  const { sessionId } = await signUp(browser)
  const patch = `/v1/me?_clerk_session_id=${sessionId}&_method=PATCH`
  await browser.submit(patch, { first_name: 'x'.repeat(300), last_name: 'Lovelace' })
  expect((await state()).feedback).toMatchObject({ values: { last_name: 'Lovelace' } })
  await browser.submit(patch, { last_name: 'Lovelace', nonsense: '1' })
  expect((await state()).feedback).toMatchObject({ values: { last_name: 'Lovelace' } })
  await browser.post('/v1/client/sessions?_method=DELETE')
  expect((await state()).feedback).toBeNull()
  await signUp(browser, BOB)
  expect((await state()).feedback).toBeNull()
})

test('CSRF-1: a form of a foreign page changes nothing', async () => {
  await signUpElsewhere()
  const answer = await browser.post(
    '/v1/client/sign_ins',
    { identifier: ADA, password: PASSWORD, __dooryard_return_to: '/x' },
    { accept: 'text/html', origin: 'https://evil.example' },
  )
  expect([answer.status, answer.setCookies]).toEqual([403, []])
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
})

test('a script that asks for JSON gets JSON, whatever the fields are', async () => {
  const answer = await browser.post(
    '/v1/client/sign_ins',
    { __dooryard_return_to: '/x' },
    { accept: 'application/json' },
  )
  expect(answer.status).toBe(200)
  expect(answer.response.status).toBe('needs_identifier')
})

test('errors of reading the form come back to the page too', async () => {
  await browser.submit('/v1/client/sign_ups', { email_address: 'no address', nonsense: '1' })
  expect((await state()).feedback).toMatchObject({
    flow: 'sign_up',
    errors: [{ code: 'form_param_unknown', meta: { param_name: 'nonsense' } }],
    values: { email_address: 'no address' },
  })
})

test('fields of a form may be called as its controls are, and each comes once', async () => {
  const created = await browser.submit('/v1/client/sign_ups', {
    emailAddress: ADA,
    password: PASSWORD,
  })
  expect(whereTo(created)).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  expect((await state()).feedback).toEqual({
    flow: 'sign_up',
    errors: [],
    values: { email_address: ADA },
  })
  await browser.submit('/v1/client/sign_ups', { emailAddress: ADA, email_address: BOB })
  expect((await state()).feedback?.errors).toMatchObject([
    { code: 'form_param_duplicate', meta: { param_name: 'email_address' } },
  ])
  const { codes } = await browser.post('/v1/client/sign_ups', { emailAddress: ADA })
  expect(codes).toEqual(['form_param_unknown'])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { ADA, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { attempt, start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

describe('the steps of a sign-in', () => {
  test('nothing given asks for the identifier; the identifier asks for a factor', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const empty = await browser.post('/v1/client/sign_ins')
    expect(empty.response).toMatchObject({
      status: 'needs_identifier',
      supported_identifiers: ['email_address'],
      supported_first_factors: null,
    })
    const known = await start(browser)
    expect(known.response).toMatchObject({
      status: 'needs_first_factor',
      identifier: ADA,
      supported_first_factors: [
        { strategy: 'password' },
        { strategy: 'email_code', safe_identifier: ADA, primary: true },
        { strategy: 'reset_password_email_code', safe_identifier: ADA },
      ],
      first_factor_verification: null,
      user_data: { first_name: null },
    })
    expect(known.client?.sign_in?.id).toBe(known.response.id)
    const done = await attempt(browser, known, { strategy: 'password', password: PASSWORD })
    expect(done.response).toMatchObject({ status: 'complete' })
    expect(done.client).toMatchObject({ sign_in: null, last_authentication_strategy: 'password' })
    expect(done.client?.sessions[0]?.id).toBe(done.response.created_session_id)
    expect((await browser.get(`/v1/client/sign_ins/${known.response.id}`)).response.status).toBe(
      'complete',
    )
  })

  test('the identifier is compared in one normal form (OTP-11)', async () => {
    await signUp(server.browser(), 'Ada+Clerk_Test@EXAMPLE.com')
    expect((await signIn(server.browser(), `  ${ADA.toUpperCase()} `)).status).toBe(200)
  })

  test('a password without a strategy is inferred', async () => {
    await signUp(server.browser())
    const answer = await server
      .browser()
      .post('/v1/client/sign_ins', { identifier: ADA, password: PASSWORD })
    expect(answer.response.status).toBe('complete')
  })

  test('a wrong password leaves nothing behind, and says at which field', async () => {
    await signUp(server.browser())
    const answer = await signIn(server.browser(), ADA, 'not the password')
    expect(answer).toMatchObject({ status: 422, errors: [{ code: 'form_password_incorrect' }] })
    expect(answer.errors[0]!.meta).toEqual({ param_name: 'password' })
    expect([answer.client, answer.setCookies]).toEqual([null, []])
  })

  test('an older sign-in of the same browser cannot go on', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const old = await start(browser)
    await start(browser)
    const answer = await attempt(browser, old, { strategy: 'password', password: PASSWORD })
    expect([answer.status, answer.codes]).toEqual([403, ['resource_forbidden']])
  })

  test('nobody finishes the sign-in of another browser', async () => {
    await signUp(server.browser())
    const created = await start(server.browser())
    const other = server.browser()
    await other.post('/v1/client')
    const answer = await attempt(other, created, { strategy: 'password', password: PASSWORD })
    expect(answer.codes).toEqual(['resource_not_found'])
  })

  test('MFA-8: one sign-in yields one session, however many finish it at once', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const created = await start(browser)
    const form = { strategy: 'password', password: PASSWORD }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => attempt(browser, created, form)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = answers.find(({ status }) => status === 200)!
    expect(winner.client?.sessions).toHaveLength(1)
  })
})

test('ENUM-1: whoever types one identifier of somebody is told none of their others', async () => {
  const settings = { identifiers: { username: 'optional' }, newBrowsers: { verify: true } } as const
  const named = await testServer({ settings })
  await createUser(backendOf(named), { email_address: [ADA, BOB], username: 'countess' })
  const asked = async (identifier: string) => {
    const browser = named.browser()
    const created = await start(browser, { identifier })
    const tried = await attempt(browser, created, { strategy: 'password', password: PASSWORD })
    const sent = [
      ...created.response.supported_first_factors,
      ...tried.response.supported_second_factors,
    ].map(({ safe_identifier: shown }) => shown)
    return [...new Set(sent.filter((shown) => shown !== undefined))]
  }
  const [ada, bob] = ['a•••@example.com', 'b•••@example.com']
  expect(await asked('countess')).toEqual([ada, bob])
  expect(await asked(ADA)).toEqual([ADA, bob])
  expect(await asked(BOB)).toEqual([BOB, ada])
  await named.close()
})

describe('usernames', () => {
  test('sign in as well as addresses do, when they are on', async () => {
    const named = await testServer({ settings: { identifiers: { username: 'optional' } } })
    const browser = named.browser()
    const created = await browser.post('/v1/client/sign_ups', {
      email_address: ADA,
      username: 'Ada_L',
      password: PASSWORD,
    })
    const path = `/v1/client/sign_ups/${created.response.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' })
    await signOut(browser)
    expect((await signIn(browser, 'ADA_l')).response.status).toBe('complete')
    await named.close()
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { ADA, as, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let userId: string
let sessionId: string
beforeEach(async () => {
  server = await testServer()
  browser = server.browser()
  ;({ userId, sessionId } = await signUp(browser))
})
afterEach(() => server.close())

const me = (path = '', query = as(sessionId)) => `/v1/me${path}${query}`
const patch = (form: Record<string, string>) => browser.post(`${me()}&_method=PATCH`, form)
const NEW = 'a brand new passphrase'

describe('the profile', () => {
  test('names are set and cleared', async () => {
    const { response, client } = await patch({ first_name: 'Ada', last_name: 'Lovelace' })
    expect(response).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace' })
    expect(client?.sessions[0]?.user?.first_name).toBe('Ada')
    expect((await patch({ first_name: '' })).response).toMatchObject({
      first_name: null,
      last_name: 'Lovelace',
    })
  })

  test.each([
    'public_metadata',
    'private_metadata',
    'unsafe_metadata',
    'password',
    'banned',
    'locked',
    'external_id',
    'id',
    'created_at',
    'password_digest',
  ])('AZ-3: %s cannot be written', async (field) => {
    const { status, errors } = await patch({ [field]: '1', first_name: 'X' })
    expect([status, errors[0]?.code, errors[0]?.meta?.param_name]).toEqual([
      422,
      'form_param_unknown',
      field,
    ])
    expect((await browser.get(me())).response.first_name).toBeNull()
  })

  test('the primary address must be one of the own, proven ones (AZ-1)', async () => {
    const other = server.browser()
    const bob = await signUp(other, BOB)
    const foreign = (await other.get(`/v1/me${as(bob.sessionId)}`)).response
      .primary_email_address_id
    const refused = await patch({ primary_email_address_id: foreign })
    expect(refused.codes).toEqual(['form_resource_not_found'])
    const own = (await browser.get(me())).response.primary_email_address_id
    expect((await patch({ primary_email_address_id: own })).status).toBe(200)
  })

  test('AUD-3: the address that was the primary one is told of another', async () => {
    const backend = backendOf(server)
    const { id: user_id } = (await browser.get(me())).response
    const second = { user_id, email_address: 'second@example.com', verified: true }
    const { body } = await backend('POST /email_addresses', { json: second })
    const { response } = await patch({ primary_email_address_id: body.id })
    expect(response.primary_email_address_id).toBe(body.id)
    expect(server.logged.join('\n')).toContain(`Mail to ${ADA}: Your My application account has`)
  })

  test('metadata of the person is merged (RFC 7396)', async () => {
    const merge = (json: string) =>
      browser.post(`${me('/metadata')}&_method=PATCH`, { unsafe_metadata: json })
    await merge('{"a":{"b":1,"c":2},"d":[1,2]}')
    const { response } = await merge('{"a":{"b":null},"d":[3],"e":true}')
    expect(response.unsafe_metadata).toEqual({ a: { c: 2 }, d: [3], e: true })
    expect((await merge(JSON.stringify({ big: 'x'.repeat(8100) }))).status).toBe(200)
    const full = await merge(JSON.stringify({ more: 'x'.repeat(8000) }))
    expect(full.codes).toEqual(['form_metadata_too_large'])
    expect((await merge('{"constructor":1}')).codes).toEqual(['form_metadata_key_reserved'])
  })

  test('addresses and sessions are listed bare', async () => {
    const { body } = await browser.get(me('/email_addresses'))
    expect(body).toMatchObject([{ email_address: ADA, verification: { status: 'verified' } }])
    expect((await browser.get(me('/sessions'))).body).toMatchObject([
      { id: sessionId, last_active_token: null },
    ])
    expect((await browser.get(me('/sessions/active'))).body).toMatchObject([
      { id: sessionId, user: null, latest_activity: { ip_address: '203.0.113.7' } },
    ])
  })
})

describe('who may ask', () => {
  test('without a session, with a foreign one, with one that ended: 401', async () => {
    for (const query of ['', as('sess_x'), as('')]) {
      expect((await browser.get(me('', query))).codes).toEqual(['authentication_invalid'])
    }
    await browser.post(`/v1/client/sessions/${sessionId}/end`)
    expect((await browser.get(me())).codes).toEqual(['signed_out'])
  })
})

describe('the password', () => {
  const change = (form: Record<string, string>, by = browser, id = sessionId) =>
    by.post(me('/change_password', as(id)), form)

  test('PW-9: needs the current one', async () => {
    const missing = await change({ new_password: NEW })
    expect(missing.errors[0]).toMatchObject({
      code: 'form_param_missing',
      meta: { param_name: 'current_password' },
    })
    const wrong = await change({ new_password: NEW, current_password: 'a wrong password' })
    expect(wrong.errors[0]).toMatchObject({
      code: 'form_password_validation_failed',
      meta: { param_name: 'current_password' },
    })
    const same = await change({ new_password: PASSWORD, current_password: PASSWORD })
    expect(same.codes).toEqual(['form_new_password_matches_current'])
    expect((await signIn(server.browser())).status).toBe(200)
  })

  test('PW-10, AUD-3: ends the other sessions and keeps the acting one; the owner gets a notice', async () => {
    const other = server.browser()
    const second = (await signIn(other)).response.created_session_id
    const done = await change({ new_password: NEW, current_password: PASSWORD })
    expect(done.response.password_last_updated_at).toBe(server.clock.now())
    expect((await browser.get(me())).status).toBe(200)
    expect((await other.get(me('', as(second)))).codes).toEqual(['signed_out'])
    expect(server.logged.join('\n')).toContain(
      `Mail to ${ADA}: Your My application password was changed`,
    )
  })

  test('PW-10: unless one opts out', async () => {
    const other = server.browser()
    const second = (await signIn(other)).response.created_session_id
    await change({
      new_password: NEW,
      current_password: PASSWORD,
      sign_out_of_other_sessions: 'false',
    })
    expect((await other.get(me('', as(second)))).status).toBe(200)
  })

  test('PW-7: the new one is checked like any', async () => {
    const short = await change({ new_password: 'short', current_password: PASSWORD })
    expect(short.errors[0]).toMatchObject({
      code: 'form_password_length_too_short',
      meta: { param_name: 'new_password' },
    })
  })

  test('is removed with itself as the proof; adding one again needs a fresh sign-in (PW-9)', async () => {
    const remove = (current_password: string) =>
      browser.post(me('/remove_password'), { current_password })
    expect((await remove('a wrong password')).codes).toEqual(['form_password_validation_failed'])
    expect((await remove(PASSWORD)).response.password_enabled).toBe(false)
    expect((await remove(PASSWORD)).codes).toEqual(['no_password_set'])
    server.clock.advance(10 * MINUTE)
    const late = await change({ new_password: NEW })
    expect([late.status, late.codes]).toEqual([403, ['session_reverification_required']])
    const fresh = server.browser()
    const created = await fresh.post('/v1/client/sign_ins', {
      identifier: ADA,
      strategy: 'email_code',
    })
    const done = await fresh.post(
      `/v1/client/sign_ins/${created.response.id}/attempt_first_factor`,
      {
        strategy: 'email_code',
        code: '424242',
      },
    )
    const id = done.response.created_session_id
    expect((await change({ new_password: NEW }, fresh, id)).response.password_enabled).toBe(true)
  })

  test('RATE-3: wrong current passwords count like wrong sign-ins in a browser that the owner knows', async () => {
    const other = server.browser()
    await signIn(other)
    await signOut(other)
    for (let miss = 0; miss < 10; miss++) {
      await change({ new_password: NEW, current_password: 'a wrong password' })
    }
    expect((await change({ new_password: NEW, current_password: PASSWORD })).codes).toEqual([
      'user_locked',
    ])
    expect((await signIn(other)).codes).toEqual(['user_locked'])
  })

  test('RATE-2: strangers who lock the account keep nobody who is signed in from a new password', async () => {
    for (let miss = 0; miss < 10; miss++) await signIn(server.browser(), ADA, 'a wrong password')
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
    const answer = await change({ new_password: NEW, current_password: PASSWORD })
    expect(answer.response.password_enabled).toBe(true)
  })
})

describe('other devices', () => {
  test('are signed out from here, by who has proven just now who they are (MFA-9); those of others are not there (AZ-1)', async () => {
    const other = server.browser()
    const second = (await signIn(other)).response.created_session_id
    const stranger = server.browser()
    const bob = await signUp(stranger, BOB)
    const foreign = await stranger.post(`/v1/me/sessions/${second}/revoke${as(bob.sessionId)}`)
    expect(foreign.status).toBe(404)
    const early = server.clock.now()
    server.clock.advance(11 * MINUTE)
    const late = await browser.post(me(`/sessions/${second}/revoke`))
    expect([late.status, late.codes]).toEqual([403, ['session_reverification_required']])
    server.clock.advance(early - server.clock.now())
    const revoked = await browser.post(me(`/sessions/${second}/revoke`))
    expect(revoked.response.status).toBe('revoked')
    expect((await other.get(me('', as(second)))).codes).toEqual(['signed_out'])
    expect((await other.post(`/v1/client/sessions/${second}/tokens`)).codes).toEqual(['signed_out'])
  })
})

describe('leaving', () => {
  test('SES-9: everything goes with the user, and the address is free again', async () => {
    const other = server.browser()
    const second = (await signIn(other)).response.created_session_id
    const pending = server.browser()
    await pending.post('/v1/client/sign_ins', { identifier: ADA })
    // PW-9: only who has proven just now who they are.
    const early = server.clock.now()
    server.clock.advance(11 * MINUTE)
    const late = await browser.post(`${me()}&_method=DELETE`)
    expect([late.status, late.codes]).toEqual([403, ['session_reverification_required']])
    server.clock.advance(early - server.clock.now())
    const answer = await browser.post(`${me()}&_method=DELETE`)
    expect(answer.response).toEqual({ object: 'user', id: userId, deleted: true })
    expect(answer.client?.sessions).toEqual([])
    expect((await other.get(me('', as(second)))).status).toBe(401)
    expect((await pending.get('/v1/client')).response.sign_in).toBeNull()
    expect((await signIn(server.browser())).codes).toEqual(['form_identifier_not_found'])
    expect((await signUp(server.browser())).userId).not.toBe(userId)
  })

  test('AZ-17: only where the instance allows it', async () => {
    const kept = await testServer({ settings: { actions: { deleteSelf: false } } })
    const own = kept.browser()
    const person = await signUp(own)
    const answer = await own.post(`/v1/me${as(person.sessionId)}&_method=DELETE`)
    expect([answer.status, answer.codes]).toEqual([403, ['user_delete_self_not_enabled']])
    await kept.close()
  })
})

test('AZ-4, PRIV-3: nothing private reaches a browser', async () => {
  const texts = [
    JSON.stringify((await browser.get(me())).body),
    JSON.stringify((await browser.get('/v1/client')).body),
  ]
  for (const text of texts) expect(text).not.toMatch(/private_metadata|digest|argon2|token_hash/)
  const token = (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).body.jwt
  expect(Buffer.from(token.split('.')[1], 'base64url').toString()).not.toContain('example.com')
})

describe('forms of a page without JavaScript', () => {
  const send = (path: string, form: Record<string, string> = {}) =>
    browser.submit(`${me(path)}`, {
      __dooryard_return_to: '/user?tab=1',
      __dooryard_complete_to: '/goodbye',
      ...form,
    })
  const whereTo = ({ status, headers }: { status: number; headers: Headers }) => [
    status,
    headers.get('location')?.replace(/^https:\/\/[^/]+/, ''),
  ]
  const feedback = async () => (await server.resume(browser.page())).feedback

  test('a name is changed, and the page shows it', async () => {
    const answer = await browser.submit(`${me()}&_method=PATCH`, {
      __dooryard_return_to: '/user?tab=1',
      __dooryard_screen: 'profile',
      first_name: 'Ada',
    })
    expect(whereTo(answer)).toEqual([303, '/user?tab=1'])
    expect((await browser.get(me())).response.first_name).toBe('Ada')
    expect(await feedback()).toMatchObject({ flow: 'profile', errors: [] })
  })

  test('a wrong password comes back to its screen, and no password with it (PW-5)', async () => {
    const answer = await send('/change_password', {
      current_password: 'a wrong password',
      new_password: NEW,
      __dooryard_screen: 'password',
    })
    expect(whereTo(answer)).toEqual([303, '/user?tab=1&__dooryard_screen=password'])
    const kept = await feedback()
    expect(kept).toMatchObject({
      flow: 'profile',
      screen: 'password',
      errors: [{ meta: { param_name: 'current_password' } }],
      values: {},
    })
    expect(JSON.stringify(kept)).not.toMatch(/wrong password|brand new/)
  })

  test('a device is signed out, and so is who deletes their account, who leaves the page', async () => {
    const other = server.browser()
    const phone = (await signIn(other)).response.created_session_id
    expect(whereTo(await send(`/sessions/${phone}/revoke`))).toEqual([303, '/user?tab=1'])
    expect((await other.get(me('', as(phone)))).status).toBe(401)

    const gone = await browser.submit(`${me()}&_method=DELETE`, {
      __dooryard_return_to: '/user',
      __dooryard_complete_to: '/goodbye',
    })
    expect(whereTo(gone)).toEqual([303, '/goodbye'])
    expect(browser.cookies.has('__session')).toBe(false)
  })

  test('CSRF-1: a form of a foreign page changes nothing', async () => {
    const answer = await browser.post(
      `${me()}&_method=DELETE`,
      { __dooryard_return_to: '/user' },
      { accept: 'text/html', origin: 'https://evil.example' },
    )
    expect(answer.status).toBe(403)
    expect((await browser.get(me())).status).toBe(200)
  })

  test('DOS-6: for a browser that nobody is signed in with nothing is kept', async () => {
    const stranger = server.browser()
    const answer = await stranger.submit(`${me()}&_method=PATCH`, { first_name: 'Eve' })
    expect([answer.status, answer.setCookies.filter((it) => it.startsWith('__client='))]).toEqual([
      303,
      [],
    ])
  })
})

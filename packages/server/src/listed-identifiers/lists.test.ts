import { afterEach, describe, expect, test } from 'vitest'
import { isDisposable } from '../restrictions/disposable.ts'
import { type Backend, backendOf } from '../testing/backend.ts'
import { goThrough } from '../testing/federation.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailLinks } from '../testing/mail.ts'
import { ADA, as, PASSWORD, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'
import type { ServerOptions } from '../types.ts'

let server: TestServer
let site: Backend
afterEach(() => server.close())

async function open(settings: ServerOptions['settings'] = {}) {
  server = await testServer({ settings: { rateLimits: WIDE_LIMITS, ...settings } })
  site = backendOf(server)
}

/** How an address fares that signs up. */
async function refusal(email_address: string) {
  const { codes } = await server.browser().post('/v1/client/sign_ups', { email_address })
  return codes[0]
}

const block = (identifier: string) => site('POST /blocklist_identifiers', { json: { identifier } })
const allow = (identifier: string, notify = false) =>
  site('POST /allowlist_identifiers', { json: { identifier, notify } })
const restrict = (json: object) => site('PATCH /instance/restrictions', { json })

describe('AZ-17: the block list', () => {
  test('keeps addresses and domains out from the moment they are on it until they are off', async () => {
    await open()
    const eve = await block(' Eve@Example.com ')
    expect(eve.body).toMatchObject({
      object: 'blocklist_identifier',
      identifier: 'Eve@Example.com',
      identifier_type: 'email_address',
      instance_id: expect.stringMatching(/^ins_/),
    })
    await block('*@rival.example')
    expect(await refusal('eve@example.com')).toBe('not_allowed_access')
    expect(await refusal('EVE@EXAMPLE.COM')).toBe('not_allowed_access')
    expect(await refusal('anybody@rival.example')).toBe('not_allowed_access')
    expect(await refusal('anybody@notrival.example')).toBeUndefined()
    expect((await block('eve@example.com')).codes).toEqual(['duplicate_record:identifier'])
    const { body } = await site('GET /blocklist_identifiers?limit=1')
    expect([body.data.length, body.total_count]).toEqual([1, 2])
    const gone = await site(`DELETE /blocklist_identifiers/${eve.body.id}`)
    expect(gone.body).toEqual({ object: 'blocklist_identifier', id: eve.body.id, deleted: true })
    expect((await site(`DELETE /blocklist_identifiers/${eve.body.id}`)).status).toBe(404)
    expect(await refusal('eve@example.com')).toBeUndefined()
  })

  test('keeps out who was about to come in when they got on it', async () => {
    await open()
    const browser = server.browser()
    const form = { email_address: 'eve+clerk_test@example.com', password: PASSWORD }
    const { response } = await browser.post('/v1/client/sign_ups', form)
    const at = `/v1/client/sign_ups/${response.id}`
    await browser.post(`${at}/prepare_verification`, { strategy: 'email_code' })
    await block('example.com')
    const proof = { strategy: 'email_code', code: '424242' }
    const { status, codes } = await browser.post(`${at}/attempt_verification`, proof)
    expect([status, codes]).toEqual([403, ['not_allowed_access']])
    expect((await site('GET /users/count')).body.total_count).toBe(0)
  })

  test('keeps them out of profiles too, but not what the site adds itself', async () => {
    await open({ identifiers: { phoneNumber: 'optional' }, sms: { countries: ['US'] } })
    const browser = server.browser()
    const { userId, sessionId } = await signUp(browser, ADA)
    await block('rival.example')
    await block('+1 202 555 0143')
    const add = (path: string, form: Record<string, string>) =>
      browser.post(`/v1/me/${path}${as(sessionId)}`, form)
    const own = await add('email_addresses', { email_address: 'ada@rival.example' })
    expect([own.status, own.codes]).toEqual([403, ['not_allowed_access']])
    const number = await add('phone_numbers', { phone_number: '+12025550143' })
    expect([number.status, number.codes]).toEqual([403, ['not_allowed_access']])
    const json = { user_id: userId, email_address: 'ada@rival.example', verified: true }
    expect((await site('POST /email_addresses', { json })).status).toBe(200)
  })

  test('keeps accounts of providers out, which bring such an address', async () => {
    await open({ social: { google: true }, strategies: { password: false } })
    await block('eve@example.com')
    const browser = server.browser()
    await goThrough(
      browser,
      { email: 'eve@example.com' },
      { strategy: 'oauth_google', to: 'sign_ups' },
    )
    const { body } = await browser.get('/v1/client')
    expect(JSON.stringify(body.response.sign_up)).toContain('not_allowed_access')
    expect(body.response.sessions).toEqual([])
  })

  test('does not count where the site says so, also for what is added then', async () => {
    await open()
    expect((await restrict({ blocklist: false })).body.blocklist).toBe(false)
    await block('eve@example.com')
    expect(await refusal('eve@example.com')).toBeUndefined()
    expect((await restrict({ blocklist: true })).body.blocklist).toBe(true)
    expect(await refusal('eve@example.com')).toBe('not_allowed_access')
  })

  test('OTP-11: of the settings means the same, however it is written', async () => {
    await open({
      identifiers: { phoneNumber: 'optional' },
      sms: { countries: ['US'] },
      restrictions: {
        blocklist: [
          ' *@BÜCHER.example',
          'Eve@münchen.example',
          '+mallory@evil.example',
          '+1 (202) 555-0143',
        ],
      },
    })
    expect(await refusal('anybody@bücher.example')).toBe('not_allowed_access')
    expect(await refusal('anybody@xn--bcher-kva.example')).toBe('not_allowed_access')
    expect(await refusal('eve@xn--mnchen-3ya.example')).toBe('not_allowed_access')
    expect(await refusal('ada@münchen.example')).toBeUndefined()
    expect(await refusal('+mallory@evil.example')).toBe('not_allowed_access')
    const form = { phone_number: '+12025550143' }
    const { codes } = await server.browser().post('/v1/client/sign_ups', form)
    expect(codes).toEqual(['not_allowed_access'])
    expect((await block('+eve@example.com')).body.identifier_type).toBe('email_address')
    expect(await refusal('+eve@example.com')).toBe('not_allowed_access')
  })

  test('is not joined by what is no identifier', async () => {
    await open()
    for (const bad of [
      '',
      '@',
      'a b@example.com',
      '+12',
      'example',
      'a@b@example.com',
      '*',
      '*.com',
    ]) {
      expect([bad, (await block(bad)).status]).toEqual([bad, 422])
    }
    expect((await site('GET /blocklist_identifiers')).body.total_count).toBe(0)
  })
})

describe('AZ-17: the allow list', () => {
  test('lets nobody else in, once it is switched on', async () => {
    await open()
    await allow('ada@example.com')
    expect(await refusal('bob@example.com')).toBeUndefined()
    const { body } = await restrict({ allowlist: true })
    expect(body).toMatchObject({ allowlist: true, blocklist: false })
    expect(await refusal('bob@example.com')).toBe('not_allowed_access')
    expect(await refusal('ada@example.com')).toBeUndefined()
    await allow('@acme.example')
    expect(await refusal('bob@acme.example')).toBeUndefined()
    const environment = await server.browser().get('/v1/environment')
    expect(environment.body.user_settings).toMatchObject({
      sign_up: { allowlist_only: true },
      restrictions: { allowlist: { enabled: true }, blocklist: { enabled: false } },
    })
    expect(JSON.stringify(environment.body)).not.toContain('acme.example')
  })

  test('lets nobody in as long as nobody is on it', async () => {
    await open()
    await restrict({ allowlist: true })
    expect(await refusal('ada@example.com')).toBe('not_allowed_access')
  })

  test('gives way to the block list, and to invitations of the site', async () => {
    await open()
    await restrict({ allowlist: true })
    await allow('@example.com')
    await block('eve@example.com')
    expect(await refusal('eve@example.com')).toBe('not_allowed_access')
    const invitation = await site('POST /invitations', {
      json: { email_address: 'eve@example.com', notify: false },
    })
    const ticket = new URL(invitation.body.url, ORIGIN).searchParams.get('ticket')!
    const form = { strategy: 'ticket', ticket, password: PASSWORD }
    const { response } = await server.browser().post('/v1/client/sign_ups', form)
    expect(response.status).toBe('complete')
  })

  test('writes to whoever comes onto it, with a link that lets them in', async () => {
    await open()
    const { body } = await allow('bob@example.com', true)
    expect(body).toMatchObject({
      object: 'allowlist_identifier',
      invitation_id: expect.stringMatching(/^inv_/),
    })
    expect(await mailLinks(server, 'bob@example.com')).toHaveLength(1)
    const [pending] = (await site('GET /invitations?status=pending')).body
    expect(pending).toMatchObject({ id: body.invitation_id, email_address: 'bob@example.com' })
    for (const many of ['@example.com', '+12025550143']) {
      expect((await allow(many, true)).codes).toEqual(['form_param_value_invalid:notify'])
    }
    const { body: list } = await site('GET /allowlist_identifiers?paginated=true')
    expect(list).toMatchObject({ total_count: 1, data: [{ identifier: 'bob@example.com' }] })
    expect((await site('GET /allowlist_identifiers')).body).toHaveLength(1)
    const elsewhere = await site(`DELETE /blocklist_identifiers/${body.id}`)
    expect(elsewhere.status).toBe(404)
    expect((await site(`DELETE /allowlist_identifiers/${body.id}`)).status).toBe(200)
  })
})

describe('AZ-17: a mailbox of Gmail', () => {
  const plain = 'adalove+clerk_test@gmail.com'
  const dotted = 'ada.love+clerk_test@gmail.com'

  test('opens one account, wherever its dots are, once the site says so', async () => {
    await open()
    await signUp(server.browser(), plain)
    expect(await refusal(dotted)).toBeUndefined()
    const { body } = await restrict({ ignore_dots_for_gmail_addresses: true })
    expect(body.ignore_dots_for_gmail_addresses).toBe(true)
    expect(await refusal(dotted)).toBe('form_identifier_exists')
    expect(await refusal('a.d.a.love+clerk_test@gmail.com')).toBe('form_identifier_exists')
    for (const other of [
      'ada.love+clerk_test@example.com',
      'adalove+clerk_test@g.mail.com',
      'ada.lov+clerk_test@gmail.com',
      'ada.love+clerk_test@xgmail.com',
    ]) {
      expect(await refusal(other)).toBeUndefined()
    }
    // Nor is it added to another account; who has it goes on, and signs in.
    const bob = server.browser()
    const { sessionId } = await signUp(bob)
    const added = await bob.post(`/v1/me/email_addresses${as(sessionId)}`, {
      email_address: dotted,
    })
    expect(added.codes).toEqual(['form_identifier_exists'])
    const again = await server.browser().post('/v1/client/sign_ins', {
      identifier: plain,
      password: PASSWORD,
      strategy: 'password',
    })
    expect(again.response.status).toBe('complete')
    // The site adds whatever it likes.
    const json = { email_address: [dotted], skip_password_requirement: true }
    expect((await site('POST /users', { json })).status).toBe(200)
  })

  test('is nobody’s before it is proven, and of two who prove it at once one gets in', async () => {
    await open({ restrictions: { ignoreGmailDots: true } })
    const begun = await Promise.all(
      [plain, dotted].map(async (email_address) => {
        const browser = server.browser()
        const form = { email_address, password: PASSWORD }
        const { response } = await browser.post('/v1/client/sign_ups', form)
        const at = `/v1/client/sign_ups/${response.id}`
        await browser.post(`${at}/prepare_verification`, { strategy: 'email_code' })
        return () =>
          browser.post(`${at}/attempt_verification`, { strategy: 'email_code', code: '424242' })
      }),
    )
    const answers = await Promise.all(begun.map((prove) => prove()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
    const refused = answers.find(({ status }) => status === 422)!
    expect(refused.codes).toEqual(['form_identifier_exists'])
  })

  test('ENUM-1: is told of to whoever proves it, and to nobody else, where accounts are a secret', async () => {
    await open({ restrictions: { ignoreGmailDots: true }, enumerationProtection: true })
    await signUp(server.browser(), plain)
    const browser = server.browser()
    const form = { email_address: dotted, password: PASSWORD }
    const { response, codes } = await browser.post('/v1/client/sign_ups', form)
    expect(codes).toEqual([])
    const at = `/v1/client/sign_ups/${response.id}`
    await browser.post(`${at}/prepare_verification`, { strategy: 'email_code' })
    const proof = { strategy: 'email_code', code: '424242' }
    const proven = await browser.post(`${at}/attempt_verification`, proof)
    expect(proven.codes).toEqual(['form_identifier_exists'])
  })
})

describe('AZ-17: mailboxes of anybody', () => {
  test('open no account, by whatever name below', async () => {
    await open()
    expect(await refusal('a@mailinator.com')).toBeUndefined()
    const { body } = await restrict({ block_disposable_email_domains: true })
    expect(body.block_disposable_email_domains).toBe(true)
    expect(await refusal('a@mailinator.com')).toBe('form_email_address_blocked')
    expect(await refusal('a@x.mailinator.com')).toBe('form_email_address_blocked')
    expect(await refusal('a@example.com')).toBeUndefined()
  })

  test('are known, and others are not', async () => {
    await open()
    const known = ['mailinator.com', 'guerrillamail.com', 'yopmail.com', '10minutemail.com']
    expect(await Promise.all(known.map(isDisposable))).toEqual(known.map(() => true))
    const others = ['gmail.com', 'example.com', 'com', 'mailinator.com.example', 'proton.me']
    expect(await Promise.all(others.map(isDisposable))).toEqual(others.map(() => false))
  })
})

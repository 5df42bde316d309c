import { createPublishableKey } from '@dooryard/protocol'
import bcrypt from 'bcryptjs'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { ADA, as, BOB, PASSWORD, signIn } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
beforeEach(async () => {
  server = await testServer()
  backend = backendOf(server)
})
afterEach(() => server.close())

const nobody = 'user_000000000000000000000000000'

describe('creating a user', () => {
  it('takes addresses as proven, the first as primary, and shows all of it', async () => {
    const user = await createUser(backend, {
      email_address: ['Ada@Example.com', BOB],
      first_name: 'Ada',
      last_name: 'Marsh',
      external_id: 'crm-1',
      locale: 'en-GB',
      public_metadata: { a: 1 },
      private_metadata: { b: 2 },
      unsafe_metadata: { c: 3 },
      created_at: '2029-01-02T03:04:05.678Z',
      create_organizations_limit: 3,
      delete_self_enabled: false,
    })
    expect(user).toMatchObject({
      object: 'user',
      first_name: 'Ada',
      external_id: 'crm-1',
      locale: 'en-GB',
      public_metadata: { a: 1 },
      private_metadata: { b: 2 },
      unsafe_metadata: { c: 3 },
      created_at: Date.UTC(2029, 0, 2, 3, 4, 5, 678),
      create_organizations_limit: 3,
      delete_self_enabled: false,
      password_enabled: true,
      banned: false,
      locked: false,
      email_addresses: [
        {
          email_address: 'ada@example.com',
          verification: { status: 'verified', strategy: 'admin' },
        },
        { email_address: BOB },
      ],
    })
    expect(user.primary_email_address_id).toBe(user.email_addresses[0].id)
    expect((await backend(`GET /users/${user.id}`)).body).toEqual(user)
  })

  it('shows where the picture is, whole: what reads it is no page', async () => {
    const user = await createUser(backend)
    expect(user.image_url).toBe(`http://localhost/v1/pictures/${user.id}.svg`)
    const { body: list } = await backend('GET /users')
    expect(list[0].image_url).toBe(user.image_url)
    expect((await server.fetch(new Request(user.image_url))).status).toBe(200)
    const { body: own } = await server.browser().post('/v1/client/sign_ins', {
      ...{ strategy: 'password', identifier: ADA, password: PASSWORD },
    })
    expect(own.client.sessions[0].user.image_url).toBe(`/v1/pictures/${user.id}.svg`)
  })

  it('shows the picture of a server on this machine where it can be fetched: by http', async () => {
    const publishableKey = createPublishableKey('127.0.0.1:4590', 'development')
    const local = await testServer({ publishableKey })
    const user = await createUser(backendOf(local))
    expect(user.image_url).toBe(`http://127.0.0.1:4590/v1/pictures/${user.id}.svg`)
  })

  it.each<[string, object, string]>([
    ['no address', { email_address: [] }, 'form_data_missing:email_address'],
    ['no password', { password: undefined }, 'form_data_missing:password'],
    ['a malformed address', { email_address: ['ada@'] }, 'form_param_format_invalid:email_address'],
    [
      'one address twice',
      { email_address: [ADA, ADA.toUpperCase()] },
      'form_param_duplicate:email_address',
    ],
    ['a number as address', { email_address: [1] }, 'form_param_type_invalid:email_address'],
    [
      'statuses that do not match',
      { email_address_identification_status: [] },
      'form_param_value_invalid:email_address_identification_status',
    ],
    ['a short password', { password: 'short' }, 'form_password_length_too_short:password'],
    ['a common password', { password: 'password123' }, 'form_password_pwned:password'],
    ['the address as password', { password: ADA }, 'form_password_matches_identifier:password'],
    [
      'an empty password',
      { password: '', skip_password_checks: true, skip_password_requirement: true },
      'form_password_length_too_short:password',
    ],
    [
      'a password and a digest',
      { password_digest: 'x', password_hasher: 'bcrypt' },
      'form_conditional_param_disallowed:password_digest',
    ],
    [
      'a digest without its kind',
      { password: undefined, password_digest: 'x' },
      'form_conditional_param_missing:password_hasher',
    ],
    [
      'a digest of another kind',
      { password: undefined, password_digest: 'x', password_hasher: 'bcrypt' },
      'form_password_digest_invalid_code:password_digest',
    ],
    [
      'a digest of 4 GiB (PW-2)',
      {
        password: undefined,
        password_digest:
          '$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
        password_hasher: 'argon2id',
      },
      'form_password_digest_invalid_code:password_digest',
    ],
    [
      'an unknown kind of digest',
      { password_hasher: 'rot13' },
      'form_param_value_invalid:password_hasher',
    ],
    ['a username where there are none', { username: 'ada_m' }, 'form_param_unknown:username'],
    ['no phone number', { phone_number: ['12'] }, 'form_param_format_invalid:phone_number'],
    ['a date that is none', { created_at: 'yesterday' }, 'form_param_invalid_date:created_at'],
    ['a date ahead', { created_at: '2999-01-01T00:00:00Z' }, 'form_param_invalid_date:created_at'],
    ['a locale that is none', { locale: 'englisch!' }, 'form_param_format_invalid:locale'],
    ['a name of two lines', { first_name: 'A\nB' }, 'form_param_format_invalid:first_name'],
    [
      'a name of 300 characters',
      { first_name: 'x'.repeat(300) },
      'form_param_max_length_exceeded:first_name',
    ],
    [
      'metadata that are a list',
      { public_metadata: [] },
      'form_param_type_invalid:public_metadata',
    ],
    [
      'metadata over 8 KiB (AZ-5)',
      { unsafe_metadata: { a: 'x'.repeat(8200) } },
      'form_metadata_too_large:unsafe_metadata',
    ],
    ['an id of its own (AZ-3)', { id: 'user_mine' }, 'form_param_unknown:id'],
    [
      'a verification (AZ-3)',
      { password_compromised: 1 },
      'form_param_unknown:password_compromised',
    ],
  ])('refuses %s, naming the field, and leaves nothing behind', async (_, change, code) => {
    const answer = await backend('POST /users', {
      json: { email_address: [ADA], password: PASSWORD, ...change },
    })
    expect([answer.status, answer.codes]).toEqual([422, [code]])
    expect((await backend('GET /users/count')).body.total_count).toBe(0)
  })

  it('AZ-5: refuses keys that reach prototypes, however deep', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const body = `{"email_address":["${ADA}"],"password":"${PASSWORD}","public_metadata":{"a":{"${key}":{"admin":true}}}}`
      expect((await backend('POST /users', { body })).codes).toEqual([
        'form_metadata_key_reserved:public_metadata',
      ])
    }
    expect((await backend('POST /users', { body: '{"__proto__":{"a":1}}' })).codes).toContain(
      'form_param_unknown:__proto__',
    )
  })

  it('refuses what somebody has: an address, an external id', async () => {
    await createUser(backend, { external_id: 'crm-1' })
    const again = await backend('POST /users', {
      json: { email_address: [ADA.toUpperCase()], password: PASSWORD },
    })
    expect(again.codes).toEqual(['form_identifier_exists:email_address'])
    const external = await backend('POST /users', {
      json: { email_address: [BOB], password: PASSWORD, external_id: 'crm-1' },
    })
    expect(external.codes).toEqual(['form_identifier_exists:external_id'])
    expect((await backend('GET /users/count')).body.total_count).toBe(1)
  })

  it('GR-4: of twenty at once with one address, one is made', async () => {
    const json = { email_address: [ADA], skip_password_requirement: true }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => backend('POST /users', { json })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(19)
  })

  it('can go without a password, and with a weak one, when asked to', async () => {
    const without = await createUser(backend, {
      password: undefined,
      skip_password_requirement: true,
    })
    expect(without.password_enabled).toBe(false)
    await createUser(backend, {
      email_address: [BOB],
      password: 'short',
      skip_password_checks: true,
    })
    expect((await signIn(server.browser(), BOB, 'short')).response.status).toBe('complete')
  })

  it('OTP-13: a reserved address neither signs in nor blocks its owner', async () => {
    await createUser(backend, { email_address_identification_status: ['reserved'] })
    expect((await signIn(server.browser())).codes).toEqual(['form_identifier_not_found'])
    await createUser(backend, { email_address: [ADA] })
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })

  it('can make a user banned or locked from the start', async () => {
    const user = await createUser(backend, { banned: true, locked: true })
    expect(user).toMatchObject({ banned: true, locked: true, lockout_expires_in_seconds: 3600 })
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
  })

  it('takes usernames where the instance has them', async () => {
    const named = await testServer({ settings: { identifiers: { username: 'required' } } })
    const call = backendOf(named)
    const user = await createUser(call, { username: 'Ada_M', email_address: [] })
    expect(user.username).toBe('ada_m')
    const taken = await call('POST /users', { json: { username: 'ADA_m', password: PASSWORD } })
    expect(taken.codes).toEqual(['form_identifier_exists:username'])
    for (const [username, code] of [
      ['a', 'form_username_invalid_length:username'],
      ['ada m.', 'form_username_invalid_character:username'],
      ['12345', 'form_username_needs_non_number_char:username'],
    ]) {
      expect((await call('POST /users', { json: { username, password: PASSWORD } })).codes).toEqual(
        [code],
      )
    }
    await named.close()
  })

  it('takes a username away, unless everybody must have one, whoever asks', async () => {
    for (const [username, codes] of [
      ['optional', []],
      ['required', ['form_param_nil:username']],
    ] as const) {
      const named = await testServer({ settings: { identifiers: { username } } })
      const call = backendOf(named)
      const { id } = await createUser(call, { username: 'ada_m' })
      for (const given of [null, '']) {
        const path = `PATCH /users/${id}`
        expect((await call(path, { json: { username: given } })).codes).toEqual(codes)
        expect((await call(`GET /users/${id}`)).body.username).toBe(codes[0] ? 'ada_m' : null)
      }
      const browser = named.browser()
      const { response } = await signIn(browser)
      const own = `/v1/me${as(response.created_session_id)}&_method=PATCH`
      const { status } = await browser.post(own, { username: '' })
      expect(status).toBe(codes[0] ? 422 : 200)
      await named.close()
    }
  })
})

test('PW-2: an imported digest signs in, and is replaced by one of ours', async () => {
  const user = await createUser(backend, {
    password: undefined,
    password_digest: bcrypt.hashSync(PASSWORD, 5),
    password_hasher: 'bcrypt',
  })
  const verify = (password: string) =>
    backend(`POST /users/${user.id}/verify_password`, { json: { password } })
  expect((await verify('not this one')).codes).toEqual(['incorrect_password:password'])
  expect((await verify(PASSWORD)).body).toEqual({ verified: true })
  expect((await verify(PASSWORD)).body).toEqual({ verified: true })
  expect((await signIn(server.browser())).response.status).toBe('complete')
})

describe('listing users', () => {
  const names = ['ann', 'ben', 'cy', 'dee', 'eve']
  let ids: string[]
  beforeEach(async () => {
    ids = []
    for (const name of names) {
      const user = await createUser(backend, {
        email_address: [`${name}@example.com`],
        first_name: name === 'cy' ? '100%' : name,
        last_name: 'O_Neil',
        external_id: `crm-${name}`,
        password: undefined,
        skip_password_requirement: true,
        banned: name === 'eve',
      })
      ids.push(user.id)
      server.clock.advance(1000)
    }
  })
  const find = async (query: string) => {
    const { status, body, codes } = await backend(`GET /users?${query}`)
    return status === 200 ? body.map((user: { id: string }) => names[ids.indexOf(user.id)]) : codes
  }
  const at = (index: number) => Date.UTC(2030, 0, 1, 12) + index * 1000

  it.each<[string, () => string, string[]]>([
    ['newest first by default', () => '', ['eve', 'dee', 'cy', 'ben', 'ann']],
    ['oldest first', () => 'order_by=%2Bcreated_at', ['ann', 'ben', 'cy', 'dee', 'eve']],
    [
      'a plus that nobody encoded',
      () => 'order_by=+created_at',
      ['ann', 'ben', 'cy', 'dee', 'eve'],
    ],
    ['by address, no sign', () => 'order_by=email_address', ['ann', 'ben', 'cy', 'dee', 'eve']],
    ['by address, backwards', () => 'order_by=-email_address', ['eve', 'dee', 'cy', 'ben', 'ann']],
    ['by first name', () => 'order_by=first_name&limit=2', ['cy', 'ann']],
    ['the second page', () => 'limit=2&offset=2', ['cy', 'ben']],
    ['behind the last', () => 'offset=99', []],
    [
      'by address',
      () => 'email_address=ANN@example.com&email_address=ben@example.com',
      ['ben', 'ann'],
    ],
    ['by an address that is none', () => 'email_address=nonsense', []],
    ['by id', () => `user_id=${ids[0]}&user_id=%2B${ids[3]}`, ['dee', 'ann']],
    ['without an id', () => `user_id=-${ids[0]}`, ['eve', 'dee', 'cy', 'ben']],
    ['by external id', () => 'external_id=crm-cy', ['cy']],
    ['by part of a name', () => 'query=BE', ['ben']],
    ['by first and last name', () => 'name_query=ann%20o', ['ann']],
    ['by id as query', () => `query=${ids[1]}`, ['ben']],
    ['by part of an address', () => 'email_address_query=ee@', ['dee']],
    ['wildcards stand for themselves: %', () => 'query=100%25', ['cy']],
    ['wildcards stand for themselves: %, and nothing else', () => 'query=1%250', []],
    ['one or two letters: what begins with them', () => 'query=DE', ['dee']],
    ['one or two letters, not within a name', () => 'query=EE', []],
    ['wildcards stand for themselves: _', () => 'name_query=y_n', []],
    ['quotes are text', () => "query='%20or%201=1--", []],
    ['banned ones', () => 'banned=true', ['eve']],
    ['made before', () => `created_at_before=${at(1)}`, ['ann']],
    ['made after', () => `created_at_after=${at(3)}`, ['eve']],
    ['never active', () => 'last_active_at_after=0', []],
    ['by a phone that nobody has', () => 'phone_number=%2B15555550100', []],
    ['in an organization: nobody is', () => 'organization_id=org_1', []],
    ['outside an organization: all are', () => 'organization_id=-org_1&limit=1', ['eve']],
    ['going on behind a user', () => `starting_after=${ids[2]}`, ['ben', 'ann']],
    [
      'going on, oldest first',
      () => `starting_after=${ids[2]}&order_by=created_at`,
      ['dee', 'eve'],
    ],
  ])('%s', async (_, query, found) => {
    expect(await find(query())).toEqual(found)
  })

  it.each([
    ['limit=0', 'form_param_value_invalid:limit'],
    ['limit=501', 'form_param_value_invalid:limit'],
    ['limit=ten', 'form_param_type_invalid:limit'],
    ['limit=1&limit=2', 'form_param_duplicate:limit'],
    ['offset=-1', 'form_param_value_invalid:offset'],
    ['order_by=password_digest', 'form_param_value_invalid:order_by'],
    ['order_by=created_at;drop', 'form_param_value_invalid:order_by'],
    ['order_by=--created_at', 'form_param_value_invalid:order_by'],
    ['banned=perhaps', 'form_param_type_invalid:banned'],
    ['emailaddress=a', 'form_param_unknown:emailaddress'],
    ['starting_after=user_nobody', 'form_resource_not_found:starting_after'],
    ["starting_after='", 'form_resource_not_found:starting_after'],
    ['created_at_before=1e3', 'form_param_type_invalid:created_at_before'],
    [
      Array.from({ length: 101 }, (_, index) => `user_id=${index}`).join('&'),
      'form_param_array_size_exceeded:user_id',
    ],
  ])('AZ-16: ?%.40s is refused', async (query, code) => {
    // More parameters than a form may have are refused before any is read.
    const expected =
      query.length > 500 ? [expect.stringMatching(/^(request_body_invalid|form_param)/)] : [code]
    expect(await find(query)).toEqual(expected)
  })

  it('a cursor goes with the order of creation only', async () => {
    expect(await find(`starting_after=${ids[0]}&order_by=username`)).toEqual([
      'form_conditional_param_disallowed:starting_after',
    ])
    expect(await find(`starting_after=${ids[0]}&offset=1`)).toEqual([
      'form_conditional_param_disallowed:starting_after',
    ])
  })

  it('counts by the same filters', async () => {
    const count = async (query: string) => (await backend(`GET /users/count${query}`)).body
    expect(await count('')).toEqual({ object: 'total_count', total_count: 5 })
    expect(await count('?banned=false')).toMatchObject({ total_count: 4 })
    expect(await count(`?user_id=${ids[0]}&query=ann`)).toMatchObject({ total_count: 1 })
  })
})

describe('changing a user', () => {
  it('changes what is given, clears what is null, leaves the rest', async () => {
    const { id } = await createUser(backend, { first_name: 'Ada', external_id: 'crm-1' })
    server.clock.advance(MINUTE)
    const { body } = await backend(`PATCH /users/${id}`, {
      json: { last_name: 'Marsh', external_id: null, create_organization_enabled: true },
    })
    expect(body).toMatchObject({
      first_name: 'Ada',
      last_name: 'Marsh',
      external_id: null,
      create_organization_enabled: true,
      updated_at: server.clock.now(),
    })
  })

  it('is 404 for nobody, and refuses metadata here', async () => {
    expect((await backend(`PATCH /users/${nobody}`, { json: { first_name: 'A' } })).status).toBe(
      404,
    )
    expect((await backend(`PATCH /users/${nobody}`, { json: { password: PASSWORD } })).status).toBe(
      404,
    )
    const { id } = await createUser(backend)
    const { codes } = await backend(`PATCH /users/${id}`, { json: { public_metadata: { a: 1 } } })
    expect(codes).toEqual(['form_param_deprecated:public_metadata'])
  })

  it('makes only proven addresses of the user primary, and tells the old one when asked', async () => {
    const user = await createUser(backend)
    const other = await createUser(backend, { email_address: [BOB] })
    const created = await backend('POST /email_addresses', {
      json: { user_id: user.id, email_address: 'second@example.com' },
    })
    const change = (primary_email_address_id: string) =>
      backend(`PATCH /users/${user.id}`, {
        json: { primary_email_address_id, notify_primary_email_address_changed: true },
      })
    expect((await change(created.body.id)).codes).toEqual([
      'form_verification_needed:primary_email_address_id',
    ])
    expect((await change(other.primary_email_address_id)).codes).toEqual([
      'form_resource_not_found:primary_email_address_id',
    ])
    await backend(`PATCH /email_addresses/${created.body.id}`, { json: { verified: true } })
    expect((await change(created.body.id)).body.primary_email_address_id).toBe(created.body.id)
    expect(server.logged.join('\n')).toContain(
      `Mail to ${ADA}: Your My application account has another main address`,
    )
  })

  it('PW-10, AUD-3: a new password ends sessions and sign-ins under way, unless told to keep sessions', async () => {
    const { id } = await createUser(backend)
    const browser = server.browser()
    const session = (await signIn(browser)).response.created_session_id
    const begun = server.browser()
    const signInId = (await begun.post('/v1/client/sign_ins', { identifier: ADA })).response.id

    await backend(`PATCH /users/${id}`, {
      json: { password: 'another good one', sign_out_of_other_sessions: false },
    })
    expect((await browser.get(`/v1/me${as(session)}`)).status).toBe(200)
    const late = await begun.post(`/v1/client/sign_ins/${signInId}/attempt_first_factor`, {
      strategy: 'password',
      password: 'another good one',
    })
    expect(late.status).toBeGreaterThanOrEqual(400)

    await backend(`PATCH /users/${id}`, { json: { password: 'yet another good one' } })
    expect((await browser.get(`/v1/me${as(session)}`)).status).toBe(401)
    expect((await signIn(server.browser(), ADA, 'yet another good one')).response.status).toBe(
      'complete',
    )
    expect(server.logged.join('\n')).toContain(
      `Mail to ${ADA}: Your My application password was changed`,
    )
  })
})

describe('metadata', () => {
  it('merges deeply, null deletes; replaces whole, {} clears; leaves what is not given', async () => {
    const { id } = await createUser(backend, {
      public_metadata: { a: { x: 1, y: 2 }, list: [1, 2], keep: true },
      private_metadata: { p: 1 },
    })
    const merged = await backend(`PATCH /users/${id}/metadata`, {
      json: { public_metadata: { a: { y: null, z: 3 }, list: [9] } },
    })
    expect(merged.body.public_metadata).toEqual({ a: { x: 1, z: 3 }, list: [9], keep: true })
    expect(merged.body.private_metadata).toEqual({ p: 1 })
    const replaced = await backend(`PUT /users/${id}/metadata`, {
      json: { public_metadata: { b: 1 }, private_metadata: {} },
    })
    expect(replaced.body).toMatchObject({ public_metadata: { b: 1 }, private_metadata: {} })
  })

  it('AZ-5: many small patches do not add up to more than 8 KiB', async () => {
    const { id } = await createUser(backend)
    const patch = (name: string) =>
      backend(`PATCH /users/${id}/metadata`, {
        json: { unsafe_metadata: { [name]: 'x'.repeat(5000) } },
      })
    expect((await patch('a')).status).toBe(200)
    expect((await patch('b')).codes).toEqual(['form_metadata_too_large:unsafe_metadata'])
    const { body } = await backend(`GET /users/${id}`)
    expect(Object.keys(body.unsafe_metadata)).toEqual(['a'])
  })

  it('AZ-5: reserved keys are refused in every kind, and prototypes stay clean', async () => {
    const { id } = await createUser(backend)
    for (const kind of ['public', 'private', 'unsafe']) {
      const body = `{"${kind}_metadata":{"__proto__":{"polluted":true}}}`
      for (const method of ['PATCH', 'PUT']) {
        expect((await backend(`${method} /users/${id}/metadata`, { body })).codes).toEqual([
          `form_metadata_key_reserved:${kind}_metadata`,
        ])
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('SES-7 and SES-9: shutting a user out', () => {
  async function signedInEverywhere() {
    const user = await createUser(backend)
    const browser = server.browser()
    const sessionId = (await signIn(browser)).response.created_session_id as string
    const begun = server.browser()
    const signInId = (await begun.post('/v1/client/sign_ins', { identifier: ADA })).response
      .id as string
    const ticket = (await backend('POST /sign_in_tokens', { json: { user_id: user.id } })).body
      .token as string
    return { id: user.id as string, browser, sessionId, begun, signInId, ticket }
  }
  type Everywhere = Awaited<ReturnType<typeof signedInEverywhere>>

  async function expectNothingWorks({ browser, sessionId, begun, signInId, ticket }: Everywhere) {
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(401)
    expect(
      (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).status,
    ).toBeGreaterThanOrEqual(400)
    expect((await browser.get('/v1/client')).body.response?.sessions ?? []).toEqual([])
    expect((await server.resume(browser.page(), { needToken: true })).token).toBeNull()
    expect((await backend(`POST /sessions/${sessionId}/tokens`)).status).toBeGreaterThanOrEqual(400)
    const attempt = await begun.post(`/v1/client/sign_ins/${signInId}/attempt_first_factor`, {
      strategy: 'password',
      password: PASSWORD,
    })
    expect(attempt.status).toBeGreaterThanOrEqual(400)
    const redeemed = await server
      .browser()
      .post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(redeemed.status).toBeGreaterThanOrEqual(400)
    expect((await signIn(server.browser())).status).toBeGreaterThanOrEqual(400)
  }

  it('a ban ends sessions, tickets and sign-ins under way at once; an unban revives none of them', async () => {
    const everywhere = await signedInEverywhere()
    expect((await backend(`POST /users/${everywhere.id}/ban`)).body.banned).toBe(true)
    await expectNothingWorks(everywhere)
    expect((await backend(`POST /users/${everywhere.id}/unban`)).body.banned).toBe(false)
    expect((await everywhere.browser.get(`/v1/me${as(everywhere.sessionId)}`)).status).toBe(401)
    const { ticket, begun, signInId } = everywhere
    const redeemed = await server
      .browser()
      .post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(redeemed.codes).toEqual(['sign_in_token_revoked_code'])
    const attempt = await begun.post(`/v1/client/sign_ins/${signInId}/attempt_first_factor`, {
      strategy: 'password',
      password: PASSWORD,
    })
    expect(attempt.status).toBe(404)
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })

  it('a deletion does, and frees the address', async () => {
    const everywhere = await signedInEverywhere()
    const { body } = await backend(`DELETE /users/${everywhere.id}`)
    expect(body).toEqual({ object: 'user', id: everywhere.id, deleted: true })
    await expectNothingWorks(everywhere)
    expect((await backend(`GET /users/${everywhere.id}`)).status).toBe(404)
    expect((await backend(`DELETE /users/${everywhere.id}`)).status).toBe(404)
    expect((await backend(`GET /sessions/${everywhere.sessionId}`)).status).toBe(404)
    expect((await createUser(backend)).id).not.toBe(everywhere.id)
  })

  it('bans many: all of them or none', async () => {
    const ada = await createUser(backend)
    const bob = await createUser(backend, { email_address: [BOB] })
    const ban = (user_ids: unknown) => backend('POST /users/ban', { json: { user_ids } })
    expect((await ban([ada.id, nobody])).status).toBe(404)
    expect((await backend('GET /users/count?banned=true')).body.total_count).toBe(0)
    expect((await ban([ada.id, bob.id])).body).toMatchObject([
      { id: ada.id, banned: true },
      { id: bob.id, banned: true },
    ])
    expect((await ban([])).status).toBe(200)
    expect((await ban('all')).codes).toEqual(['form_param_type_invalid:user_ids'])
    expect((await ban(undefined)).codes).toEqual(['form_param_missing:user_ids'])
    expect(
      (await backend('POST /users/unban', { json: { user_ids: [bob.id] } })).body,
    ).toMatchObject([{ id: bob.id, banned: false }])
  })

  it('RATE-2: a lock stops guesses for an hour, not the devices that are signed in', async () => {
    const { id, browser, sessionId } = await signedInEverywhere()
    expect((await backend(`POST /users/${id}/lock`)).body).toMatchObject({
      locked: true,
      lockout_expires_in_seconds: 3600,
    })
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    server.clock.advance(HOUR)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    await backend(`POST /users/${id}/lock`)
    expect((await backend(`POST /users/${id}/unlock`)).body).toMatchObject({
      locked: false,
      verification_attempts_remaining: 10,
    })
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })
})

describe('passwords', () => {
  it('RATE-3: verify_password feeds the counter that sign-ins feed', async () => {
    const { id } = await createUser(backend)
    const guess = (password: string) =>
      backend(`POST /users/${id}/verify_password`, { json: { password } })
    for (let tries = 0; tries < 5; tries++) {
      expect((await guess('wrong')).codes).toEqual(['incorrect_password:password'])
      expect((await signIn(server.browser(), ADA, 'wrong')).codes).toEqual([
        'form_password_incorrect',
      ])
    }
    expect((await guess(PASSWORD)).codes).toEqual(['user_locked'])
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
    await backend(`POST /users/${id}/unlock`)
    expect((await guess(PASSWORD)).body).toEqual({ verified: true })
  })

  it('RATE-4: of fifty guesses at once, ten are checked', async () => {
    const { id } = await createUser(backend)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        backend(`POST /users/${id}/verify_password`, { json: { password: 'wrong' } }),
      ),
    )
    const checked = answers.filter(({ codes }) => codes[0] === 'incorrect_password:password')
    expect(checked.length).toBeLessThanOrEqual(10)
    expect(answers.every(({ status }) => [422, 403, 503].includes(status))).toBe(true)
  })

  it('are removed, which ends sessions; codes by mail remain', async () => {
    const { id } = await createUser(backend)
    const browser = server.browser()
    const session = (await signIn(browser)).response.created_session_id
    expect((await backend(`POST /users/${id}/remove_password`)).body.password_enabled).toBe(false)
    expect((await browser.get(`/v1/me${as(session)}`)).status).toBe(401)
    expect((await backend(`POST /users/${id}/remove_password`)).codes).toEqual(['no_password_set'])
    expect(
      (await backend(`POST /users/${id}/verify_password`, { json: { password: 'x' } })).codes,
    ).toEqual(['no_password_set'])
  })

  it('GR-5 and PW-7: a compromised one makes sessions pending until it is reset', async () => {
    const { id } = await createUser(backend)
    const browser = server.browser()
    const session = (await signIn(browser)).response.created_session_id
    await backend(`POST /users/${id}/password/set_compromised`, {
      json: { revoke_all_sessions: false },
    })
    expect((await backend(`GET /sessions/${session}`)).body).toMatchObject({
      status: 'pending',
      tasks: [{ key: 'reset-password' }],
    })
    await backend(`POST /users/${id}/password/unset_compromised`)
    expect((await backend(`GET /sessions/${session}`)).body.status).toBe('active')
    await backend(`POST /users/${id}/password/set_compromised`, {
      json: { revoke_all_sessions: true },
    })
    expect((await backend(`GET /sessions/${session}`)).body.status).toBe('revoked')
  })
})

test('a user is in no organization, which is an empty list and not an error', async () => {
  const { id } = await createUser(backend)
  for (const name of ['organization_memberships', 'organization_invitations']) {
    expect((await backend(`GET /users/${id}/${name}?limit=5`)).body).toEqual({
      data: [],
      total_count: 0,
    })
    expect((await backend(`GET /users/${nobody}/${name}`)).status).toBe(404)
  }
})

test('activity is shown with the precision of a day', async () => {
  const { id } = await createUser(backend)
  await signIn(server.browser())
  const { body } = await backend(`GET /users/${id}`)
  expect(body.last_active_at).toBe(Date.UTC(2030, 0, 1))
  expect(body.last_active_at % DAY).toBe(0)
})

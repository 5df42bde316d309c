import { afterEach, describe, expect, test, vi } from 'vitest'
import { DAY, MINUTE, SECOND } from '../clock.ts'
import { type Backend, backendOf } from '../testing/backend.ts'
import { ask, newDatabase } from '../testing/database.ts'
import { newestLetter } from '../testing/mail.ts'
import { type Person, type Town, town } from '../testing/organizations.ts'
import { signUp } from '../testing/people.ts'
import { watchStatements } from '../testing/statements.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

const ON = { apiKeys: { users: true, organizations: true } } as const

let server: Town
afterEach(() => server.close())

async function open() {
  server = await town({}, ON)
  return server.person('ada')
}

/** Makes one as a page does, and gives what came of it. */
async function make(person: Person, form: Record<string, string> = {}) {
  const { status, body } = await person.call('POST /api_keys', { name: 'Laptop', ...form })
  expect(status).toBe(201)
  return body
}

const verify = (secret: string, on: { backend: Backend } = server) =>
  on.backend('POST /api_keys/verify', { json: { secret } })

/** What a secret is worth now. */
const worth = async (secret: string) => (await verify(secret)).status

const list = async (person: Person, query = '') => {
  const { status, body, codes } = await person.call(`GET /api_keys${query && `?${query}`}`)
  return { status, codes, total: body.total_count, names: body.data?.map(nameOf) }
}
const nameOf = ({ name }: { name: string }) => name

describe('an API key', () => {
  test('KEY-1: shows its secret once, to whoever makes it', async () => {
    const ada = await open()
    const key = await make(ada, { description: 'For CI', seconds_until_expiration: '3600' })
    expect(key).toMatchObject({
      object: 'api_key',
      type: 'api_key',
      id: expect.stringMatching(/^ak_\w{27}$/),
      secret: expect.stringMatching(/^ak_[0-9A-Za-z]{43}[0-9a-f]{8}$/),
      name: 'Laptop',
      subject: ada.userId,
      created_by: ada.userId,
      description: 'For CI',
      scopes: [],
      claims: null,
      expired: false,
      revoked: false,
      last_used_at: null,
      expiration: server.clock.now() + 3600 * SECOND,
    })
    const elsewhere = [
      await ada.call('GET /api_keys'),
      await server.backend(`GET /api_keys?subject=${ada.userId}`),
      await server.backend(`GET /api_keys/${key.id}`),
      await server.backend(`GET /api_keys/${key.id}/secret`),
      await verify(key.secret),
    ]
    expect(elsewhere.map(({ status }) => status)).toEqual([200, 200, 200, 404, 200])
    expect(JSON.stringify(elsewhere.map(({ body }) => body))).not.toContain(key.secret)
    expect(elsewhere[3]!.body.errors[0].code).toBe('api_key_secret_not_kept')
    expect(server.logged.join()).not.toContain(key.secret)
  })

  test('KEY-1: that a form made is on the page that it leads to, and in no page after that', async () => {
    const ada = await open()
    const shown = async (path: string) => {
      const request = new Request(`${ORIGIN}${path}`, {
        headers: { cookie: [...ada.browser.cookies].map((pair) => pair.join('=')).join('; ') },
      })
      return (await server.resume(request)).feedback?.codes?.[0] ?? null
    }
    const back = '/account?__dooryard_screen=key-made'
    const form = { name: 'Laptop', __dooryard_return_to: back }
    const made = await ada.browser.submit(`/v1/api_keys?_clerk_session_id=${ada.sessionId}`, form)
    expect(made.headers.get('location')).toBe(`${ORIGIN}${back}`)
    expect(await shown('/other')).toBe('Laptop')
    expect(await shown(back)).toBe('Laptop')
    expect([await shown(back), await shown('/other')]).toEqual([null, null])
  })

  test('AUD-3: is told to who made it, also for their organization, without its secret', async () => {
    const ada = await open()
    const acme = await server.organization('Acme', { admin: ada })
    await make(ada)
    server.clock.advance(SECOND)
    const ofAcme = await make(ada, { name: 'Deploy', subject: acme })
    const json = { name: 'Reports', subject: ada.userId }
    await server.backend('POST /api_keys', { json })
    const told = server.logged.filter((line) => line.includes('An API key was made'))
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('Mail to ada+clerk_test@example.com: ')
    const letter = await newestLetter(server)
    expect(letter).toContain('<bdi>Deploy</bdi>')
    expect(letter).not.toContain(ofAcme.secret)
  })

  test('SEC-2: is kept as a hash', async () => {
    const database = await newDatabase()
    const own = await testServer({ database, settings: ON })
    const { userId } = await signUp(own.browser())
    const json = { name: 'Laptop', subject: userId }
    const { body } = await backendOf(own)('POST /api_keys', { json })
    const rows = JSON.stringify(await ask(database, 'SELECT * FROM api_keys, audit_events'))
    expect(rows).toContain(body.id)
    expect(rows).not.toContain(body.secret)
    expect(rows).not.toContain(body.secret.slice(3, 20))
    await own.close()
  })

  test('tells the site whose it is and what it may, and when it was used', async () => {
    const ada = await open()
    const made = await server.backend('POST /api_keys', {
      json: {
        name: 'Reports',
        subject: ada.userId,
        scopes: ['read:reports', 'write:reports'],
        claims: { team: 'blue' },
        created_by: 'user_x',
      },
    })
    expect(made.status).toBe(200)
    const { status, body } = await verify(made.body.secret)
    expect([status, body]).toMatchObject([
      200,
      {
        id: made.body.id,
        subject: ada.userId,
        scopes: ['read:reports', 'write:reports'],
        claims: { team: 'blue' },
        created_by: 'user_x',
      },
    ])
    const usedAt = async () =>
      (await server.backend(`GET /api_keys/${made.body.id}`)).body.last_used_at
    const first = server.clock.now()
    await vi.waitFor(async () => expect(await usedAt()).toBe(first))
    server.clock.advance(MINUTE)
    await verify(made.body.secret)
    await vi.waitFor(async () => expect(await usedAt()).toBe(first + MINUTE))
  })

  test.each([
    ['is too short', { name: 'ab' }, 'form_param_min_length_exceeded:name'],
    ['has no name', {}, 'form_param_missing:name'],
    ['turns the reading direction', { name: 'abc\u202e' }, 'form_param_format_invalid:name'],
    [
      'ended before it began',
      { name: 'abc', seconds_until_expiration: '0' },
      'form_param_value_invalid:seconds_until_expiration',
    ],
    ['KEY-3: says its scopes', { name: 'abc', scopes: 'admin' }, 'form_param_unknown:scopes'],
    ['KEY-3: says its claims', { name: 'abc', claims: '{}' }, 'form_param_unknown:claims'],
    ['KEY-3: says who made it', { name: 'abc', created_by: 'x' }, 'form_param_unknown:created_by'],
  ])('is not made by a page when it %s', async (_, form: Record<string, string>, problem) => {
    const ada = await open()
    const { status, errors } = await ada.call('POST /api_keys', form)
    const [{ code, meta }] = errors as [(typeof errors)[0]]
    expect([status, `${code}:${meta!.param_name}`]).toEqual([422, problem])
    expect((await list(ada)).total).toBe(0)
  })

  test('has a name of its own among those that work', async () => {
    const ada = await open()
    const key = await make(ada)
    const again = await ada.call('POST /api_keys', { name: 'LAPTOP' })
    expect([again.status, again.codes]).toEqual([409, ['token_creation_conflict']])
    await ada.call(`POST /api_keys/${key.id}/revoke`)
    await make(ada)
    const both = await Promise.all([1, 2].map(() => ada.call('POST /api_keys', { name: 'Phone' })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('AZ-17: is not made where there are none, nor beyond what the settings allow', async () => {
    server = await town({}, { apiKeys: { users: true, maxPerOwner: 2 } })
    const ada = await server.person('ada')
    const { environment } = server
    expect(environment().api_keys_settings).toEqual({
      enabled: true,
      user_api_keys_enabled: true,
      orgs_api_keys_enabled: false,
    })
    const acme = await server.organization('Acme', { admin: ada })
    const off = await ada.call('POST /api_keys', { name: 'Acme', subject: acme })
    expect([off.status, off.codes]).toEqual([422, ['api_keys_not_enabled']])
    const json = { name: 'Acme', subject: acme }
    expect((await server.backend('POST /api_keys', { json })).codes).toEqual([
      'api_keys_not_enabled:subject',
    ])
    await make(ada, { name: 'one' })
    const two = await make(ada, { name: 'two' })
    const third = await ada.call('POST /api_keys', { name: 'three' })
    expect([third.status, third.codes]).toEqual([403, ['token_quota_exceeded']])
    await ada.call(`POST /api_keys/${two.id}/revoke`)
    await make(ada, { name: 'three' })
  })

  test('is found in lists: newest first, by name, by page, and with those that ended if asked', async () => {
    const ada = await open()
    for (const name of ['Alpha', 'Beta', 'Alphabet']) {
      await make(ada, { name })
      server.clock.advance(SECOND)
    }
    expect(await list(ada)).toMatchObject({ total: 3, names: ['Alphabet', 'Beta', 'Alpha'] })
    expect(await list(ada, 'query=alpha')).toMatchObject({ total: 2, names: ['Alphabet', 'Alpha'] })
    expect(await list(ada, 'limit=1&offset=1')).toMatchObject({ total: 3, names: ['Beta'] })
    expect(await list(ada, 'query=%25')).toMatchObject({ total: 0 })
    const short = await make(ada, { name: 'Short', seconds_until_expiration: '60' })
    server.clock.advance(MINUTE)
    expect(await list(ada)).toMatchObject({ total: 3 })
    expect(await list(ada, 'include_invalid=true')).toMatchObject({ total: 4 })
    const { body } = await server.backend(`GET /api_keys/${short.id}`)
    expect(body).toMatchObject({ expired: true, revoked: false })
  })
})

describe('KEY-2: an API key works no more', () => {
  test('once it is over', async () => {
    const ada = await open()
    const { secret } = await make(ada, { seconds_until_expiration: '60' })
    server.clock.advance(MINUTE - 1)
    expect(await worth(secret)).toBe(200)
    server.clock.advance(1)
    expect(await worth(secret)).toBe(404)
  })

  test('once it is revoked, which nothing undoes', async () => {
    const ada = await open()
    const { secret, id } = await make(ada)
    const burst = Promise.all(Array.from({ length: 10 }, () => worth(secret)))
    const reason = { revocation_reason: 'lost' }
    const { status, body } = await ada.call(`POST /api_keys/${id}/revoke`, reason)
    expect([status, body]).toMatchObject([200, { revoked: true, revocation_reason: 'lost' }])
    await burst
    expect(await worth(secret)).toBe(404)
    await ada.call(`POST /api_keys/${id}/revoke`, { revocation_reason: 'again' })
    const json = { subject: ada.userId, seconds_until_expiration: null }
    const changed = await server.backend(`PATCH /api_keys/${id}`, { json })
    expect([changed.status, changed.codes]).toEqual([400, ['api_key_revoked']])
    const shown = await server.backend(`GET /api_keys/${id}`)
    expect(shown.body).toMatchObject({ revoked: true, revocation_reason: 'lost' })
    expect(await worth(secret)).toBe(404)
  })

  test('while its owner is banned, and when they are gone', async () => {
    const ada = await open()
    const { secret, id } = await make(ada)
    await server.backend(`POST /users/${ada.userId}/ban`)
    expect(await worth(secret)).toBe(404)
    await server.backend(`POST /users/${ada.userId}/unban`)
    expect(await worth(secret)).toBe(200)
    await server.backend(`DELETE /users/${ada.userId}`)
    expect(await worth(secret)).toBe(404)
    expect((await server.backend(`GET /api_keys/${id}`)).status).toBe(404)
  })

  test('once its organization is gone, or who made it for them is a member no more', async () => {
    const ada = await open()
    const bob = await server.person('bob')
    const acme = await server.organization('Acme', { admin: ada })
    const role = { user_id: bob.userId, role: 'org:admin' }
    await server.backend(`POST /organizations/${acme}/memberships`, { json: role })
    const ofBob = await make(bob, { name: 'Bobs', subject: acme })
    const json = { name: 'Sites', subject: acme, created_by: bob.userId }
    const { body: ofSite } = await server.backend('POST /api_keys', { json })
    expect([await worth(ofBob.secret), await worth(ofSite.secret)]).toEqual([200, 200])
    await server.backend(`DELETE /organizations/${acme}/memberships/${bob.userId}`)
    expect([await worth(ofBob.secret), await worth(ofSite.secret)]).toEqual([404, 200])
    expect(await list(ada, `subject=${acme}`)).toMatchObject({ total: 1, names: ['Sites'] })
    // Who comes back is somebody new there.
    server.clock.advance(SECOND)
    await server.backend(`POST /organizations/${acme}/memberships`, { json: role })
    expect([await worth(ofBob.secret), await worth(ofSite.secret)]).toEqual([404, 200])
    await server.backend(`DELETE /organizations/${acme}`)
    expect(await worth(ofSite.secret)).toBe(404)
  })

  test('where there are none any more', async () => {
    const database = await newDatabase()
    const before = await testServer({ database, settings: ON })
    const { userId } = await signUp(before.browser())
    const json = { name: 'Laptop', subject: userId }
    const { body } = await backendOf(before)('POST /api_keys', { json })
    await before.close()
    const off = await testServer({ database })
    expect((await verify(body.secret, { backend: backendOf(off) })).status).toBe(404)
    await off.close()
  })

  test('as a text with one other letter, or from another instance', async () => {
    const ada = await open()
    const { secret } = await make(ada)
    const other = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`
    for (const text of [other, secret.toLowerCase(), `${secret} `, 'ak_', secret.slice(0, -8)]) {
      expect([text, await worth(text)]).toEqual([text, 404])
    }
    const elsewhere = await testServer({ settings: ON })
    expect((await verify(secret, { backend: backendOf(elsewhere) })).status).toBe(404)
    await elsewhere.close()
  })

  test('AZ-6: while whoever made it for their organization may not manage keys there', async () => {
    const ada = await open()
    const bob = await server.person('bob')
    const acme = await server.organization('Acme', { admin: ada })
    const join = { user_id: bob.userId, role: 'org:admin' }
    await server.backend(`POST /organizations/${acme}/memberships`, { json: join })
    const { secret, id } = await make(bob, { name: 'Deploy', subject: acme })
    const be = (role: string) =>
      server.backend(`PATCH /organizations/${acme}/memberships/${bob.userId}`, { json: { role } })
    await be('org:member')
    expect(await worth(secret)).toBe(404)
    // Who manages keys sees it, and may end it for good before its maker manages keys again.
    expect(await list(ada, `subject=${acme}`)).toMatchObject({ total: 1, names: ['Deploy'] })
    await be('org:admin')
    expect(await worth(secret)).toBe(200)
    await be('org:member')
    await ada.call(`POST /api_keys/${id}/revoke`)
    await be('org:admin')
    expect(await worth(secret)).toBe(404)
  })
})

describe('KEY-3, AZ-1: keys are managed', () => {
  test('by their owner alone', async () => {
    const ada = await open()
    const bob = await server.person('bob')
    const { id } = await make(ada)
    const tries = [
      await bob.call(`GET /api_keys?subject=${ada.userId}`),
      await bob.call('POST /api_keys', { name: 'Hers', subject: ada.userId }),
      await bob.call(`POST /api_keys/${id}/revoke`),
      await bob.call(`PATCH /api_keys/${id}`, { description: 'x' }),
    ]
    expect(tries.map(({ status, codes }) => [status, ...codes])).toEqual(
      Array(4).fill([404, 'resource_not_found']),
    )
    expect(await list(ada)).toMatchObject({ total: 1 })
    const told = await ada.call(`PATCH /api_keys/${id}`, { description: 'Mine' })
    expect(told.body).toMatchObject({ description: 'Mine', revoked: false })
  })

  test('AZ-6: of organizations by members whose role grants it', async () => {
    const ada = await open()
    const [bob, eve] = [await server.person('bob'), await server.person('eve')]
    const acme = await server.organization('Acme', { admin: ada, member: bob })
    const key = await make(ada, { subject: acme })
    expect(key).toMatchObject({ subject: acme, created_by: ada.userId })
    const tries = (person: Person) => [
      person.call(`GET /api_keys?subject=${acme}`),
      person.call('POST /api_keys', { name: 'Another', subject: acme }),
      person.call(`POST /api_keys/${key.id}/revoke`),
    ]
    for (const [person, status] of [
      [bob, 403],
      [eve, 404],
    ] as const) {
      const answers = await Promise.all(tries(person))
      expect(answers.map((answer) => answer.status)).toEqual(Array(3).fill(status))
    }
    const json = { role: 'org:admin' }
    await server.backend(`PATCH /organizations/${acme}/memberships/${bob.userId}`, { json })
    expect((await list(bob, `subject=${acme}`)).total).toBe(1)
    expect((await list(ada)).total).toBe(0)
    expect((await bob.call(`POST /api_keys/${key.id}/revoke`)).body.revoked).toBe(true)
  })

  test('by the site, of everybody: changed, deleted, never handed on', async () => {
    const ada = await open()
    const bob = await server.person('bob')
    const { id, secret } = await make(ada)
    const change = { scopes: ['read'], claims: { a: 1 }, seconds_until_expiration: 60 }
    const json = { subject: ada.userId, ...change }
    const { body } = await server.backend(`PATCH /api_keys/${id}`, { json })
    expect(body).toMatchObject({
      scopes: ['read'],
      claims: { a: 1 },
      expiration: server.clock.now() + MINUTE,
    })
    const handed = await server.backend(`PATCH /api_keys/${id}`, { json: { subject: bob.userId } })
    expect([handed.status, handed.codes]).toEqual([422, ['form_param_value_invalid:subject']])
    const forever = { seconds_until_expiration: null, claims: null }
    await server.backend(`PATCH /api_keys/${id}`, { json: forever })
    server.clock.advance(DAY)
    expect((await verify(secret)).body).toMatchObject({ expiration: null, claims: null })
    const gone = await server.backend(`DELETE /api_keys/${id}`)
    expect(gone.body).toEqual({ object: 'api_key', id, deleted: true })
    expect(await worth(secret)).toBe(404)
    const unknown = await server.backend('GET /api_keys?subject=user_nobody')
    expect([unknown.status, unknown.codes]).toEqual([404, ['resource_not_found']])
  })

  test('SES-10: by nobody who acts for the owner', async () => {
    const ada = await open()
    const json = { user_id: ada.userId, actor: { sub: 'support' } }
    const { body } = await server.backend('POST /actor_tokens', { json })
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', {
      strategy: 'ticket',
      ticket: body.token,
    })
    const session = response.created_session_id
    const own = await browser.post(`/v1/api_keys?_clerk_session_id=${session}`, { name: 'abc' })
    expect(own.codes).toEqual(['impersonation_not_allowed'])
    const { body: minted } = await browser.post(`/v1/client/sessions/${session}/tokens`)
    const byToken = await withToken(server, 'POST', minted.jwt)
    expect(byToken.codes).toEqual(['impersonation_not_allowed'])
  })
})

/** As clients of Clerk's ask: with a session token, below no version, and no cookie. */
const withToken = (
  on: TestServer,
  method: 'GET' | 'POST',
  token: string,
  { path = '/api_keys', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
) =>
  on.browser().send(method, path, {
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      origin: ORIGIN,
      ...headers,
    },
    ...(method === 'POST' && { body: JSON.stringify({ type: 'api_key', name: 'Laptop' }) }),
  })

describe('KEY-4, AZ-14: which credential counts is decided by the route', () => {
  const token = async ({ browser, sessionId }: Person) =>
    (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).body.jwt as string

  test('a session token below no version, as clients of Clerk’s send it', async () => {
    const ada = await open()
    const jwt = await token(ada)
    const made = await withToken(server, 'POST', jwt)
    expect([made.status, made.body.subject]).toEqual([201, ada.userId])
    const listed = await withToken(server, 'GET', jwt)
    expect(listed.body).toMatchObject({ total_count: 1, data: [{ id: made.body.id }] })
    expect(listed.setCookies).toEqual([])
    const proxied = await withToken(server, 'GET', jwt, { path: '//api_keys' })
    expect(proxied.body.total_count).toBe(1)
    const preflight = await server.browser().send('OPTIONS', '/api_keys', {
      headers: { origin: ORIGIN },
    })
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('no API key, no cookie, no secret key, no old token in the place of one', async () => {
    const ada = await open()
    const { secret } = await make(ada)
    const jwt = await token(ada)
    const cookie = [...ada.browser.cookies].map((pair) => pair.join('=')).join('; ')
    const path = `/api_keys?_clerk_session_id=${ada.sessionId}`
    const refused = [
      await withToken(server, 'POST', secret),
      await withToken(server, 'POST', server.secretKey),
      await withToken(server, 'POST', '', { path, headers: { cookie } }),
    ]
    server.clock.advance(2 * MINUTE)
    refused.push(await withToken(server, 'POST', jwt))
    expect(refused.map(({ status, codes }) => [status, ...codes])).toEqual(
      Array(4).fill([401, 'authentication_invalid']),
    )
    expect((await list(ada)).total).toBe(1)
  })

  test('CSRF-1: and no page of somebody else', async () => {
    const ada = await open()
    const foreign = { headers: { origin: 'https://evil.example' } }
    const answer = await withToken(server, 'POST', await token(ada), foreign)
    expect([answer.status, answer.codes]).toEqual([403, ['origin_invalid']])
  })

  test('a session that has ended takes its tokens along', async () => {
    const ada = await open()
    const jwt = await token(ada)
    await server.backend(`POST /sessions/${ada.sessionId}/revoke`)
    const { status, codes } = await withToken(server, 'GET', jwt)
    expect([status, codes]).toEqual([401, ['signed_out']])
  })

  test('AZ-13: an API key is no session, and no secret key', async () => {
    const ada = await open()
    const { secret } = await make(ada)
    const headers = { authorization: `Bearer ${secret}` }
    const me = `/v1/me?_clerk_session_id=${ada.sessionId}`
    expect((await server.browser().get(me, headers)).status).toBe(401)
    const mine = await ada.browser.get(`/v1/api_keys?_clerk_session_id=${ada.sessionId}`, headers)
    expect(mine.status).toBe(200) // by the cookie, as ever
    const backend = await server.backend('GET /users', { headers })
    expect([backend.status, backend.codes]).toEqual([401, ['clerk_key_invalid']])
    const query = `/v1/api_keys?api_key=${secret}&token=${secret}`
    expect((await server.browser().get(query)).status).toBe(401)
  })
})

test('KEY-2: a use costs one statement, and one more a minute; a text that is no key costs none', async () => {
  const statements = watchStatements()
  const own = await testServer({ settings: ON }, { wrapDatabase: statements.wrapDatabase })
  const backend = backendOf(own)
  const { userId } = await signUp(own.browser())
  const json = { name: 'Laptop', subject: userId }
  const { body } = await backend('POST /api_keys', { json })
  const use = (secret: string) =>
    statements.during(() => backend('POST /api_keys/verify', { json: { secret } }))
  await use(body.secret)
  await vi.waitFor(async () =>
    expect((await backend(`GET /api_keys/${body.id}`)).body.last_used_at).not.toBeNull(),
  )
  expect(await use(body.secret)).toEqual(['select api_keys'])
  expect(await use('ak_nonsense')).toEqual([])
  await own.close()
})

test('PRIV-1: keys that ended are forgotten after ninety days, others never', async () => {
  const ada = await open()
  const [kept, gone] = [await make(ada), await make(ada, { name: 'Phone' })]
  await ada.call(`POST /api_keys/${gone.id}/revoke`)
  server.clock.advance(89 * DAY)
  await server.maintain()
  expect((await server.backend(`GET /api_keys/${gone.id}`)).status).toBe(200)
  server.clock.advance(2 * DAY)
  await server.maintain()
  expect((await server.backend(`GET /api_keys/${gone.id}`)).status).toBe(404)
  expect(await worth(kept.secret)).toBe(200)
})

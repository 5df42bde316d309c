import { beforeAll, describe, expect, test } from 'vitest'
import { createAuthServer, createTestClient } from '../testing/auth-server.ts'
import { createTestKey, type TestKey } from '../testing/keys.ts'

let key: TestKey

beforeAll(async () => {
  key = await createTestKey()
})

const EMAIL = {
  object: 'email_address',
  id: 'idn_1',
  email_address: 'ada@example.test',
  reserved: false,
  linked_to: [{ id: 'eac_1', type: 'oauth_google' }],
  verification: {
    status: 'verified',
    strategy: 'email_code',
    attempts: 1,
    expire_at: 5,
    external_verification_redirect_url: 'https://a.test/x',
  },
}

const USER = {
  object: 'user',
  id: 'user_1',
  first_name: 'Ada',
  last_name: 'Ray',
  has_image: false,
  password_enabled: true,
  primary_email_address_id: 'idn_1',
  primary_phone_number_id: 'idn_2',
  email_addresses: [EMAIL],
  private_metadata: { a: 1 },
  password_last_updated_at: 9,
  created_at: 1_710_000_000_000,
}

function connect(handlers: Parameters<typeof createAuthServer>[1]) {
  const server = createAuthServer(key, handlers)
  return { users: createTestClient(key, { fetch: server.fetch }).users, requests: server.requests }
}

describe('a user', () => {
  test('has camel-cased fields, defaults for absent ones, and the JSON as it came', async () => {
    const { users } = connect({ 'GET /v1/users/user_1': () => USER })
    const user = await users.getUser('user_1')
    expect(user).toMatchObject({
      id: 'user_1',
      firstName: 'Ada',
      passwordEnabled: true,
      createdAt: 1_710_000_000_000,
      publicMetadata: {},
      privateMetadata: { a: 1 },
      phoneNumbers: [],
      web3Wallets: [],
      externalAccounts: [],
      createOrganizationsLimit: null,
      timezone: null,
      deprovisioned: false,
      fullName: 'Ada Ray',
      primaryPhoneNumber: null,
    })
    expect(user.username).toBeUndefined()
    expect(user.raw).toEqual(USER)
    expect(user).not.toHaveProperty('passwordLastUpdatedAt')
    expect(user.primaryEmailAddress).toBe(user.emailAddresses[0])
    expect(user.emailAddresses[0]).toEqual({
      id: 'idn_1',
      emailAddress: 'ada@example.test',
      linkedTo: [{ id: 'eac_1', type: 'oauth_google' }],
      verification: {
        status: 'verified',
        strategy: 'email_code',
        attempts: 1,
        expireAt: 5,
        externalVerificationRedirectURL: new URL('https://a.test/x'),
        nonce: null,
        message: null,
      },
    })
  })

  test.each([
    [{ first_name: 'Ada', last_name: null }, 'Ada'],
    [{ first_name: null, last_name: 'Ray' }, 'Ray'],
    [{ first_name: null, last_name: null }, null],
    [{ first_name: '', last_name: '' }, null],
  ])('named %o is called %s', async (names, fullName) => {
    const { users } = connect({ 'GET /v1/users/user_1': () => ({ ...USER, ...names }) })
    expect((await users.getUser('user_1')).fullName).toBe(fullName)
  })

  test('can be given away as JSON', async () => {
    const { users } = connect({ 'GET /v1/users/user_1': () => USER })
    const copy = JSON.parse(JSON.stringify(await users.getUser('user_1')))
    expect(copy).toMatchObject({ id: 'user_1', firstName: 'Ada', _raw: { id: 'user_1' } })
  })
})

describe('a list of users', () => {
  test('is made of two calls: the users and their count, without page and order', async () => {
    const { users, requests } = connect({
      'GET /v1/users': () =>
        new Response(JSON.stringify([USER]), { headers: { 'Content-Type': 'application/json' } }),
      'GET /v1/users/count': () => ({ object: 'total_count', total_count: 41 }),
    })
    const page = await users.getUserList({
      limit: 1,
      offset: 2,
      orderBy: '-created_at',
      emailAddress: ['a', 'b'],
    })
    expect(page).toMatchObject({ totalCount: 41, data: [{ id: 'user_1' }] })
    expect(requests.map(({ url }) => new URL(url).search).sort()).toEqual([
      '?email_address=a&email_address=b',
      '?limit=1&offset=2&order_by=-created_at&email_address=a&email_address=b',
    ])
  })
})

describe('an update', () => {
  const handlers = {
    'PATCH /v1/users/u': () => ({ ...USER, id: 'patched' }),
    'PUT /v1/users/u/metadata': () => ({ ...USER, id: 'put' }),
  }

  test.each([
    [
      'fields',
      { firstName: 'A', primaryEmailAddressID: 'idn_1' },
      ['PATCH /v1/users/u'],
      'patched',
    ],
    ['metadata', { publicMetadata: { a: 1 } }, ['PUT /v1/users/u/metadata'], 'put'],
    [
      'both',
      { firstName: 'A', unsafeMetadata: {} },
      ['PATCH /v1/users/u', 'PUT /v1/users/u/metadata'],
      'put',
    ],
    ['nothing', {}, ['PATCH /v1/users/u'], 'patched'],
  ])('of %s goes where it belongs', async (_name, params, calls, id) => {
    const { users, requests } = connect(handlers)
    expect((await users.updateUser('u', params)).id).toBe(id)
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(calls)
  })

  test('merges metadata with PATCH and replaces it with PUT', async () => {
    const { users, requests } = connect({
      'PATCH /v1/users/u/metadata': () => USER,
      'PUT /v1/users/u/metadata': () => USER,
    })
    await users.updateUserMetadata('u', { publicMetadata: { camelKey: null } })
    await users.replaceUserMetadata('u', { privateMetadata: {} })
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      ['PATCH', { public_metadata: { camelKey: null } }],
      ['PUT', { private_metadata: {} }],
    ])
  })

  test('of the picture is a multipart body without a content type of ours', async () => {
    const { users, requests } = connect({ 'POST /v1/users/u/profile_image': () => USER })
    await users.updateUserProfileImage('u', { file: new Blob(['x'], { type: 'image/png' }) })
    expect(requests[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
    expect(requests[0]?.body).toMatch('name="file"')
  })
})

import { beforeAll, describe, expect, test, vi } from 'vitest'
import { isClerkAPIResponseError } from '../errors.ts'
import { createClerkClient } from '../index.ts'
import { toSnakeCase } from '../resources/snake-case.ts'
import { createAuthServer, json } from '../testing/auth-server.ts'
import { createTestKey, type TestKey } from '../testing/keys.ts'
import { joinPaths } from '../transport/paths.ts'

let key: TestKey

beforeAll(async () => {
  key = await createTestKey()
})

function connect(handlers: Parameters<typeof createAuthServer>[1] = {}, options = {}) {
  const server = createAuthServer(key, handlers)
  const clerk = createClerkClient({
    secretKey: 'sk_test_abc',
    apiUrl: 'https://api.test/__clerk/api',
    fetch: server.fetch,
    ...options,
  })
  return { clerk, requests: server.requests }
}

const at = (method: string, path: string, answer: unknown = {}) => ({
  [`${method} /__clerk/api/v1${path}`]: () => answer as object,
})

describe('a call', () => {
  test('carries version, credential, agent and content type, and no body when there is nothing to say', async () => {
    const { clerk, requests } = connect(at('GET', '/users/user_1'))
    await clerk.users.getUser('user_1')
    expect(requests[0]).toMatchObject({
      method: 'GET',
      url: 'https://api.test/__clerk/api/v1/users/user_1',
      body: '',
    })
    expect(Object.fromEntries(requests[0]!.headers)).toEqual({
      authorization: 'Bearer sk_test_abc',
      'clerk-api-version': '2026-05-12',
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^@dooryard\/backend@\d/),
    })
  })

  test('sends no body for a change without content', async () => {
    const { clerk, requests } = connect({
      ...at('PATCH', '/users/u'),
      ...at('POST', '/sessions/s/tokens'),
    })
    await clerk.users.updateUser('u')
    await clerk.sessions.getToken('s')
    expect(requests.map(({ body }) => body)).toEqual(['', ''])
  })

  test('converts the keys of a body at the top only; null stays, undefined goes, dates become text', async () => {
    const { clerk, requests } = connect(at('POST', '/users'))
    await clerk.users.createUser({
      emailAddress: ['a@b.test'],
      firstName: undefined as never,
      lastName: null as never,
      createdAt: new Date(0),
      publicMetadata: { camelCase: { innerKey: 1 } },
    })
    expect(requests[0]?.body).toEqual({
      email_address: ['a@b.test'],
      last_name: null,
      created_at: '1970-01-01T00:00:00.000Z',
      public_metadata: { camelCase: { innerKey: 1 } },
    })
  })

  test('drops falsy values from a query, repeats lists and converts names', async () => {
    const { clerk, requests } = connect({
      ...at('GET', '/organizations', { data: [], total_count: 0 }),
    })
    await clerk.organizations.getOrganizationList({
      limit: 0,
      offset: 5,
      includeMembersCount: false,
      query: '',
      organizationId: ['org_1', '+org_2'],
      orderBy: '-created_at',
    })
    expect(new URL(requests[0]!.url).search).toBe(
      '?offset=5&organization_id=org_1&organization_id=%2Borg_2&order_by=-created_at',
    )
  })

  test('goes to paths without a version where the API has none', async () => {
    const { clerk, requests } = connect({ 'GET /__clerk/api/api_keys/ak_1': () => ({}) })
    await clerk.apiKeys.get('ak_1')
    expect(requests[0]?.path).toBe('/__clerk/api/api_keys/ak_1')
  })

  test('rejects before anything is sent when an id is missing, or leads elsewhere', async () => {
    const { clerk, requests } = connect()
    await expect(clerk.users.getUser('')).rejects.toThrow('A valid resource ID is required.')
    await expect(clerk.organizations.getOrganization({} as never)).rejects.toThrow('resource ID')
    for (const id of [
      '../sessions',
      '..',
      '%2e%2e',
      '%252e%252e',
      'a/b',
      'a?b=1',
      'a#b',
      'a\\b',
      '.',
    ]) {
      await expect(clerk.users.getUser(id)).rejects.toThrow(/joinPaths|not a resource ID/)
    }
    expect(requests).toEqual([])
  })

  test('rejects when there is no secret key, unless the client can do without', async () => {
    const { clerk } = connect({}, { secretKey: '' })
    await expect(clerk.users.getUser('u')).rejects.toThrow('Missing Clerk Secret Key')
    const open = connect(at('GET', '/users/u'), { secretKey: '', requireSecretKey: false })
    await open.clerk.users.getUser('u')
    expect(open.requests[0]?.headers.has('authorization')).toBe(false)
  })

  test('uses the fetch of the moment when it was given none', async () => {
    const fetch = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => json({ object: 'user', id: 'u' }))
    const clerk = createClerkClient({ secretKey: 'sk_test_abc' })
    expect((await clerk.users.getUser('u')).id).toBe('u')
    expect(fetch).toHaveBeenCalledWith('https://api.clerk.com/v1/users/u', expect.anything())
    fetch.mockRestore()
  })
})

describe('an answer', () => {
  test('becomes a page, a list, a bare list without a count, or one resource', async () => {
    const session = { object: 'session', id: 'sess_1', user_id: 'u' }
    const answers: unknown[] = [
      { data: [session], total_count: 7 },
      { data: [session] },
      [session],
      session,
    ]
    const { clerk } = connect({ 'GET /__clerk/api/v1/sessions': () => answers.shift() as object })
    const list = () => clerk.sessions.getSessionList({ userId: 'u' })
    expect(await list()).toMatchObject({ data: [{ id: 'sess_1', userId: 'u' }], totalCount: 7 })
    expect(await list()).toMatchObject([{ id: 'sess_1' }])
    expect(await list()).toMatchObject([{ id: 'sess_1' }])
    expect(await list()).toMatchObject({ id: 'sess_1' })
  })

  test('without content is undefined', async () => {
    const { clerk } = connect(at('GET', '/users/u', new Response(null, { status: 204 })))
    expect(await clerk.users.getUser('u')).toBeUndefined()
  })

  test('about something deleted is a DeletedObject, whatever it was', async () => {
    const { clerk } = connect(at('DELETE', '/users/u', { object: 'user', id: 'u', deleted: true }))
    const deleted: unknown = await clerk.users.deleteUser('u')
    expect(deleted).toEqual({ object: 'user', id: 'u', slug: null, deleted: true })
  })

  test('of an unknown kind stays as it is', async () => {
    const answer = { object: 'testing_token', token: 't', expires_at: 1 }
    const { clerk } = connect(at('POST', '/testing_tokens', answer))
    expect(await clerk.testingTokens.createTestingToken()).toEqual(answer)
  })

  test('is text when its content type is not exactly JSON', async () => {
    const response = new Response('{"object":"user"}', {
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    })
    const { clerk } = connect(at('GET', '/users/u', response))
    expect(await clerk.users.getUser('u')).toBe('{"object":"user"}')
  })
})

describe('a failure', () => {
  const fail = async (answer: unknown) => {
    const { clerk } = connect(at('GET', '/users/u', answer))
    return clerk.users.getUser('u').catch((error) => error)
  }

  test('carries status, codes, trace and retry time', async () => {
    const error = await fail(
      new Response(
        JSON.stringify({
          clerk_trace_id: 'trace_1',
          errors: [
            {
              code: 'form_param_missing',
              message: 'is missing',
              long_message: 'It is missing.',
              meta: { param_name: 'a', trace_id: 't', unknown: 1 },
            },
          ],
        }),
        {
          status: 422,
          statusText: 'Unprocessable',
          headers: { 'Content-Type': 'application/json', 'Retry-After': '7' },
        },
      ),
    )
    expect(isClerkAPIResponseError(error)).toBe(true)
    expect(error).toMatchObject({
      name: 'ClerkAPIResponseError',
      message: 'Unprocessable',
      code: 'api_response_error',
      clerkError: true,
      status: 422,
      clerkTraceId: 'trace_1',
      retryAfter: 7,
      errors: [
        {
          code: 'form_param_missing',
          message: 'is missing',
          longMessage: 'It is missing.',
          meta: { paramName: 'a', traceId: 't' },
        },
      ],
    })
    expect(error.errors[0].meta).not.toHaveProperty('unknown')
    expect(String(error)).toMatch(
      /^\[ClerkAPIResponseError]\nMessage: Unprocessable\nStatus: 422\nSerialized errors: \{"code"/,
    )
    expect(String(error)).toMatch('Clerk Trace ID: trace_1')
  })

  test('has a message where the answer has no status text', async () => {
    const errors = [{ code: 'a', message: 'is missing', long_message: 'It is missing.' }]
    const headers = { 'Content-Type': 'application/json' }
    const error = await fail(new Response(JSON.stringify({ errors }), { status: 422, headers }))
    expect(error.message).toBe('It is missing.')
    expect((await fail(new Response('oops', { status: 502 }))).message).toContain('502')
  })

  test('without readable errors has none, and takes the trace of the edge', async () => {
    const error = await fail(new Response('oops', { status: 500, headers: { 'cf-ray': 'ray' } }))
    expect(error).toMatchObject({
      status: 500,
      errors: [],
      clerkTraceId: 'ray',
      retryAfter: undefined,
    })
  })

  test.each([
    [
      'the network',
      () => {
        throw new Error('down')
      },
      'down',
    ],
    [
      'bad JSON',
      () => new Response('{', { headers: { 'Content-Type': 'application/json' } }),
      'JSON',
    ],
    [
      'null',
      () => new Response('null', { headers: { 'Content-Type': 'application/json' } }),
      'null',
    ],
    ['a resource without its lists', () => ({ object: 'client', id: 'c' }), 'map'],
  ])('of %s has no status', async (_name, answer, message) => {
    const { clerk } = connect({ 'GET /__clerk/api/v1/users/u': answer as () => object })
    const error = await clerk.users.getUser('u').catch((caught) => caught)
    expect(isClerkAPIResponseError(error)).toBe(true)
    expect(error).toMatchObject({ status: undefined, errors: [{ code: 'unexpected_error' }] })
    expect(error.errors[0].message).toMatch(message)
  })
})

test.each([
  ['web3Wallet', 'web3_wallet'],
  ['primaryEmailAddressID', 'primary_email_address_id'],
  ['lastActiveAtBefore', 'last_active_at_before'],
  ['last_active_at_since', 'last_active_at_since'],
  ['idpSsoUrl', 'idp_sso_url'],
  ['clerkJsVersion', 'clerk_js_version'],
  ['raw', 'raw'],
  ['URLPath', 'url_path'],
])('toSnakeCase(%s) is %s', (name, snake) => {
  expect(toSnakeCase(name)).toBe(snake)
})

test.each([
  [['https://a.test', 'v1', '/users'], 'https://a.test/v1/users'],
  [['https://a.test/', '/v1/', '//users/'], 'https://a.test/v1/users/'],
  [['https://a.test', '', 'api_keys'], 'https://a.test/api_keys'],
])('joinPaths(%o) is %s', (parts, joined) => {
  expect(joinPaths(...parts)).toBe(joined)
})

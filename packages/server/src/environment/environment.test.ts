import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({
    settings: { applicationName: 'Acme', password: { minLength: 12 }, session: { single: true } },
  })
})
afterAll(() => server.close())

test('is a view of the settings, by GET, by PATCH and in the process', async () => {
  const { body } = await server.browser().get('/v1/environment')
  expect(body).toMatchObject({
    auth_config: { single_session_mode: true, test_mode: true },
    display_config: { application_name: 'Acme', instance_environment_type: 'development' },
    user_settings: {
      attributes: { email_address: { enabled: true, first_factors: ['email_code'] } },
      password_settings: { min_length: 12 },
      attack_protection: { user_lockout: { enabled: true, max_attempts: 10 } },
    },
  })
  expect((await server.browser().post('/v1/environment?_method=PATCH')).body).toEqual(body)
  expect(server.environment()).toEqual(body)
})

test('names every attribute that clients look for', async () => {
  expect(Object.keys(server.environment().user_settings.attributes).sort()).toEqual([
    'authenticator_app',
    'backup_code',
    'email_address',
    'first_name',
    'last_name',
    'passkey',
    'password',
    'phone_number',
    'ticket',
    'username',
    'web3_wallet',
  ])
})

test.each([
  ['a production instance', { mode: 'production' as const }],
  ['a development instance that rules it out', { settings: { testMode: false } }],
])('test mode is off in %s', async (_, options) => {
  const strict = await testServer(options)
  expect(strict.environment().auth_config.test_mode).toBe(false)
  await strict.close()
})

test('health asks the database', async () => {
  expect((await server.browser().get('/v1/health')).body).toEqual({ status: 'healthy' })
  const broken = await testServer()
  await broken.close()
  const answer = await broken.browser().get('/v1/health')
  expect([answer.status, answer.body.status]).toEqual([503, 'unhealthy'])
})

test('GR-1: without a database nobody is signed in', async () => {
  const broken = await testServer()
  await broken.close()
  const { status, codes } = await broken
    .browser()
    .post('/v1/client/sign_ins', { identifier: 'a@b.example' })
  expect([status, codes]).toEqual([500, ['internal_clerk_error']])
})

test('everybody has a picture, of which the name says nothing', async () => {
  const { status, headers, body } = await server.browser().get('/v1/pictures/user_abc.svg')
  expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect(headers.get('content-security-policy')).toContain('sandbox')
  expect(body).not.toContain('user_abc')
})

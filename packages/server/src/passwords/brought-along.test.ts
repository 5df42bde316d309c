import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import bcrypt from 'bcryptjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { PASSWORD, signIn } from '../testing/people.ts'
import { start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
let db: Db

async function open(imported: object, more: object = {}) {
  const settings = { rateLimits: WIDE_LIMITS, password: { imported }, ...more }
  server = await testServer(
    { settings },
    { wrapDatabase: (opened) => (db = opened), providerTimeout: 300 },
  )
  backend = backendOf(server)
}
afterEach(() => server.close())

const digestNow = async () =>
  (await db.selectFrom('users').select('password_digest').executeTakeFirstOrThrow()).password_digest

const guess = (password: string) => start(server.browser(), { strategy: 'password', password })

describe('bcrypt with a pepper', () => {
  const pepper = 'a pepper that the old system had'
  const digest = bcrypt.hashSync(PASSWORD + pepper, 5)
  const input = { password: undefined, password_digest: digest, password_hasher: 'bcrypt_peppered' }

  test('PW-2: signs in, and is replaced by a digest of ours, which needs none', async () => {
    await open({ pepper })
    const user = await createUser(backend, input)
    expect((await guess('not this one')).codes).toEqual(['form_password_incorrect'])
    expect((await guess(PASSWORD + pepper)).codes).toEqual(['form_password_incorrect'])
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect(await digestNow()).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(user)).not.toContain(pepper)
  })

  test('is not taken where the pepper is missing, and says where it belongs', async () => {
    await open({})
    const json = { email_address: ['ada@example.com'], ...input }
    const refused = await backend('POST /users', { json })
    expect([refused.status, refused.codes]).toEqual([
      422,
      ['form_password_digest_invalid_code:password_hasher'],
    ])
    expect(refused.body.errors[0].long_message).toContain('DOORYARD_PASSWORD_PEPPER')
    const plain = { ...json, password_hasher: 'bcrypt' }
    expect((await backend('POST /users', { json: plain })).status).toBe(200)
  })

  test('lets nobody in once the pepper is gone, and says why in the log', async () => {
    await open({ pepper })
    await createUser(backend, input)
    const stored = await digestNow()
    await server.close()
    await open({})
    await createUser(backend)
    await db.updateTable('users').set({ password_digest: stored }).execute()
    const refused = await guess(PASSWORD)
    expect([refused.status, refused.codes]).toEqual([503, ['password_check_unavailable']])
    expect(server.logged.join('\n')).toContain('password.imported.pepper is not set')
  })
})

describe('an account at Amazon Cognito', () => {
  interface Asked {
    target: unknown
    type: unknown
    // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
    body: any
  }
  let cognito: Server
  let asked: Asked[]
  /** What it says in the place of what it would. Null: nothing, ever. */
  let says: { status: number; json: object } | null | undefined

  const refusal = (kind: string, message = 'Incorrect username or password.') => ({
    status: 400,
    json: { __type: kind, message },
  })

  beforeEach(async () => {
    asked = []
    says = undefined
    cognito = createServer(async (request, response) => {
      const body = JSON.parse((await request.toArray()).join(''))
      const { 'x-amz-target': target, 'content-type': type } = request.headers
      asked.push({ target, type, body })
      if (says === null) return
      const isRight = body.AuthParameters.PASSWORD === PASSWORD
      const right = { status: 200, json: { AuthenticationResult: { AccessToken: 'secret token' } } }
      const { status, json } = says ?? (isRight ? right : refusal('NotAuthorizedException'))
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify(json))
    })
    await new Promise<void>((done) => cognito.listen(0, '127.0.0.1', done))
    const { port } = cognito.address() as AddressInfo
    await open({ cognitoUrl: `http://127.0.0.1:${port}/` })
  })
  afterEach(() => {
    cognito.closeAllConnections()
    cognito.close()
  })

  const input = {
    password: undefined,
    password_digest: 'awscognito#eu-central-1_Ab3dEf#4kq2client#ada.m',
    password_hasher: 'awscognito',
  }

  test('PW-2: is asked once: whoever it knows is let in, and has a password of ours from then on', async () => {
    await createUser(backend, input)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect(asked).toEqual([
      {
        target: 'AWSCognitoIdentityProviderService.InitiateAuth',
        type: 'application/x-amz-json-1.1',
        body: {
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: '4kq2client',
          AuthParameters: { USERNAME: 'ada.m', PASSWORD },
        },
      },
    ])
    expect(await digestNow()).toMatch(/^\$argon2id\$/)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect((await guess('not this one')).codes).toEqual(['form_password_incorrect'])
    expect(asked).toHaveLength(1)
  })

  test.each(['NotAuthorizedException', 'UserNotFoundException', 'PasswordResetRequiredException'])(
    'lets nobody in whom it refuses: %s',
    async (kind) => {
      await createUser(backend, input)
      says = refusal(kind)
      expect((await guess(PASSWORD)).codes).toEqual(['form_password_incorrect'])
      expect(await digestNow()).toContain('awscognito')
    },
  )

  test('what it asks for after a right password makes it right; what comes before one does not', async () => {
    await createUser(backend, input)
    for (const challenge of ['PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE', 'NEW_PASSWORD_REQUIRED']) {
      says = { status: 200, json: { ChallengeName: challenge, Session: 'abc' } }
      expect((await guess(PASSWORD)).codes).toEqual(['form_password_incorrect'])
    }
    says = { status: 200, json: { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 'abc' } }
    expect((await guess(PASSWORD)).response.status).toBe('complete')
  })

  const silent: [what: string, said: typeof says][] = [
    ['hangs', null],
    ['is over its limits', refusal('TooManyRequestsException')],
    ['is down', { status: 503, json: {} }],
    ['does not know the app client', refusal('ResourceNotFoundException')],
    [
      'wants a secret of the app client',
      refusal('NotAuthorizedException', 'Client 4kq2client is configured but SECRET_HASH is none'),
    ],
    ['answers with something else', { status: 200, json: {} }],
  ]
  test.each(silent)(
    'DOS-5: where it %s nobody is let in, told so, and nobody locked out',
    async (_, said) => {
      await server.close()
      const { port } = cognito.address() as AddressInfo
      const lockout = { maxAttempts: 3 }
      await open({ cognitoUrl: `http://127.0.0.1:${port}/` }, { lockout })
      await createUser(backend, input)
      says = said
      for (let time = 0; time < 4; time++) {
        const refused = await guess(PASSWORD)
        expect([refused.status, refused.codes]).toEqual([503, ['password_check_unavailable']])
      }
      expect(server.logged.join('\n')).not.toContain(PASSWORD)
      says = undefined
      expect((await guess('not this one')).codes).toEqual(['form_password_incorrect'])
      expect((await signIn(server.browser())).response.status).toBe('complete')
    },
  )

  test('the digest names a pool, a client and a person, and no other server', async () => {
    for (const digest of [
      'eu-central-1_Ab3dEf#4kq2client',
      'evil.example/_Ab3dEf#4kq2client#ada',
      'eu-central-1@evil.example_Ab3#client#ada',
      'eu-central-1_Ab3dEf#cli ent#ada',
      'eu-central-1_Ab3dEf#client#a\nda',
      `eu-central-1_Ab3dEf#client#${'a'.repeat(257)}`,
    ]) {
      const json = { email_address: ['a@example.com'], ...input, password_digest: digest }
      const { codes } = await backend('POST /users', { json })
      expect([digest, codes]).toEqual([
        digest,
        ['form_password_digest_invalid_code:password_digest'],
      ])
    }
    expect(asked).toEqual([])
  })
})

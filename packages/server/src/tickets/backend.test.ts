import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { DAY, HOUR, SECOND, toSeconds } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
let userId: string
beforeEach(async () => {
  server = await testServer()
  backend = backendOf(server)
  userId = (await createUser(backend)).id
})
afterEach(() => server.close())

const create = async (more: object = {}) =>
  backend('POST /sign_in_tokens', { json: { user_id: userId, ...more } })
const redeem = (ticket: string) =>
  server.browser().post('/v1/client/sign_ins', { strategy: 'ticket', ticket })

describe('sign-in tokens', () => {
  it('sign their user in once; of ten at once, one', async () => {
    const { body } = await create()
    expect(body).toMatchObject({
      object: 'sign_in_token',
      user_id: userId,
      status: 'pending',
      url: `/sign-in?__clerk_ticket=${body.token}`,
    })
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(body.token)))
    expect(answers.filter(({ response }) => response?.status === 'complete')).toHaveLength(1)
    expect((await redeem(body.token)).codes).toEqual(['sign_in_token_already_used_code'])
    const late = await backend(`POST /sign_in_tokens/${body.id}/revoke`)
    expect(late.codes).toEqual(['sign_in_token_cannot_be_revoked_code'])
  })

  it('live 30 days, or as long as asked for', async () => {
    const usual = (await create()).body.token
    const brief = (await create({ expires_in_seconds: 60 })).body.token
    server.clock.advance(60 * SECOND)
    expect((await redeem(brief)).codes).toEqual(['ticket_expired_code'])
    server.clock.advance(30 * DAY - 61 * SECOND)
    expect((await redeem(usual)).response.status).toBe('complete')
  })

  it('are revoked, and shown without the ticket then', async () => {
    const { body } = await create()
    const revoked = await backend(`POST /sign_in_tokens/${body.id}/revoke`)
    expect(revoked.body).toMatchObject({ id: body.id, status: 'revoked' })
    expect(JSON.stringify(revoked.body)).not.toContain(body.token)
    expect((await redeem(body.token)).codes).toEqual(['sign_in_token_revoked_code'])
    expect((await backend('POST /sign_in_tokens/sit_x/revoke')).status).toBe(404)
  })

  it.each<[string, object, number, string]>([
    ['nobody', { user_id: 'user_x' }, 404, 'resource_not_found'],
    ['no user', { user_id: undefined }, 422, 'form_param_missing:user_id'],
    ['no time', { expires_in_seconds: 0 }, 422, 'form_param_value_invalid:expires_in_seconds'],
    ['an organization', { org_id: 'org_1' }, 422, 'form_param_unknown:org_id'],
  ])('for %s are refused', async (_, change, status, code) => {
    const answer = await create(change)
    expect([answer.status, answer.codes]).toEqual([status, [code]])
  })

  it('OTP-9: the link leads to the configured site, whatever the request says of itself', async () => {
    const remote = await testServer({
      mode: 'production',
      publishableKey: `pk_live_${btoa('clerk.acme.example$').replace(/=+$/, '')}`,
    })
    const call = backendOf(remote)
    const user = await createUser(call)
    const { body } = await call('POST /sign_in_tokens', {
      json: { user_id: user.id },
      headers: { 'x-forwarded-host': 'evil.test', host: 'evil.test' },
    })
    expect(body.url).toBe(`https://acme.example/sign-in?__clerk_ticket=${body.token}`)
    await remote.close()
  })
})

test('testing tokens live an hour, told in seconds', async () => {
  const { body } = await backend('POST /testing_tokens')
  expect(body).toEqual({
    object: 'testing_token',
    token: expect.stringMatching(/^[\w-]{43}$/),
    expires_at: toSeconds(server.clock.now() + HOUR),
  })
})

test('JWT-8: the key set holds public members only', async () => {
  const { body } = await backend('GET /jwks')
  expect(body.keys).toHaveLength(1)
  expect(Object.keys(body.keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})

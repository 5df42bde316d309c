import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import { DAY, MINUTE, SECOND, toSeconds } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { plausible } from '../testing/plausible.ts'
import { enrol } from '../testing/second-factor.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

const ACTOR = { sub: 'user_of_support', note: 'ticket 17' }

let server: TestServer
let backend: Backend
let db: Db
let userId: string
beforeEach(async () => {
  server = await testServer(
    { settings: { identifiers: { username: 'optional' }, jwtTemplates: { other: {} } } },
    {
      wrapDatabase(opened) {
        db = opened
        return opened
      },
    },
  )
  backend = backendOf(server)
  userId = (await createUser(backend)).id
})
afterEach(() => server.close())

const create = (more: object = {}) =>
  backend('POST /actor_tokens', { json: { user_id: userId, actor: ACTOR, ...more } })
const redeem = (ticket: string, browser: Browser) =>
  browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })

/** Somebody of the support acts for Ada. */
async function act(more: object = {}, browser = server.browser()) {
  const { body } = await create(more)
  const { response, client } = await redeem(body.token, browser)
  const sessionId: string = response.created_session_id
  const token = async () =>
    (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).body?.jwt as string
  return { browser, sessionId, client, token, claims: async () => claimsOf(await token()) }
}

const claimsOf = (token: string): Record<string, unknown> => decodeJwt(token).payload
const audit = (type: string) =>
  db.selectFrom('audit_events').selectAll().where('type', '=', type).execute()

describe('an actor token', () => {
  test('signs in once, in the name of two, and every token says so', async () => {
    const { body } = await create()
    expect(body).toMatchObject({
      object: 'actor_token',
      id: expect.stringMatching(/^act_/),
      user_id: userId,
      actor: ACTOR,
      status: 'pending',
      url: `/sign-in?__clerk_ticket=${body.token}`,
    })
    const browser = server.browser()
    const { response, client } = await redeem(body.token, browser)
    expect(response.status).toBe('complete')
    const [session] = client!.sessions
    expect(session).toMatchObject({
      actor: ACTOR,
      status: 'active',
      factor_verification_age: [-1, -1],
    })
    const path = `/v1/client/sessions/${session!.id}`
    server.clock.advance(MINUTE)
    const tokens = [
      session!.last_active_token!.jwt,
      (await browser.post(`${path}/tokens`)).body.jwt,
      (await browser.post(`${path}/tokens/other`)).body.jwt,
      (await browser.post(`${path}/touch`)).response.last_active_token.jwt,
      (await server.resume(browser.page(), { needToken: true })).token!,
      (await backend(`POST /sessions/${session!.id}/tokens`)).body.jwt,
    ]
    expect(tokens.map((token) => claimsOf(token).act)).toEqual(tokens.map(() => ACTOR))
    expect(claimsOf(tokens[0]!)).toMatchObject({ sub: userId, fva: [-1, -1], sts: 'active' })
    expect((await backend(`GET /sessions/${session!.id}`)).body.actor).toEqual(ACTOR)
    expect((await redeem(body.token, server.browser())).codes).toEqual([
      'actor_token_already_used_code',
    ])
  })

  test('of ten who bring it at once, one gets in', async () => {
    const { body } = await create()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => redeem(body.token, server.browser())),
    )
    expect(answers.filter(({ response }) => response?.status === 'complete')).toHaveLength(1)
  })

  test('lives an hour unless told otherwise, and is revoked', async () => {
    const usual = (await create()).body
    const brief = (await create({ expires_in_seconds: 60 })).body
    const gone = (await create()).body
    const revoked = await backend(`POST /actor_tokens/${gone.id}/revoke`)
    expect(revoked.body).toMatchObject({ id: gone.id, status: 'revoked', actor: ACTOR })
    expect(JSON.stringify(revoked.body)).not.toContain(gone.token)
    expect((await backend(`POST /actor_tokens/${gone.id}/revoke`)).codes).toEqual([
      'actor_token_cannot_be_revoked_code',
    ])
    expect((await redeem(gone.token, server.browser())).codes).toEqual(['actor_token_revoked_code'])
    server.clock.advance(60 * SECOND)
    expect((await redeem(brief.token, server.browser())).codes).toEqual(['ticket_expired_code'])
    server.clock.advance(60 * MINUTE - 60 * SECOND)
    expect((await redeem(usual.token, server.browser())).codes).toEqual(['ticket_expired_code'])
  })

  test('is no sign-in token, and the other way round', async () => {
    const acts = (await create()).body
    const signs = (await backend('POST /sign_in_tokens', { json: { user_id: userId } })).body
    for (const call of [`/sign_in_tokens/${acts.id}`, `/actor_tokens/${signs.id}`]) {
      expect((await backend(`POST ${call}/revoke`)).codes).toEqual(['resource_not_found'])
    }
  })

  test('says who acts, whichever way it is brought', async () => {
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', { identifier: ADA })
    const { body } = await create()
    const done = await browser.post(`/v1/client/sign_ins/${response.id}/attempt_first_factor`, {
      strategy: 'ticket',
      ticket: body.token,
    })
    expect(done.response.status).toBe('complete')
    expect(done.client!.sessions.map(({ actor }) => actor)).toEqual([ACTOR])
  })

  test('asks for nothing that only its user has or can do', async () => {
    const owner = server.browser()
    const { response } = await signIn(owner)
    await enrol(owner, response.created_session_id, server)
    await backend(`POST /users/${userId}/password/set_compromised`, { json: {} })
    expect(await (await act()).claims()).toMatchObject({ act: ACTOR, sts: 'active' })
  })

  test('opens no account that is closed', async () => {
    await backend(`POST /users/${userId}/ban`, { json: {} })
    const { body } = await create()
    expect((await redeem(body.token, server.browser())).codes).toEqual(['user_banned'])
    await backend(`POST /users/${userId}/unban`, { json: {} })
    await backend(`DELETE /users/${userId}`)
    expect((await redeem(body.token, server.browser())).status).toBe(400)
  })

  test.each<[string, object, number, string]>([
    ['for nobody', { user_id: 'user_x' }, 404, 'resource_not_found'],
    ['by nobody', { actor: undefined }, 422, 'form_param_missing:actor'],
    ['by somebody without a name', { actor: { note: 'x' } }, 422, 'form_param_value_invalid:actor'],
    ['by a text', { actor: 'user_x' }, 422, 'form_param_type_invalid:actor'],
    [
      'by a long story',
      { actor: { sub: 'x', a: 'x'.repeat(600) } },
      422,
      'form_metadata_too_large:actor',
    ],
    ['for no time', { expires_in_seconds: 0 }, 422, 'form_param_value_invalid:expires_in_seconds'],
    [
      'SES-10: for more than half an hour',
      { session_max_duration_in_seconds: 1801 },
      422,
      'form_param_value_invalid:session_max_duration_in_seconds',
    ],
  ])('%s is refused', async (_, change, status, code) => {
    const answer = await create(change)
    expect([answer.status, answer.codes]).toEqual([status, [code]])
  })
})

describe('SES-10: who acts for somebody', () => {
  test('does so for half an hour, or less', async () => {
    const usual = await act()
    const brief = await act({ session_max_duration_in_seconds: 60 })
    server.clock.advance(60 * SECOND)
    expect(await brief.token()).toBeUndefined()
    server.clock.advance(28 * MINUTE)
    expect(await usual.claims()).toMatchObject({ act: ACTOR })
    server.clock.advance(MINUTE)
    expect(await usual.token()).toBeUndefined()
  })

  const guarded = frontendRoutes.filter(
    ({ method, caller }) => method !== 'GET' && caller !== 'public' && caller !== 'client',
  )

  test('changes nothing of what the owner signs in with, by any route', async () => {
    const { browser, sessionId } = await act()
    const open: string[] = []
    for (const { method, path, body } of guarded) {
      const verb = method === 'POST' ? '' : `&_method=${method}`
      const url = `/v1${path.replace(/:\w+/g, 'x')}${as(sessionId)}${verb}`
      const { codes } = await browser.post(url, plausible(body))
      if (codes[0] !== 'impersonation_not_allowed') open.push(`${method} ${path}`)
    }
    expect(guarded.length).toBeGreaterThan(10)
    expect(open).toEqual([
      'PATCH /me',
      'PATCH /me/metadata',
      'POST /organizations',
      'PATCH /organizations/:id',
      'PUT /organizations/:id/logo',
      'DELETE /organizations/:id/logo',
    ])
  })

  test('does not prove to be the owner', async () => {
    const { browser, sessionId } = await act()
    const path = `/v1/client/sessions/${sessionId}/verify`
    const { codes } = await browser.post(path, { level: 'first_factor' })
    expect(codes).toEqual(['impersonation_not_allowed'])
  })

  test('may change how the owner is called, but not what they are found by', async () => {
    const { browser, sessionId } = await act()
    const change = (form: Record<string, string>) =>
      browser.post(`/v1/me${as(sessionId)}&_method=PATCH`, form)
    expect((await change({ first_name: 'Ada' })).response.first_name).toBe('Ada')
    expect((await change({ username: 'countess' })).codes).toEqual(['impersonation_not_allowed'])
  })

  test('SES-4: gets a new client token, and the owner of the browser is back afterwards', async () => {
    const browser = server.browser()
    const { sessionId: own } = await signUp(browser, BOB)
    const before = [...browser.cookies].find(([name]) => name.includes('__client_'))!
    const { sessionId } = await act({}, browser)
    const after = browser.cookies.get(before[0])
    expect(after).not.toBe(before[1])
    const ended = await browser.post(`/v1/client/sessions/${sessionId}/remove`)
    expect(browser.cookies.get(before[0])).not.toBe(after)
    expect(ended.client!.sessions.map(({ id, actor }) => [id, actor])).toEqual([[own, null]])
  })

  test('leaves no trace of the owner, and is written down under both names', async () => {
    const { browser, sessionId } = await act()
    expect((await backend(`GET /users/${userId}`)).body.last_sign_in_at).toBeNull()
    await browser.post(`/v1/me${as(sessionId)}&_method=PATCH`, { first_name: 'Ada' })
    for (const type of ['sign_in.completed', 'user.updated']) {
      const [event] = await audit(type)
      expect([type, event!.actor_id, JSON.parse(event!.details!)]).toEqual([
        type,
        userId,
        expect.objectContaining({ impersonator: ACTOR.sub }),
      ])
    }
    const [made] = await audit('actor_token.created')
    expect([made!.target_id, made!.details]).toEqual([
      userId,
      JSON.stringify({ impersonator: ACTOR.sub }),
    ])
    // A browser of the owner would have tries of its own, and this is none (RATE-3).
    await browser.post(`/v1/client/sessions/${sessionId}/remove`)
    for (let i = 0; i < 10; i++) {
      await signIn(server.browser(), ADA, 'wrong password')
      server.clock.advance(11 * SECOND)
    }
    expect((await signIn(browser, ADA, PASSWORD)).codes).toEqual(['user_locked'])
  })

  test('cannot be prolonged with a refresh token of the browser', async () => {
    const { token, sessionId } = await act({ session_max_duration_in_seconds: 60 })
    const expired = await token()
    server.clock.advance(61 * SECOND)
    const { codes } = await backend(`POST /sessions/${sessionId}/refresh`, {
      json: { expired_token: expired, refresh_token: 'x', request_origin: ORIGIN },
    })
    expect(codes).toEqual(['refresh_token_not_found'])
    expect(claimsOf(expired).exp).toBeLessThanOrEqual(toSeconds(server.clock.now() + DAY))
    expect((await backend(`POST /sessions/${sessionId}/tokens`)).codes).toEqual([
      'invalid_action_for_session',
    ])
  })
})

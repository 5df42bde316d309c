import { createPublishableKey } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { answerOf, open as visit } from '../testing/federation.ts'
import { ADA, as, BOB, PASSWORD, signUp } from '../testing/people.ts'
import { developmentKeys, ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
beforeEach(() => restart())
afterEach(() => server.close())

async function restart(settings: object = {}, options: object = {}) {
  await server?.close()
  server = await testServer({
    siteHost: 'app.test',
    settings: { signUp: { mode: 'restricted' }, ...settings },
    ...options,
  })
  backend = backendOf(server)
}

const invite = (more: object = {}) =>
  backend('POST /invitations', { json: { email_address: ADA, ...more } })

const ticketOf = (url: string) => new URL(url, ORIGIN).searchParams.get('ticket')!

const invited = async (more: object = {}) => {
  const { status, body } = await invite(more)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { id: body.id as string, ticket: ticketOf(body.url) }
}

const accept = (ticket: string, form: object = {}, browser: Browser = server.browser()) =>
  browser.post('/v1/client/sign_ups', { strategy: 'ticket', ticket, ...form })

describe('an invitation', () => {
  test('opens a site that is by invitation only, to one address, once', async () => {
    const uninvited = await server.browser().post('/v1/client/sign_ups', { email_address: ADA })
    expect(uninvited.codes).toEqual(['sign_up_mode_restricted'])
    const { id, ticket } = await invited({ public_metadata: { role: 'editor' } })
    const browser = server.browser()
    const begun = await accept(ticket, {}, browser)
    expect(begun.response).toMatchObject({
      status: 'missing_requirements',
      email_address: ADA,
      missing_fields: ['password'],
      unverified_fields: [],
      verifications: { email_address: { status: 'verified', strategy: 'ticket' } },
    })
    const path = `/v1/client/sign_ups/${begun.response.id}?_method=PATCH`
    const done = await browser.post(path, { password: PASSWORD })
    expect(done.response.status).toBe('complete')
    const [user] = (await backend('GET /users')).body
    expect(user.public_metadata).toEqual({ role: 'editor' })
    expect(user.email_addresses[0].verification).toMatchObject({
      status: 'verified',
      strategy: 'ticket',
    })
    expect((await backend('GET /invitations')).body).toMatchObject([{ id, status: 'accepted' }])
    expect((await accept(ticket)).codes).toEqual(['invitation_already_accepted'])
  })

  test('is enough by itself where all that is missing comes with it', async () => {
    const { ticket } = await invited()
    const browser = server.browser()
    const { response, client } = await accept(ticket, { password: PASSWORD }, browser)
    expect(response.status).toBe('complete')
    expect(client!.sessions).toHaveLength(1)
  })

  test('is for its address: another one cannot be put in', async () => {
    const { ticket } = await invited()
    const browser = server.browser()
    expect((await accept(ticket, { email_address: BOB }, browser)).codes).toEqual([
      'form_param_value_invalid',
    ])
    const { response } = await accept(ticket, {}, browser)
    const path = `/v1/client/sign_ups/${response.id}?_method=PATCH`
    const changed = await browser.post(path, { email_address: BOB, password: PASSWORD })
    expect(changed.codes).toEqual(['form_param_value_invalid'])
    expect((await backend('GET /users')).body).toEqual([])
  })

  test('goes on by an account at a provider', async () => {
    await restart({ social: { google: true } })
    const { ticket } = await invited()
    const browser = server.browser()
    const { response } = await accept(ticket, {}, browser)
    const { response: left } = await browser.post(
      `/v1/client/sign_ups/${response.id}?_method=PATCH`,
      {
        strategy: 'oauth_google',
        redirect_url: `${ORIGIN}/sso-callback`,
        action_complete_redirect_url: `${ORIGIN}/`,
      },
    )
    const page = left.verifications.external_account.external_verification_redirect_url
    await visit(browser, await answerOf(browser, new URL(page)))
    const [user] = (await backend('GET /users')).body
    expect(
      user.email_addresses.map((one: { email_address: string }) => one.email_address),
    ).toContain(ADA)
    expect(user.external_accounts).toHaveLength(1)
  })

  test('signs in who has an account with its address by now', async () => {
    const { ticket } = await invited()
    const stranger = server.browser()
    const early = await stranger.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(early.codes).toEqual(['invitation_account_not_exists'])
    await createUser(backend)
    expect((await accept(ticket)).codes).toEqual(['invitation_account_exists'])
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(response.status).toBe('complete')
    const again = await stranger.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(again.codes).toEqual(['invitation_already_accepted'])
  })

  test('OTP-14, AZ-9: counts at the moment it is used: revoked, expired, deleted', async () => {
    const revoked = await invited()
    const late = await invited({ email_address: BOB, expires_in_days: 1 })
    const gone = await invited({ email_address: 'carol@example.com' })
    const half = await accept(revoked.ticket)
    expect(half.status).toBe(200)
    const { body } = await backend(`POST /invitations/${revoked.id}/revoke`)
    expect(body).toMatchObject({ id: revoked.id, revoked: true, status: 'revoked' })
    expect(JSON.stringify(body)).not.toContain(revoked.ticket)
    await backend(`DELETE /invitations/${gone.id}`)
    server.clock.advance(DAY)
    const codes = [revoked, late, gone].map(async ({ ticket }) => (await accept(ticket)).codes[0])
    expect(await Promise.all(codes)).toEqual([
      'revoked_invitation',
      'ticket_expired_code',
      'ticket_invalid_code',
    ])
    expect((await backend(`POST /invitations/${revoked.id}/revoke`)).codes).toEqual([
      'invitation_cannot_be_revoked_code',
    ])
  })

  test('AZ-9: revoked between begin and end, it makes no user', async () => {
    const { id, ticket } = await invited()
    const browser = server.browser()
    const { response } = await accept(ticket, {}, browser)
    await backend(`POST /invitations/${id}/revoke`)
    const path = `/v1/client/sign_ups/${response.id}?_method=PATCH`
    expect((await browser.post(path, { password: PASSWORD })).codes).toEqual(['revoked_invitation'])
    expect((await backend('GET /users')).body).toEqual([])
  })

  test('GR-4: of twenty who bring it at once, one gets in', async () => {
    const { ticket } = await invited()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => accept(ticket, { password: PASSWORD })),
    )
    expect(answers.filter(({ response }) => response?.status === 'complete')).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect((await backend('GET /users')).body).toHaveLength(1)
  })

  test('is no sign-in token, and the other way round', async () => {
    const { id } = await createUser(backend, { email_address: [BOB] })
    const signs = await backend('POST /sign_in_tokens', { json: { user_id: id } })
    expect((await accept(signs.body.token)).codes).toEqual(['sign_in_token_not_in_sign_in_code'])
    const { ticket } = await invited()
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', { identifier: BOB })
    const path = `/v1/client/sign_ins/${response.id}/attempt_first_factor`
    const other = await browser.post(path, { strategy: 'ticket', ticket })
    expect(other.codes).toEqual(['ticket_invalid_code'])
  })

  test('PRIV-2: ends with its user: nothing of their address is left', async () => {
    const { ticket } = await invited()
    const { response } = await accept(ticket, { password: PASSWORD })
    await backend(`DELETE /users/${response.created_user_id}`)
    expect((await backend('GET /invitations')).body).toEqual([])
  })
})

describe('the link', () => {
  const open = (ticket: string) =>
    server.browser().get(`/v1/tickets/accept?ticket=${ticket}`, { accept: 'text/html' })

  test('comes by mail, and leads to where the ticket is taken; OTP-7: opening it spends nothing', async () => {
    await restart({}, { mail: { unsafeMailbox: true } })
    const { ticket } = await invited()
    const { status, headers } = await open(ticket)
    expect(status).toBe(303)
    expect(headers.get('location')).toBe(
      `${ORIGIN}/sign-up?__clerk_ticket=${ticket}&__clerk_status=sign_up`,
    )
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-store')
    await open(ticket)
    await createUser(backend)
    expect((await open(ticket)).headers.get('location')).toContain('/sign-in?')
    expect((await open(ticket)).headers.get('location')).toContain('__clerk_status=sign_in')
    const { response } = await server
      .browser()
      .post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(response.status).toBe('complete')
    expect((await open(ticket)).headers.get('location')).toContain('__clerk_status=complete')
  })

  test('leads to a page of the site’s own, and RED-1 nowhere else', async () => {
    const { ticket } = await invited({ redirect_url: `${ORIGIN}/welcome?a=1` })
    expect((await open(ticket)).headers.get('location')).toBe(
      `${ORIGIN}/welcome?a=1&__clerk_ticket=${ticket}&__clerk_status=sign_up`,
    )
    for (const redirect_url of [
      'https://evil.test/',
      'javascript:alert(1)',
      '//evil.test',
      '/\\evil.test',
    ]) {
      const { codes } = await invite({ email_address: BOB, redirect_url })
      expect([redirect_url, codes]).toEqual([
        redirect_url,
        ['form_param_value_invalid:redirect_url'],
      ])
    }
  })

  test('OTP-9: is of the configured site, whatever the request says of itself', async () => {
    const { body } = await backend('POST /invitations', {
      json: { email_address: ADA },
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    })
    expect(new URL(body.url).origin).toBe(ORIGIN)
  })

  test('one of nobody’s making goes on, to be refused there', async () => {
    const { status, headers } = await open('inv_made-up')
    expect([status, headers.get('location')]).toEqual([
      303,
      `${ORIGIN}/sign-up?__clerk_ticket=inv_made-up&__clerk_status=sign_up`,
    ])
  })
})

describe('the site', () => {
  test('invites many at once, or nobody', async () => {
    const many = (addresses: string[], more: object = {}) =>
      backend('POST /invitations/bulk', {
        json: addresses.map((email_address) => ({ email_address, ...more })),
      })
    const { status, body } = await many(['a@example.com', 'b@example.com'])
    expect([status, body.map((one: { email_address: string }) => one.email_address)]).toEqual([
      200,
      ['a@example.com', 'b@example.com'],
    ])
    const twice = await many(['c@example.com', 'a@example.com'])
    expect(twice.codes).toEqual(['duplicate_record:email_address'])
    expect((await many(['d@example.com', 'no address'])).codes).toEqual([
      'form_param_format_invalid:email_address',
    ])
    expect((await backend('GET /invitations?paginated=true')).body.total_count).toBe(2)
    expect((await many(['a@example.com'], { ignore_existing: true })).status).toBe(200)
    expect((await backend('POST /invitations/bulk', { json: { email_address: ADA } })).status).toBe(
      400,
    )
    expect((await backend('POST /invitations/bulk', { json: [] })).status).toBe(422)
  })

  test('is told of who has an account', async () => {
    await createUser(backend)
    expect((await invite()).codes).toEqual(['form_identifier_exists:email_address'])
    expect((await invite({ ignore_existing: true })).status).toBe(200)
  })

  test('finds them by state and address, in any order', async () => {
    await invited({ email_address: 'a_1@example.com' })
    server.clock.advance(1)
    const { id } = await invited({ email_address: 'b%1@example.com' })
    server.clock.advance(1)
    await invited({ email_address: 'c@example.com', expires_in_days: 1 })
    await backend(`POST /invitations/${id}/revoke`)
    server.clock.advance(DAY)
    const list = async (query: string) =>
      (await backend(`GET /invitations?paginated=true&${query}`)).body.data.map(
        (one: { email_address: string }) => one.email_address.slice(0, 1),
      )
    expect(await list('')).toEqual(['c', 'b', 'a'])
    expect(await list('order_by=%2Bemail_address')).toEqual(['a', 'b', 'c'])
    expect(await list('status=pending')).toEqual(['a'])
    expect(await list('status=expired')).toEqual(['c'])
    expect(await list('status=revoked')).toEqual(['b'])
    expect(await list('query=%25')).toEqual(['b'])
    expect(await list('limit=1&offset=1')).toEqual(['b'])
  })

  test('sends the mail itself, if it wants to', async () => {
    await restart({}, { siteHost: undefined, mode: 'production', ...developmentKeys })
    expect((await invite()).codes).toEqual(['form_param_value_invalid:notify'])
    const { body } = await invite({ notify: false })
    expect(body.url).toMatch(/^\/v1\/tickets\/accept\?ticket=inv_/)
  })
})

test('where nobody said where the site is, the log says so at start, and members read no word of settings', async () => {
  const built = { mode: 'production', siteHost: undefined, ...developmentKeys } as const
  const open = { signUp: { mode: 'public' } }
  const settings = { ...open, organizations: { enabled: true } }
  const told = () => server.logged.filter((line) => line.includes('astro.config'))
  await restart(settings, { ...built, siteHost: 'acme.example' })
  expect(told()).toEqual([])
  await restart(open, built)
  expect(told()).toEqual([])
  await restart(settings, built)
  expect(told()).toHaveLength(1)
  const browser = server.browser()
  const { sessionId } = await signUp(browser, ADA)
  const organizations = '/v1/organizations'
  const { response } = await browser.post(organizations + as(sessionId), { name: 'Acme' })
  const invitations = `${organizations}/${response.id}/invitations${as(sessionId)}`
  const answer = await browser.post(invitations, { email_address: BOB, role: 'org:member' })
  expect(answer.codes).toEqual(['email_unavailable'])
  expect(answer.body.errors[0].long_message).toBe(
    'This site cannot send invitations yet. Whoever runs it has to set it up for that.',
  )
  expect((await browser.get(invitations)).response.total_count).toBe(0)
})

test('a server of its own whose name is no site’s sends people to the first site it lists', async () => {
  const publishableKey = createPublishableKey('127.0.0.1:4430', 'development')
  const own = { publishableKey, siteHost: undefined }
  const told = () => server.logged.filter((line) => line.includes('allowedOrigins'))
  await restart({ allowedOrigins: ['http://localhost:4321', 'http://localhost:4322'] }, own)
  expect(told()).toEqual([])
  const { body } = await invite()
  expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:4430\/v1\/tickets\/accept\?/)
  const answer = await server.fetch(new Request(body.url))
  expect(answer.headers.get('location')).toMatch(
    /^http:\/\/localhost:4321\/sign-up\?__clerk_ticket=/,
  )
  const { id: user_id } = await createUser(backend, { email_address: [BOB] })
  const ticket = await backend('POST /sign_in_tokens', { json: { user_id } })
  expect(ticket.body.url).toMatch(/^http:\/\/localhost:4321\/sign-in\?__clerk_ticket=/)
  await restart({}, own)
  expect(told()).toHaveLength(1)
})

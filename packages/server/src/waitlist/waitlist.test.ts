import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { ADA, BOB, PASSWORD } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
beforeEach(async () => {
  server = await testServer({ siteHost: 'app.test', settings: { signUp: { mode: 'waitlist' } } })
  backend = backendOf(server)
})
afterEach(() => server.close())

const join = (email_address = ADA) => server.browser().post('/v1/waitlist', { email_address })
const entries = async (query = '') => (await backend(`GET /waitlist_entries${query}`)).body.data
const mails = async () => {
  const { body } = await server.browser().get(server.mailboxUrl!)
  return String(body).split('<li>').length - 1
}

describe('a waitlist', () => {
  test('is joined once, whoever asks how often, and says no more than that', async () => {
    const { status, body } = await join()
    expect([status, body]).toEqual([
      200,
      {
        object: 'waitlist',
        id: expect.stringMatching(/^wle_/),
        created_at: expect.any(Number),
        updated_at: expect.any(Number),
      },
    ])
    server.clock.advance(1000)
    expect((await join(ADA.toUpperCase())).body).toEqual(body)
    expect(await entries()).toMatchObject([
      { object: 'waitlist_entry', email_address: ADA, status: 'pending', invitation: null },
    ])
    expect(await mails()).toBe(1)
  })

  test('ENUM-1: is joined alike by who has an account', async () => {
    const unknown = await join(BOB)
    await createUser(backend)
    const known = await join()
    expect([known.status, Object.keys(known.body)]).toEqual([
      unknown.status,
      Object.keys(unknown.body),
    ])
  })

  test('ENUM-1: does not tell, where that is kept secret, who is on it', async () => {
    await server.close()
    const settings = { signUp: { mode: 'waitlist' }, enumerationProtection: true } as const
    server = await testServer({ settings })
    backend = backendOf(server)
    const { body: first } = await join()
    server.clock.advance(DAY)
    const [{ body: known }, { body: unknown }] = [await join(), await join(BOB)]
    const now = server.clock.now()
    for (const said of [known, unknown]) {
      expect(said).toMatchObject({ object: 'waitlist', created_at: now, updated_at: now })
    }
    const kept = await entries()
    expect(kept).toHaveLength(2)
    const ids = [first, known, unknown, ...kept].map(({ id }) => id)
    expect(new Set(ids).size).toBe(5)
  })

  test('OTP-13, PRIV-2: loses whoever is deleted, and nobody whose address they only claimed', async () => {
    await join(ADA)
    await join(BOB)
    const { id } = await createUser(backend)
    const claim = { user_id: id, email_address: BOB, verified: false }
    expect((await backend('POST /email_addresses', { json: claim })).status).toBe(200)
    await backend(`DELETE /users/${id}`)
    expect(await entries()).toMatchObject([{ email_address: BOB }])
  })

  test('leads to an account by an invitation, and then says so', async () => {
    await join()
    const [{ id }] = await entries()
    const refused = await server.browser().post('/v1/client/sign_ups', { email_address: ADA })
    expect(refused.codes).toEqual(['sign_up_restricted_waitlist'])
    const invited = await backend(`POST /waitlist_entries/${id}/invite`, { json: {} })
    expect(invited.body).toMatchObject({ status: 'invited', invitation: { status: 'pending' } })
    expect(await entries('?status=invited')).toHaveLength(1)
    const ticket = new URL(invited.body.invitation.url, ORIGIN).searchParams.get('ticket')!
    expect(JSON.stringify(await entries())).not.toContain(ticket)
    const { response } = await server
      .browser()
      .post('/v1/client/sign_ups', { strategy: 'ticket', ticket, password: PASSWORD })
    expect(response.status).toBe('complete')
    expect(await entries('?status=completed')).toMatchObject([{ id, status: 'completed' }])
    expect(await entries('?status=invited')).toEqual([])
    for (const verb of ['invite', 'reject']) {
      const late = await backend(`POST /waitlist_entries/${id}/${verb}`, { json: {} })
      expect(late.codes).toEqual(['waitlist_entry_completed'])
    }
    await backend(`DELETE /users/${response.created_user_id}`)
    expect(await entries()).toEqual([])
  })

  test('leads nowhere for who is rejected: their invitation ends', async () => {
    await join()
    const [{ id }] = await entries()
    const invited = await backend(`POST /waitlist_entries/${id}/invite`, { json: {} })
    const ticket = new URL(invited.body.invitation.url, ORIGIN).searchParams.get('ticket')!
    const twice = await backend(`POST /waitlist_entries/${id}/invite`, { json: {} })
    expect(twice.codes).toEqual(['duplicate_record:email_address'])
    const rejected = await backend(`POST /waitlist_entries/${id}/reject`)
    expect(rejected.body).toMatchObject({ status: 'rejected', invitation: { status: 'revoked' } })
    const { codes } = await server
      .browser()
      .post('/v1/client/sign_ups', { strategy: 'ticket', ticket, password: PASSWORD })
    expect(codes).toEqual(['revoked_invitation'])
    const second = await backend(`POST /waitlist_entries/${id}/invite`, { json: {} })
    expect(second.body.status).toBe('invited')
    expect((await backend(`DELETE /waitlist_entries/${id}`)).body.deleted).toBe(true)
    expect((await backend(`POST /waitlist_entries/${id}/reject`)).status).toBe(404)
  })

  test('is filled and searched by the site', async () => {
    const { body } = await backend('POST /waitlist_entries/bulk', {
      json: [
        { email_address: BOB, notify: false },
        { email_address: ADA, notify: false },
      ],
    })
    expect(body.map((one: { email_address: string }) => one.email_address)).toEqual([BOB, ADA])
    expect(await mails()).toBe(0)
    const again = await backend('POST /waitlist_entries', { json: { email_address: BOB } })
    expect(again.body.id).toBe(body[0].id)
    const addresses = async (query: string) =>
      (await entries(query)).map((one: { email_address: string }) => one.email_address)
    expect(await addresses('?order_by=%2Bemail_address')).toEqual([ADA, BOB])
    expect(await addresses('?query=bob')).toEqual([BOB])
    expect(await addresses('?order_by=-invited_at&limit=1')).toHaveLength(1)
    const broken = await backend('POST /waitlist_entries', { json: { email_address: 'x' } })
    expect(broken.codes).toEqual(['form_param_format_invalid:email_address'])
  })

  test.each(['public', 'restricted'])('is not there where sign-up is %s', async (mode) => {
    await server.close()
    server = await testServer({ settings: { signUp: { mode: mode as 'public' } } })
    expect((await join()).codes).toEqual(['waitlist_not_accepting_entries'])
  })

  test('RATE-1: a stranger joins so often', async () => {
    await server.close()
    server = await testServer({
      settings: { signUp: { mode: 'waitlist' }, rateLimits: { create: { max: 1 } } },
    })
    const codes = []
    for (let i = 0; i < 60; i++) codes.push((await join(`a${i}@example.com`)).codes[0])
    expect(codes).toContain('too_many_requests')
  })
})

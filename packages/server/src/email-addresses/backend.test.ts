import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { ADA, BOB, PASSWORD, signIn } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
// biome-ignore lint/suspicious/noExplicitAny: a user as the wire shows it
let ada: any
beforeEach(async () => {
  server = await testServer()
  backend = backendOf(server)
  ada = await createUser(backend)
})
afterEach(() => server.close())

const add = (json: object) => backend('POST /email_addresses', { json })
const user = async () => (await backend(`GET /users/${ada.id}`)).body

describe('e-mail addresses', () => {
  it('are added unproven and not primary, unless said otherwise', async () => {
    const { body } = await add({ user_id: ada.id, email_address: 'Second@Example.com' })
    expect(body).toMatchObject({
      object: 'email_address',
      email_address: 'second@example.com',
      verification: null,
      linked_to: [],
    })
    expect((await user()).primary_email_address_id).toBe(ada.primary_email_address_id)
    expect((await backend(`GET /email_addresses/${body.id}`)).body).toEqual(body)

    const third = await add({
      user_id: ada.id,
      email_address: 'third@example.com',
      verified: true,
      primary: true,
    })
    expect(third.body.verification.status).toBe('verified')
    expect((await user()).primary_email_address_id).toBe(third.body.id)
  })

  it('are primary when they are the first', async () => {
    const named = await testServer({ settings: { identifiers: { username: 'optional' } } })
    const call = backendOf(named)
    const { id } = await createUser(call, { email_address: [], username: 'ada_m' })
    const { body } = await call('POST /email_addresses', {
      json: { user_id: id, email_address: ADA },
    })
    expect((await call(`GET /users/${id}`)).body.primary_email_address_id).toBe(body.id)
    await named.close()
  })

  it.each<[string, object, string]>([
    [
      'nobody to have it',
      { user_id: 'user_nobody', email_address: BOB },
      'form_resource_not_found:user_id',
    ],
    ['no user', { email_address: BOB }, 'form_param_missing:user_id'],
    ['no address', { user_id: 'me' }, 'form_param_missing:email_address'],
    ['null as address', { user_id: 'me', email_address: null }, 'form_param_nil:email_address'],
    [
      'no real address',
      { user_id: 'me', email_address: 'a@b' },
      'form_param_format_invalid:email_address',
    ],
    [
      'two addresses in one',
      { user_id: 'me', email_address: 'a@b.ch,c@d.ch' },
      'form_param_format_invalid:email_address',
    ],
    [
      'an address of the user',
      { user_id: 'me', email_address: ADA },
      'form_identifier_exists:email_address',
    ],
    [
      'a text for true',
      { user_id: 'me', email_address: BOB, verified: 'true' },
      'form_param_type_invalid:verified',
    ],
  ])('with %s are refused', async (_, json, code) => {
    const mine = 'user_id' in json && json.user_id === 'me' ? { ...json, user_id: ada.id } : json
    const answer = await add(mine)
    expect([answer.status, answer.codes]).toEqual([422, [code]])
  })

  it('OTP-13: an unproven one signs nobody in and blocks nobody; proving goes to the first', async () => {
    const unproven = await add({ user_id: ada.id, email_address: BOB })
    expect((await signIn(server.browser(), BOB)).codes).toEqual(['form_identifier_not_found'])
    await createUser(backend, { email_address: [BOB] })
    const late = await backend(`PATCH /email_addresses/${unproven.body.id}`, {
      json: { verified: true },
    })
    expect(late.codes).toEqual(['form_identifier_exists:email_address'])
  })

  it('can be proven and unproven', async () => {
    const { body } = await add({ user_id: ada.id, email_address: BOB })
    const change = (json: object) => backend(`PATCH /email_addresses/${body.id}`, { json })
    expect((await change({ primary: true })).codes).toEqual([
      'form_verification_needed:primary_email_address_id',
    ])
    expect((await change({ verified: true, primary: true })).body.verification.status).toBe(
      'verified',
    )
    expect((await signIn(server.browser(), BOB)).response.status).toBe('complete')
    expect((await change({ verified: false })).body.verification).toBeNull()
    expect((await signIn(server.browser(), BOB)).status).toBe(422)
    expect((await change({})).status).toBe(200)
  })

  it('are removed, but never the last one that the user is found by', async () => {
    const { body } = await add({ user_id: ada.id, email_address: BOB, verified: true })
    const first = ada.primary_email_address_id
    expect((await backend(`DELETE /email_addresses/${first}`)).body).toEqual({
      object: 'email_address',
      id: first,
      deleted: true,
    })
    expect((await user()).primary_email_address_id).toBe(body.id)
    expect((await backend(`DELETE /email_addresses/${body.id}`)).codes).toEqual([
      'identification_deletion_failed',
    ])
    for (const call of ['GET', 'PATCH', 'DELETE']) {
      expect((await backend(`${call} /email_addresses/${first}`)).status).toBe(404)
    }
  })

  it('OTP-2: a code that went to a removed address is dead', async () => {
    await add({ user_id: ada.id, email_address: BOB, verified: true })
    const browser = server.browser()
    const created = await browser.post('/v1/client/sign_ins', {
      identifier: BOB,
      strategy: 'email_code',
    })
    const second = (await user()).email_addresses.find(
      (each: { email_address: string }) => each.email_address === BOB,
    )
    await backend(`DELETE /email_addresses/${second.id}`)
    const attempt = await browser.post(
      `/v1/client/sign_ins/${created.response.id}/attempt_first_factor`,
      { strategy: 'email_code', code: '424242' },
    )
    expect(attempt.status).toBeGreaterThanOrEqual(400)
  })
})

describe('PUT /users/{id}/email_address', () => {
  const put = (email_address: string, id = ada.id) =>
    backend(`PUT /users/${id}/email_address`, { json: { email_address } })

  it('makes a proven address the only one', async () => {
    await add({ user_id: ada.id, email_address: 'second@example.com', verified: true })
    const { body } = await put('third@example.com')
    expect(body).toMatchObject({
      email_address: 'third@example.com',
      verification: { status: 'verified' },
    })
    expect(await user()).toMatchObject({
      primary_email_address_id: body.id,
      email_addresses: [{ id: body.id }],
    })
    expect((await signIn(server.browser(), 'third@example.com', PASSWORD)).response.status).toBe(
      'complete',
    )
    expect((await signIn(server.browser())).codes).toEqual(['form_identifier_not_found'])
  })

  it('keeps the record of an address that the user has', async () => {
    expect((await put(ADA)).body.id).toBe(ada.primary_email_address_id)
  })

  it('refuses the address of somebody else, and changes nothing then', async () => {
    await createUser(backend, { email_address: [BOB] })
    expect((await put(BOB)).codes).toEqual(['form_identifier_exists:email_address'])
    expect((await user()).email_addresses).toHaveLength(1)
    expect((await put('third@example.com', 'user_nobody')).status).toBe(404)
  })
})

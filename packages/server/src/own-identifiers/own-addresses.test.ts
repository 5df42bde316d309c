import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import type {} from '../verifications/table.ts'

const NEW = 'ada.new+clerk_test@example.com'
const CODE = '424242'

let server: TestServer
let db: Db
let backend: Backend
let ada: Browser
let sessionId: string
let userId: string

async function open(settings: object = {}) {
  server = await testServer(
    { settings: { rateLimits: WIDE_LIMITS, ...settings } },
    { wrapDatabase: (opened) => (db = opened) },
  )
  backend = backendOf(server)
  ada = server.browser()
  ;({ userId, sessionId } = await signUp(ada))
}
beforeEach(() => open())
afterEach(() => server.close())

interface Who {
  browser?: Browser
  session?: string
}

const me = (
  path: string,
  form: Record<string, string> = {},
  { browser = ada, session = sessionId }: Who = {},
) => browser.post(`/v1/me${path}${as(session)}`, form)
const add = (email_address = NEW, who?: Who) => me('/email_addresses', { email_address }, who)
const prepare = (id: string, who?: Who) =>
  me(`/email_addresses/${id}/prepare_verification`, { strategy: 'email_code' }, who)
const attempt = (id: string, code = CODE, who?: Who) =>
  me(`/email_addresses/${id}/attempt_verification`, { code }, who)
const remove = (id: string) =>
  ada.post(`/v1/me/email_addresses/${id}${as(sessionId)}&_method=DELETE`)
const profile = async () => (await ada.get(`/v1/me${as(sessionId)}`)).response

async function own(address = NEW, who?: Who): Promise<string> {
  const { response } = await add(address, who)
  await prepare(response.id, who)
  const done = await attempt(response.id, CODE, who)
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  return response.id
}

const letters = (to: string) =>
  server.logged.filter((line) => line.startsWith(`Mail to ${to}`)).join('\n')

describe('adding an address', () => {
  test('it counts once a code that was sent to it has come back', async () => {
    const added = await me('/email_addresses/', {
      email_address: ' Ada.New+clerk_test@Example.com',
    })
    expect(added.response).toMatchObject({
      object: 'email_address',
      email_address: NEW,
      verification: null,
      linked_to: [],
    })
    const { id } = added.response
    expect((await start(server.browser(), { identifier: NEW })).codes).toEqual([
      'form_identifier_not_found',
    ])
    const asked = await prepare(id)
    expect(asked.response.verification).toMatchObject({
      status: 'unverified',
      strategy: 'email_code',
      attempts: 0,
    })
    const seen = await ada.get(`/v1/me/email_addresses/${id}${as(sessionId)}`)
    expect(seen.response).toEqual(asked.response)
    expect((await attempt(id, '000000')).codes).toEqual(['form_code_incorrect'])
    const done = await attempt(id)
    expect(done.response.verification).toMatchObject({
      status: 'verified',
      strategy: 'email_code',
    })
    const { user } = done.client!.sessions[0]!
    expect(user!.email_addresses.map((one) => one.email_address).sort()).toEqual([ADA, NEW])
    expect((await signIn(server.browser(), NEW)).response.status).toBe('complete')
    expect((await attempt(id)).codes).toEqual(['verification_already_verified'])
    expect((await prepare(id)).codes).toEqual(['verification_already_verified'])
  })

  test('AUD-3: the main address is told once it counts, not before', async () => {
    const { response } = await add()
    await prepare(response.id)
    expect(letters(ADA)).not.toContain('another address')
    await attempt(response.id)
    expect(letters(ADA)).toContain('has another address')
    expect(letters(NEW)).not.toContain('has another address')
  })

  test('PW-9: needs a proof that is ten minutes old at most, and so does removing one', async () => {
    const id = await own()
    server.clock.advance(11 * MINUTE)
    for (const refused of [
      await add('third+clerk_test@example.com'),
      await remove(id),
      await me('?_method=PATCH', {}).then(() =>
        ada.post(`/v1/me${as(sessionId)}&_method=PATCH`, { primary_email_address_id: id }),
      ),
    ]) {
      expect([refused.status, refused.codes]).toEqual([403, ['session_reverification_required']])
    }
    const same = { primary_email_address_id: (await profile()).primary_email_address_id }
    expect((await ada.post(`/v1/me${as(sessionId)}&_method=PATCH`, same)).status).toBe(200)
  })

  test.each([
    ['nothing', {}, 'form_param_missing'],
    ['no address', { email_address: 'ada' }, 'form_param_format_invalid'],
    ['two of them', { email_address: 'a@b.example,c@d.example' }, 'form_param_format_invalid'],
    ['a header', { email_address: 'a@b.example\r\nBcc: c@d.example' }, 'form_param_format_invalid'],
    ['the own one again', { email_address: ADA }, 'form_identifier_exists'],
    [
      'OTP-13: a claim that it is proven',
      { email_address: NEW, verified: 'true' },
      'form_param_unknown',
    ],
    ['somebody', { email_address: NEW, user_id: 'user_1' }, 'form_param_unknown'],
  ])('refuses %s', async (_, form, code) => {
    const refused = await me('/email_addresses', form as Record<string, string>)
    expect([refused.status, refused.codes]).toEqual([422, [code]])
    expect((await profile()).email_addresses).toHaveLength(1)
  })

  test('five wait for a proof at most', async () => {
    const ids: string[] = []
    for (const n of [1, 2, 3, 4, 5])
      ids.push((await add(`a${n}+clerk_test@example.com`)).response.id)
    const refused = await add()
    expect([refused.status, refused.codes]).toEqual([400, ['too_many_unverified_identifications']])
    await remove(ids[0]!)
    expect((await add()).status).toBe(200)
  })

  test('who has none has a main one with the first that is proven', async () => {
    await server.close()
    await open({ identifiers: { username: 'optional' } })
    await createUser(backend, { email_address: [], username: 'nameless' })
    const browser = server.browser()
    const session = (await signIn(browser, 'nameless')).response.created_session_id
    const who = { browser, session }
    const { response } = await add(BOB, who)
    const read = async () => (await browser.get(`/v1/me${as(session)}`)).response
    expect((await read()).primary_email_address_id).toBeNull()
    await prepare(response.id, who)
    await attempt(response.id, CODE, who)
    expect((await read()).primary_email_address_id).toBe(response.id)
  })
})

describe('a code', () => {
  test('OTP-2: works in the browser that asked for it, for that address, and a new one voids it', async () => {
    const here = (await add('ada.new@example.com')).response.id
    const there = (await add('ada.other@example.com')).response.id
    await prepare(here)
    const [code] = await mailCodes(server, 'ada.new@example.com')
    expect((await attempt(there, code)).codes).toEqual(['verification_missing'])
    const browser = server.browser()
    const session = (await signIn(browser)).response.created_session_id
    expect((await attempt(here, code, { browser, session })).codes).toEqual([
      'verification_missing',
    ])
    await prepare(there)
    expect((await attempt(there, code)).codes).toEqual(['form_code_incorrect'])
    expect((await prepare(here)).codes).toEqual(['verification_code_too_many_requests'])
    server.clock.advance(MINUTE)
    await prepare(here)
    expect((await attempt(here, code)).codes).toEqual(['form_code_incorrect'])
    const [second] = await mailCodes(server, 'ada.new@example.com')
    expect((await attempt(here, second)).status).toBe(200)
  })

  test('OTP-1, OTP-3: dies after five misses, and after ten minutes', async () => {
    const { id } = (await add()).response
    expect((await attempt(id)).codes).toEqual(['verification_missing'])
    await prepare(id)
    for (let miss = 0; miss < 5; miss++) await attempt(id, '000000')
    expect((await attempt(id)).codes).toEqual(['verification_failed'])
    await prepare(id)
    server.clock.advance(10 * MINUTE)
    expect((await attempt(id)).codes).toEqual(['verification_expired'])
    expect((await attempt(id, '')).codes).not.toEqual([])
  })

  test('GR-4: of fifty that come at once one proves it, once', async () => {
    const { id } = (await add()).response
    await prepare(id)
    const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([])
    const events = await db
      .selectFrom('audit_events')
      .select('target_id')
      .where('type', '=', 'email_address.verified')
      .execute()
    expect(events).toEqual([{ target_id: id }])
  })

  test('RATE-1: misses are counted for the address, whoever asks', async () => {
    const guess = async (who: Who) => {
      const { id } = (await add(NEW, who)).response
      for (let codes = 0; codes < 4; codes++) {
        await prepare(id, who)
        for (let miss = 0; miss < 5; miss++) await attempt(id, '000000', who)
        server.clock.advance(MINUTE)
      }
      return attempt(id, CODE, who)
    }
    await guess({})
    const browser = server.browser()
    const session = (await signUp(browser, BOB)).sessionId
    const who = { browser, session }
    const { id } = (await add(NEW, who)).response
    expect((await prepare(id, who)).codes).toEqual(['too_many_requests'])
  })
})

describe('somebody else’s address', () => {
  let bob: Who
  let bobs: Answer['response']
  async function meetBob(settings: object = {}) {
    await server.close()
    await open(settings)
    const browser = server.browser()
    bob = { browser, session: (await signUp(browser, BOB)).sessionId }
    bobs = (await browser.get(`/v1/me${as(bob.session!)}`)).response
  }
  const kept = { enumerationProtection: true }

  test('AZ-1, ENUM-4: is not there, whatever one does with it', async () => {
    await meetBob()
    const { id } = bobs.email_addresses[0]
    for (const answer of [
      await ada.get(`/v1/me/email_addresses/${id}${as(sessionId)}`),
      await prepare(id),
      await attempt(id),
      await remove(id),
      await remove('idn_nothing'),
    ]) {
      expect([answer.status, answer.codes]).toEqual([404, ['resource_not_found']])
    }
  })

  test('ENUM-1: looks free, no code is right, and its owner gets a letter', async () => {
    await meetBob(kept)
    const shape = ({ body }: Answer, id: string, address: string) =>
      JSON.stringify(body.response)
        .replaceAll(id, 'ID')
        .replaceAll(address, 'ADDRESS')
        .replace(/ver_\w+/, 'VER')
    const taken = await add(BOB)
    const free = await add()
    const [takenId, freeId] = [taken.response.id, free.response.id]
    expect(shape(taken, takenId, BOB)).toBe(shape(free, freeId, NEW))
    expect(shape(await prepare(takenId), takenId, BOB)).toBe(
      shape(await prepare(freeId), freeId, NEW),
    )
    expect((await attempt(takenId)).codes).toEqual(['form_code_incorrect'])
    // Test addresses get no letters, so a real one is asked for as well.
    await backend('POST /email_addresses', {
      json: { user_id: bobs.id, email_address: 'bob@example.com', verified: true },
    })
    const real = (await add('bob@example.com')).response.id
    await prepare(real)
    expect(letters('bob@example.com')).toContain('This address belongs to your')
    expect(await mailCodes(server, 'bob@example.com')).toEqual([])
  })

  test('is refused where it is no secret who has an account', async () => {
    await meetBob()
    const refused = await add(BOB)
    expect([refused.status, refused.codes]).toEqual([422, ['form_identifier_exists']])
  })

  test('OTP-13: an unproven one blocks nobody, and goes to who proves it', async () => {
    await meetBob()
    const { id } = (await add()).response
    await prepare(id)
    const theirs = await own(NEW, bob)
    const late = await attempt(id)
    expect([late.status, late.codes]).toEqual([422, ['form_identifier_exists']])
    const refused = await ada.post(`/v1/me${as(sessionId)}&_method=PATCH`, {
      primary_email_address_id: id,
    })
    expect(refused.codes).toEqual(['form_verification_needed'])
    const { email_addresses } = (await bob.browser!.get(`/v1/me${as(bob.session!)}`)).response
    expect(email_addresses).toContainEqual(
      expect.objectContaining({
        id: theirs,
        verification: expect.objectContaining({ status: 'verified' }),
      }),
    )
    expect((await signIn(server.browser(), NEW)).response.status).toBe('complete')
  })

  test('RATE-3: whoever tries to add it neither locks its owner out nor uses up their codes', async () => {
    await meetBob(kept)
    const { id } = (await add(BOB)).response
    await prepare(id)
    for (let miss = 0; miss < 12; miss++) await attempt(id, '000000')
    expect((await signIn(server.browser(), BOB)).response.status).toBe('complete')
    const { body } = await backend(`GET /users/${bobs.id}`)
    expect(body).toMatchObject({ locked: false })
  })
})

describe('removing an address', () => {
  test('takes it, its codes and half-done sign-ins along; its reader is told', async () => {
    const id = await own()
    const { id: pending } = (await add('third+clerk_test@example.com')).response
    await prepare(pending)
    const browser = server.browser()
    const begun = await start(browser, { identifier: NEW })
    expect((await remove(id)).response).toEqual({ object: 'email_address', id, deleted: true })
    expect((await remove(pending)).status).toBe(200)
    expect(letters(NEW)).toContain('An address was removed')
    expect(letters(ADA)).toContain('An address was removed')
    expect(letters('third+clerk_test@example.com')).toBe('')
    const rows = await db
      .selectFrom('verifications')
      .select('id')
      .where('owner_id', '=', pending)
      .execute()
    expect(rows).toEqual([])
    const late = await browser.post(
      `/v1/client/sign_ins/${begun.response.id}/attempt_first_factor`,
      {
        strategy: 'password',
        password: PASSWORD,
      },
    )
    expect(late.status).not.toBe(200)
    expect((await attempt(pending)).codes).toEqual(['resource_not_found'])
  })

  test('the main one gives way to another, proven one', async () => {
    const { id: unproven } = (await add('aaa+clerk_test@example.com')).response
    const second = await own()
    const first = (await profile()).primary_email_address_id
    expect((await remove(first)).status).toBe(200)
    expect((await profile()).primary_email_address_id).toBe(second)
    expect((await remove(second)).codes).toEqual(['identification_deletion_failed'])
    expect((await remove(unproven)).status).toBe(200)
    expect((await profile()).email_addresses).toHaveLength(1)
  })

  test('GR-4: of two last ones that are removed at once one stays', async () => {
    const second = await own()
    const first = (await profile()).primary_email_address_id
    const statuses = (await Promise.all([remove(first), remove(second)])).map(
      ({ status }) => status,
    )
    expect(statuses.sort()).toEqual([200, 400])
    expect((await profile()).email_addresses).toHaveLength(1)
  })
})

test('SES-7: a session that ended, a banned owner and one without a session change nothing', async () => {
  const { id } = (await add()).response
  await prepare(id)
  expect((await ada.post('/v1/me/email_addresses', { email_address: BOB })).status).toBe(401)
  await backend(`POST /users/${userId}/ban`)
  for (const answer of [await add(BOB), await attempt(id), await remove(id)]) {
    expect(answer.status).toBe(401)
  }
})

test('PRIV-2: who is deleted leaves no proof of an address', async () => {
  const { id } = (await add()).response
  await prepare(id)
  await backend(`DELETE /users/${userId}`)
  expect(
    await db.selectFrom('verifications').select('id').where('owner_id', '=', id).execute(),
  ).toEqual([])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, backendOf } from '../testing/backend.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { onPostgres } from '../testing/database.ts'
import { holdUp } from '../testing/hold-up.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import {
  addPasskey,
  answerPasskey,
  authenticator,
  nonceOf,
  PASSKEYS_ON,
  startPasskey,
} from '../testing/passkeys.ts'
import { as, signIn, signUp } from '../testing/people.ts'
import { NUMBER, phonesOf, WITH_PHONES } from '../testing/phones.ts'
import { enrol } from '../testing/second-factor.ts'
import { attempt, start, tryCode } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const OLD = 'old+clerk_test@example.com'
const CODE = '424242'

const held = holdUp()
let server: TestServer
let site: Backend
let ada: Browser
let sessionId: string
let userId: string
let oldId: string

/** Where somebody is stopped who asks for a code: they were read, and nothing is written yet. */
const BEFORE = 'select known_browsers'

beforeEach(async () => {
  const strategies = { ...WITH_PHONES.strategies, ...PASSKEYS_ON.strategies }
  const settings = { ...WITH_PHONES, ...PASSKEYS_ON, strategies, rateLimits: WIDE_LIMITS }
  server = await testServer({ settings }, { wrapDatabase: held.wrapDatabase })
  site = backendOf(server)
  ada = server.browser()
  ;({ userId, sessionId } = await signUp(ada))
  oldId = await addressOf(ada, OLD)
})
afterEach(() => server.close())

async function addressOf(browser: Browser, email_address: string): Promise<string> {
  const { response } = await browser.post(`/v1/me/email_addresses${as(sessionId)}`, {
    email_address,
  })
  const own = `/v1/me/email_addresses/${response.id}`
  await browser.post(`${own}/prepare_verification${as(sessionId)}`, { strategy: 'email_code' })
  await browser.post(`${own}/attempt_verification${as(sessionId)}`, { code: CODE })
  return response.id
}

const removeOld = () => ada.post(`/v1/me/email_addresses/${oldId}${as(sessionId)}&_method=DELETE`)

/** What becomes of a request that is stopped while something is taken away. */
async function meanwhile(
  request: () => Promise<Answer>,
  take: () => Promise<{ status: number }>,
  at = BEFORE,
): Promise<Answer> {
  const { reached, goOn } = held.next(at)
  const asked = request()
  await reached
  expect((await take()).status).toBe(200)
  goOn()
  return asked
}

describe('OTP-2: a code that is asked for while its address is taken away proves nothing', () => {
  /** Asks, in another browser, to prove again by the old address. */
  async function askAgain() {
    const other = server.browser()
    const { response } = await signIn(other)
    const path = `/v1/client/sessions/${response.created_session_id}/verify`
    await other.post(path)
    const prove = (code: string) =>
      other.post(`${path}/attempt_first_factor`, { strategy: 'email_code', code })
    const ask = (email_address_id: string) =>
      other.post(`${path}/prepare_first_factor`, { strategy: 'email_code', email_address_id })
    return { ask, prove }
  }

  test('of who is signed in already (MFA-5)', async () => {
    const { ask, prove } = await askAgain()
    const sent = await meanwhile(() => ask(oldId), removeOld)
    expect(sent.codes).toEqual(['form_resource_not_found'])
    expect(sent.body.errors[0].meta.param_name).toBe('email_address_id')
    expect((await prove(CODE)).codes).toEqual(['verification_missing'])
  })

  test.runIf(onPostgres)(
    'also when it is taken away between two statements of one transaction',
    async () => {
      const { ask, prove } = await askAgain()
      const sent = await meanwhile(() => ask(oldId), removeOld, 'delete verifications')
      expect(sent.codes).toEqual(['form_resource_not_found'])
      expect((await prove(CODE)).codes).toEqual(['verification_missing'])
    },
  )

  test('when the site says that nobody has proven it', async () => {
    const { ask, prove } = await askAgain()
    const doubt = () => site(`PATCH /email_addresses/${oldId}`, { json: { verified: false } })
    const sent = await meanwhile(() => ask(oldId), doubt)
    expect(sent.codes).toEqual(['form_resource_not_found'])
    expect((await prove(CODE)).codes).toEqual(['verification_missing'])
  })

  test('of who signs in by it: nobody can tell that it was theirs (ENUM-1)', async () => {
    const stranger = server.browser()
    const by = { identifier: OLD, strategy: 'email_code' }
    const sent = await meanwhile(() => start(stranger, by), removeOld)
    expect(sent.response).toMatchObject({
      status: 'needs_first_factor',
      first_factor_verification: { status: 'unverified', strategy: 'email_code' },
    })
    expect((await tryCode(stranger, sent, CODE)).codes).toEqual(['form_code_incorrect'])
  })

  test('of who resets a password by it', async () => {
    const stranger = server.browser()
    const strategy = 'reset_password_email_code'
    const sent = await meanwhile(() => start(stranger, { identifier: OLD, strategy }), removeOld)
    const tried = await attempt(stranger, sent, { strategy, code: CODE })
    expect(tried.codes).toEqual(['form_code_incorrect'])
  })

  test.runIf(onPostgres)(
    'of who signs in by it, between two statements of one transaction',
    async () => {
      const stranger = server.browser()
      const by = { identifier: OLD, strategy: 'email_code' }
      const sent = await meanwhile(() => start(stranger, by), removeOld, 'delete verifications')
      expect((await tryCode(stranger, sent, CODE)).codes).toEqual(['form_code_incorrect'])
    },
  )
})

test('MFA-6: a number that becomes a second factor while its code is asked for lets nobody in by itself', async () => {
  const phones = phonesOf(ada, sessionId)
  const id = await phones.own()
  const stranger = server.browser()
  const by = { identifier: NUMBER, strategy: 'phone_code' }
  const reserve = () => phones.change(id, { reserved_for_second_factor: 'true' })
  const sent = await meanwhile(() => start(stranger, by), reserve)
  const tried = await attempt(stranger, sent, { strategy: 'phone_code', code: CODE })
  expect(tried.codes).toEqual(['form_code_incorrect'])
})

test('MFA-5: the code of an app that is taken away while it is tried proves nothing', async () => {
  const phone = await enrol(ada, sessionId, server)
  const path = `/v1/client/sessions/${sessionId}/verify`
  await ada.post(path, { level: 'second_factor' })
  const prove = () =>
    ada.post(`${path}/attempt_second_factor`, { strategy: 'totp', code: phone.code() })
  const tried = await meanwhile(prove, () => site(`DELETE /users/${userId}/totp`))
  expect(tried.codes).toEqual(['form_code_incorrect'])
})

test('PK-1: a passkey that is taken away while it is used lets nobody in', async () => {
  const device = authenticator()
  const { response: passkey } = await addPasskey(ada, sessionId, device)
  const other = server.browser()
  const begun = await startPasskey(other)
  const signed = device.get(nonceOf(begun))
  const tried = await meanwhile(
    () => answerPasskey(other, begun, signed),
    () => site(`DELETE /users/${userId}/passkeys/${passkey.id}`),
    'select passkeys',
  )
  expect(tried.codes).toEqual(['passkey_not_registered'])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailLinks } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { start, step } from '../testing/sign-in.ts'
import { ORIGIN, productionKeys, type TestServer, testServer } from '../testing/test-server.ts'
import type {} from '../verifications/table.ts'

const NEW = 'new+clerk_test@example.com'
const LANDING = `${ORIGIN}/sign-in?from=mail#/verify`
const strategy = 'email_link'

let server: TestServer
let db: Db
let browser: Browser

async function open(settings: object = {}, { isEmpty = false } = {}) {
  await server?.close()
  server = await testServer(
    { settings: { strategies: { emailLink: true }, rateLimits: WIDE_LIMITS, ...settings } },
    { wrapDatabase: (opened) => (db = opened) },
  )
  if (!isEmpty) await signUp(server.browser())
  browser = server.browser()
}
beforeEach(() => open())
afterEach(() => server.close())

/** The newest link to an address, as a path. */
async function linkTo(address = ADA): Promise<string> {
  const [link] = await mailLinks(server, address)
  if (!link) throw new Error(`no link to ${address}`)
  expect(link.startsWith(`${ORIGIN}/v1/verify?token=`)).toBe(true)
  return link.slice(ORIGIN.length)
}

const HTML = { accept: 'text/html' }
const follow = (link: string, by: Browser = browser) => by.get(link, HTML)
const press = (link: string, by: Browser = browser) =>
  by.post('/v1/verify', { token: tokenOf(link) }, HTML)
const tokenOf = (link: string) => new URL(link, ORIGIN).searchParams.get('token')!

/** Where a link led to. */
function landed({ status, headers }: Answer) {
  expect(status).toBe(303)
  const url = new URL(headers.get('location')!)
  const { searchParams } = url
  return {
    page: url.pathname + url.hash,
    status: searchParams.get('__clerk_status'),
    session: searchParams.get('__clerk_created_session'),
  }
}

const begin = (by: Browser = browser, form: Record<string, string> = {}) =>
  start(by, { strategy, redirect_url: LANDING, ...form })
const look = (created: Answer, by: Browser = browser) =>
  by.get(`/v1/client/sign_ins/${created.response.id}`)

describe('a link as the second step', () => {
  const half = async (by: Browser = browser) => {
    const begun = await signIn(by)
    const name = 'prepare_second_factor'
    const sent = await step(by, begun, { name, strategy, redirect_url: LANDING })
    expect(sent.response.second_factor_verification).toMatchObject({
      strategy,
      status: 'unverified',
    })
    return begun
  }

  test('shows in a browser that is new whose it is, once, and there alone', async () => {
    await open({ newBrowsers: { verify: true } })
    const begun = await signIn(browser)
    expect(begun.response.status).toBe('needs_client_trust')
    const offered = begun.response.supported_second_factors as { strategy: string }[]
    expect(offered.map((one) => one.strategy)).toEqual([strategy, 'email_code'])
    const created = await half()
    const link = await linkTo()
    const elsewhere = server.browser()
    await elsewhere.get(link)
    expect(landed(await follow(link, elsewhere)).status).toBe('client_mismatch')
    expect((await look(created)).response.status).toBe('needs_client_trust')
    const { status, session } = landed(await follow(link))
    expect(status).toBe('verified')
    const waiting = await look(created)
    expect(waiting.response).toMatchObject({
      status: 'complete',
      created_session_id: session,
      second_factor_verification: { strategy, status: 'verified' },
    })
    expect(waiting.client!.sessions[0]).toMatchObject({ factor_verification_age: [0, -1] })
    await signOut(browser)
    expect((await signIn(browser)).response.status).toBe('complete')
  })

  test('is a second factor where one by mail is, and none for who has shown the mailbox alone', async () => {
    await open({
      strategies: { emailLink: true, emailSecondFactor: true, totp: true },
      emailLinks: { requireSameClient: false },
    })
    const there = server.browser()
    const { created_session_id } = (await signIn(there)).response
    await enrol(there, created_session_id, server)
    const begun = await half()
    expect(begun.response.status).toBe('needs_second_factor')
    // OTP-6: opened elsewhere it counts when the browser that asked for it looks again.
    const link = await linkTo()
    expect(landed(await press(link, server.browser()))).toMatchObject({ session: null })
    expect((await look(begun)).response).toMatchObject({ status: 'complete' })

    const byMail = server.browser()
    server.clock.advance(31_000)
    const first = await begin(byMail)
    await follow(await linkTo(), byMail)
    const { supported_second_factors: left } = (await look(first, byMail)).response
    expect(left.map((one: { strategy: string }) => one.strategy)).not.toContain(strategy)
  })

  test('MFA-8: opened after the first step is over it lets nobody in', async () => {
    await open({ newBrowsers: { verify: true } })
    const created = await half()
    const link = await linkTo()
    server.clock.advance(10 * MINUTE)
    expect(landed(await follow(link))).toMatchObject({ session: null })
    expect((await look(created)).response.status).toBe('needs_first_factor')
  })

  test('GR-4: the page that waits is told to wait while another tab takes the new token (SES-4)', async () => {
    await open({ newBrowsers: { verify: true } })
    const created = await half()
    const tab = server.browser()
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    await follow(await linkTo())
    expect((await look(created, tab)).response).toMatchObject({
      status: 'needs_client_trust',
      created_session_id: null,
      second_factor_verification: { status: 'unverified' },
    })
  })
})

describe('a link to sign in', () => {
  test('signs in the browser that asked for it, and the page that waits learns of it', async () => {
    const created = await begin()
    expect(created.response).toMatchObject({
      status: 'needs_first_factor',
      first_factor_verification: {
        object: 'verification_email_link',
        strategy,
        status: 'unverified',
        attempts: null,
        verified_at_client: null,
      },
    })
    expect((await look(created)).response.status).toBe('needs_first_factor')
    const { page, status, session } = landed(await follow(await linkTo()))
    expect([page, status]).toEqual(['/sign-in#/verify', 'verified'])
    const waiting = await look(created)
    expect(waiting.response).toMatchObject({
      status: 'complete',
      created_session_id: session,
      first_factor_verification: { status: 'verified' },
    })
    expect(waiting.client!.sessions.map(({ id }) => id)).toEqual([session])
    expect(waiting.response.first_factor_verification.verified_at_client).toBe(waiting.client!.id)
    expect(waiting.client!.last_authentication_strategy).toBe(strategy)
  })

  test('is prepared after the identifier alone, and for an address that is one of theirs', async () => {
    const created = await start(browser)
    const factor = created.response.supported_first_factors.find(
      (one: { strategy: string }) => one.strategy === strategy,
    )
    expect(factor).toMatchObject({ safe_identifier: ADA, primary: true })
    const name = 'prepare_first_factor'
    const form = { name, strategy, redirect_url: LANDING }
    const foreign = await step(browser, created, { ...form, email_address_id: 'idn_other' })
    expect(foreign.codes).toEqual(['form_resource_not_found'])
    const { email_address_id } = factor
    const prepared = await step(browser, created, { ...form, email_address_id })
    expect(prepared.response.first_factor_verification.strategy).toBe(strategy)
    expect(landed(await follow(await linkTo())).status).toBe('verified')
  })

  test('OTP-6: opened elsewhere changes nothing, and still works in its own browser', async () => {
    const created = await begin()
    const link = await linkTo()
    const other = server.browser()
    expect(landed(await follow(link, other))).toEqual({
      page: '/sign-in#/verify',
      status: 'client_mismatch',
      session: null,
    })
    expect(landed(await press(link, other)).status).toBe('client_mismatch')
    expect((await other.get('/v1/client')).response?.sessions ?? []).toEqual([])
    expect((await look(created)).response.status).toBe('needs_first_factor')
    expect(landed(await follow(link)).session).toMatch(/^sess_/)
  })

  test('OTP-7: what scanners fetch spends nothing, and what only looks ahead in its own browser neither', async () => {
    const created = await begin()
    const link = await linkTo()
    const scanner = server.browser()
    for (let time = 0; time < 3; time++) await scanner.get(link)
    await scanner.send('HEAD', link)
    await browser.send('HEAD', link)
    const ahead = await browser.get(link, { ...HTML, 'sec-purpose': 'prefetch;prerender' })
    expect([ahead.status, ahead.body]).toEqual([200, expect.stringContaining('Continue to')])
    expect((await browser.get(link, { ...HTML, 'sec-fetch-dest': 'image' })).status).toBe(200)
    expect((await look(created)).response.status).toBe('needs_first_factor')
    expect(landed(await follow(link)).status).toBe('verified')
  })

  test('GR-4: of fifty who open it at once one makes a session, and all are told the same', async () => {
    const created = await begin()
    const link = await linkTo()
    const cookies = new Map(browser.cookies)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const tab = server.browser()
        for (const [name, value] of cookies) tab.cookies.set(name, value)
        return index % 5 === 4 ? look(created, tab) : follow(link, tab)
      }),
    )
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect(answers.filter(({ setCookies }) => setCookies.length > 0)).toHaveLength(1)
    const sessions = await db.selectFrom('sessions').select('id').execute()
    // Ada's of her sign-up, and this one.
    expect(sessions).toHaveLength(2)
  })

  test('the page that waits is told to wait while another tab takes the new token; for moments, and nothing else (SES-4)', async () => {
    const created = await begin()
    const tab = server.browser()
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    await follow(await linkTo())
    const early = await look(created, tab)
    expect(early.response).toMatchObject({
      status: 'needs_first_factor',
      created_session_id: null,
      first_factor_verification: { status: 'unverified' },
    })
    expect([early.client, early.setCookies]).toEqual([null, []])
    expect((await tab.get('/v1/client')).response?.sessions ?? []).toEqual([])
    expect((await look(created, server.browser())).codes).toEqual(['resource_not_found'])
    server.clock.advance(10_001)
    expect((await look(created, tab)).codes).toEqual(['resource_not_found'])
    expect((await look(created)).response.status).toBe('complete')
  })

  test('OTP-5: works once, and for ten minutes', async () => {
    await begin()
    const link = await linkTo()
    const first = landed(await follow(link))
    const again = await follow(link)
    expect(landed(again)).toEqual(first)
    expect(again.setCookies).toEqual([])
    expect(landed(await follow(link, server.browser())).status).toBe('client_mismatch')
    await signOut(browser)
    expect((await follow(link)).setCookies).toEqual([])
    const late = server.browser()
    server.clock.advance(1000)
    await begin(late)
    const [newest] = await mailLinks(server, ADA)
    server.clock.advance(11 * MINUTE)
    expect(landed(await follow(newest!.slice(ORIGIN.length), late)).status).toBe('expired')
    expect((await late.get('/v1/client')).response.sessions).toEqual([])
  })

  test('OTP-5: the token is random, and only its hash is kept', async () => {
    await begin()
    const link = await linkTo()
    const row = await db
      .selectFrom('verifications')
      .selectAll()
      .where('strategy', '=', strategy)
      .executeTakeFirstOrThrow()
    expect(tokenOf(link)).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(row)).not.toContain(tokenOf(link))
    expect(row.state_hash).toMatch(/^[\w-]{43}$/)
  })

  test('a new link voids the one before it, and so does another sign-in', async () => {
    const created = await begin()
    const old = await linkTo()
    server.clock.advance(31_000)
    const { email_address_id } = created.response.supported_first_factors[1]
    const name = 'prepare_first_factor'
    await step(browser, created, { name, strategy, email_address_id, redirect_url: LANDING })
    expect([(await follow(old)).status, (await browser.get(old)).codes]).toEqual([
      400,
      ['verification_link_token_invalid'],
    ])
    const link = await linkTo()
    await start(browser)
    expect(landed(await follow(link)).status).toBe('failed')
  })

  test('another within thirty seconds is refused, a code in its place is not', async () => {
    const created = await begin()
    const { email_address_id } = created.response.supported_first_factors[1]
    const again = { name: 'prepare_first_factor', email_address_id, redirect_url: LANDING }
    const refused = await step(browser, created, { ...again, strategy })
    expect([refused.status, refused.codes]).toEqual([429, ['verification_code_too_many_requests']])
    expect((await step(browser, created, { ...again, strategy: 'email_code' })).status).toBe(200)
    expect((await browser.get(await linkTo())).codes).toEqual(['verification_link_token_invalid'])
  })

  test('OTP-2: a state of another way, an altered token and none open nothing', async () => {
    await begin()
    const link = await linkTo()
    for (const wrong of [`${link}x`, '/v1/verify?token=', '/v1/verify']) {
      const { status, body } = await follow(wrong)
      expect([status, body]).toEqual([400, expect.stringContaining('does not work')])
    }
    // A link proves nothing at another stage.
    await db.updateTable('verifications').set({ stage: 'reverification' }).execute()
    expect(landed(await follow(link)).status).toBe('failed')
  })

  test('a second factor comes after it, in the page that waits (MFA-6)', async () => {
    const owner = server.browser()
    const { response } = await signIn(owner)
    const phone = await enrol(owner, response.created_session_id, server)
    const created = await begin()
    const there = landed(await follow(await linkTo()))
    expect([there.status, there.session]).toEqual(['verified', null])
    expect((await look(created)).response).toMatchObject({
      status: 'needs_second_factor',
      first_factor_verification: { status: 'verified' },
      created_session_id: null,
    })
    const done = await secondStep(browser, created, phone.code())
    expect(done.response.status).toBe('complete')
  })

  test('somebody who is banned meanwhile is not let in, and told so where they wait', async () => {
    const created = await begin()
    const link = await linkTo()
    await db.updateTable('users').set({ banned: 1 }).execute()
    expect(landed(await follow(link)).status).toBe('failed')
    expect((await look(created)).codes).toEqual(['user_banned'])
  })

  test('PW-10: a password that is reset voids it', async () => {
    await begin()
    const link = await linkTo()
    const owner = server.browser()
    const reset = await start(owner, { strategy: 'reset_password_email_code' })
    await step(owner, reset, {
      name: 'attempt_first_factor',
      strategy: 'reset_password_email_code',
      code: '424242',
    })
    await step(owner, reset, { name: 'reset_password', password: `${PASSWORD} anew` })
    expect((await browser.get(link)).codes).toEqual(['verification_link_token_invalid'])
  })

  test('RATE-2: a locked account is no obstacle, for nobody guesses a link', async () => {
    await open({ lockout: { maxAttempts: 1 } })
    await signIn(server.browser(), ADA, 'not the password at all')
    await begin()
    expect(landed(await follow(await linkTo())).session).toMatch(/^sess_/)
  })
})

describe('where it is allowed elsewhere', () => {
  beforeEach(() => open({ emailLinks: { requireSameClient: false } }))

  test('a page asks first; then the browser that asked for it is signed in as it looks, and no other', async () => {
    const created = await begin()
    const link = await linkTo()
    const phone = server.browser()
    const page = await follow(link, phone)
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('<button>')])
    expect((await look(created)).response.status).toBe('needs_first_factor')

    expect(landed(await press(link, phone))).toMatchObject({ status: 'verified', session: null })
    expect((await phone.get('/v1/client')).response?.sessions ?? []).toEqual([])
    const stranger = server.browser()
    expect((await look(created, stranger)).codes).toEqual(['resource_not_found'])
    const before = new Map(browser.cookies)
    const waiting = await look(created)
    expect(waiting.response).toMatchObject({
      status: 'complete',
      // Who waits goes on itself: no tab of its browser does.
      first_factor_verification: { status: 'verified', verified_at_client: null },
    })
    expect(waiting.client!.sessions).toHaveLength(1)
    // SES-4: with a token that nobody knew before.
    expect([...browser.cookies]).not.toEqual([...before])
    expect((await look(created)).response.created_session_id).toBe(
      waiting.response.created_session_id,
    )
  })

  test('OTP-10: the page tells nobody its address, and nothing of another site is on it', async () => {
    await begin()
    const { headers, body } = await follow(await linkTo(), server.browser())
    expect(headers.get('referrer-policy')).toBe('strict-origin')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(String(body)).not.toMatch(/src=|https?:/)
    const led = await press(await linkTo(), server.browser())
    expect(led.headers.get('referrer-policy')).toBe('no-referrer')
    expect(led.headers.get('location')).not.toContain('token')
  })

  test('CSRF-1: the button of another site does not count', async () => {
    const created = await begin()
    const token = tokenOf(await linkTo())
    const origin = 'https://evil.example'
    const answer = await server.browser().post('/v1/verify', { token }, { ...HTML, origin })
    expect(answer.status).toBe(403)
    expect((await look(created)).response.status).toBe('needs_first_factor')
  })

  test('GR-4: fifty looks at once make one session', async () => {
    const created = await begin()
    await press(await linkTo(), server.browser())
    const cookies = new Map(browser.cookies)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => {
        const tab = server.browser()
        for (const [name, value] of cookies) tab.cookies.set(name, value)
        return look(created, tab)
      }),
    )
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect(answers.filter(({ setCookies }) => setCookies.length > 0)).toHaveLength(1)
    expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(2)
  })

  test('what was opened and not looked at in ten minutes is void', async () => {
    const created = await begin()
    await press(await linkTo(), server.browser())
    server.clock.advance(11 * MINUTE)
    expect((await look(created)).response).toMatchObject({
      status: 'needs_first_factor',
      created_session_id: null,
    })
  })
})

describe('a link to sign up', () => {
  const create = (form: Record<string, string> = {}, by: Browser = browser) =>
    by.post('/v1/client/sign_ups', { email_address: NEW, password: PASSWORD, ...form })
  const prepare = (created: Answer, by: Browser = browser) =>
    by.post(`/v1/client/sign_ups/${created.response.id}/prepare_verification`, {
      strategy,
      redirect_url: `${ORIGIN}/sign-up`,
    })

  test('proves the address, and makes the account', async () => {
    const created = await create()
    expect(created.response.verifications.email_address.supported_strategies).toEqual([
      'email_link',
      'email_code',
    ])
    await prepare(created)
    const there = landed(await follow(await linkTo(NEW)))
    const { response, client } = await browser.get(`/v1/client/sign_ups/${created.response.id}`)
    expect(response).toMatchObject({ status: 'complete', created_session_id: there.session })
    expect(response.verifications.email_address.verified_at_client).toBe(client!.id)
    const { user } = client!.sessions[0]!
    expect(user!.email_addresses[0]!.verification).toMatchObject({
      object: 'verification_email_link',
      strategy,
      status: 'verified',
    })
  })

  test('the page that waits keeps the attempt until it has gone on, and no other page is shown it', async () => {
    const created = await create()
    await prepare(created)
    await follow(await linkTo(NEW))
    const { response, client } = await browser.get(`/v1/client/sign_ups/${created.response.id}`)
    expect(client!.sign_up).toEqual(response)
    expect((await browser.get('/v1/client')).response.sign_up).toBeNull()
  })

  test('what is still missing is asked for after it', async () => {
    await open({ identifiers: { username: 'required' } }, { isEmpty: true })
    const created = await create()
    await prepare(created)
    const there = landed(await follow(await linkTo(NEW)))
    expect([there.status, there.session]).toEqual(['verified', null])
    const { response } = await browser.get(`/v1/client/sign_ups/${created.response.id}`)
    expect(response).toMatchObject({
      status: 'missing_requirements',
      missing_fields: ['username'],
      unverified_fields: [],
      verifications: { email_address: { status: 'verified', next_action: '' } },
    })
  })

  test('OTP-2: another address voids it', async () => {
    const created = await create()
    await prepare(created)
    const link = await linkTo(NEW)
    await browser.post(`/v1/client/sign_ups/${created.response.id}?_method=PATCH`, {
      email_address: BOB,
    })
    expect((await browser.get(link)).codes).toEqual(['verification_link_token_invalid'])
  })

  test('OTP-6: elsewhere it makes no account', async () => {
    const created = await create()
    await prepare(created)
    expect(landed(await follow(await linkTo(NEW), server.browser())).status).toBe('client_mismatch')
    const { response } = await browser.get(`/v1/client/sign_ups/${created.response.id}`)
    expect(response.unverified_fields).toEqual(['email_address'])
  })

  test('of two who asked for the same address the second is told', async () => {
    const other = server.browser()
    await prepare(await create({}, other), other)
    server.clock.advance(1000)
    const created = await create()
    await prepare(created)
    const [mine, theirs] = await mailLinks(server, NEW)
    expect(landed(await follow(theirs!.slice(ORIGIN.length), other)).session).toMatch(/^sess_/)
    expect(landed(await follow(mine!.slice(ORIGIN.length))).status).toBe('failed')
    const { codes } = await browser.get(`/v1/client/sign_ups/${created.response.id}`)
    expect(codes).toHaveLength(1)
  })
})

describe('a link to an address of a profile', () => {
  let sessionId: string
  beforeEach(async () => {
    sessionId = (await signIn(browser)).response.created_session_id
  })
  const me = (path: string, form: Record<string, string> = {}) =>
    browser.post(`/v1/me/email_addresses${path}${as(sessionId)}`, form)
  const address = async (id: string) =>
    (await browser.get(`/v1/me/email_addresses/${id}${as(sessionId)}`)).response

  async function add() {
    const { id } = (await me('', { email_address: NEW })).response
    const redirect_url = `${ORIGIN}/user`
    const asked = await me(`/${id}/prepare_verification`, { strategy, redirect_url })
    expect(asked.response.verification).toMatchObject({ strategy, status: 'unverified' })
    return id as string
  }

  test('makes it theirs', async () => {
    const id = await add()
    const there = landed(await follow(await linkTo(NEW)))
    expect([there.page, there.status]).toEqual(['/user', 'verified'])
    expect((await address(id)).verification).toMatchObject({ strategy, status: 'verified' })
    expect((await signIn(server.browser(), NEW)).response.status).toBe('complete')
  })

  test('not elsewhere, not for who has signed out, and not for who acts for them (SES-10)', async () => {
    const id = await add()
    const link = await linkTo(NEW)
    expect(landed(await follow(link, server.browser())).status).toBe('client_mismatch')
    await db.updateTable('sessions').set({ actor: '{"sub":"user_x"}' }).execute()
    expect(landed(await follow(link)).status).toBe('failed')
    expect((await address(id)).verification.status).toBe('verified')
    const row = await db
      .selectFrom('email_addresses')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.verified_at).toBe(null)
  })
})

describe('ENUM-1: under enumeration protection', () => {
  beforeEach(() => open({ enumerationProtection: true }))

  test('nobody can tell whether somebody has the address', async () => {
    const known = await begin()
    const unknown = await begin(server.browser(), { identifier: NEW })
    const shape = ({ status, response }: Answer) => [
      status,
      Object.keys(response),
      { ...response.first_factor_verification, id: '' },
      response.supported_first_factors.map((one: { strategy: string }) => one.strategy),
    ]
    expect(shape(unknown)).toEqual(shape(known))
    expect(await mailLinks(server, NEW)).toEqual([])
  })
})

describe('where it leads', () => {
  test.each([
    ['https://evil.example/', 'redirect_url_not_associated_with_instance'],
    ['javascript:alert(1)', 'redirect_url_not_associated_with_instance'],
    ['//evil.example', 'redirect_url_not_associated_with_instance'],
    ['https://', 'invalid_redirect_url'],
  ])('RED-2: not to %s', async (redirect_url, code) => {
    const answer = await begin(browser, { redirect_url })
    expect([answer.codes, answer.errors[0]!.meta?.param_name]).toEqual([[code], 'redirect_url'])
  })

  test('RED-3: asked again when it is opened', async () => {
    const redirect_url = 'https://app.other.example/done'
    await open({ allowedOrigins: ['https://app.other.example'] })
    await begin(browser, { redirect_url })
    const link = await linkTo()
    expect((await follow(link)).headers.get('location')).toMatch(/^https:\/\/app\.other\.example\//)
  })

  test('without a target to the page of the settings', async () => {
    await start(browser, { strategy })
    expect(landed(await follow(await linkTo())).page).toBe('/sign-in')
  })

  test.each([
    'https://evil.test',
    // Pages may be there; the site is not.
    'https://preview.test',
    'http://localhost:4321',
  ])(
    'OTP-9: the link names the configured place, whatever the request says: %s',
    async (origin) => {
      await server.close()
      server = await testServer({
        ...productionKeys,
        mode: 'production',
        siteHost: 'app.test',
        settings: {
          strategies: { emailLink: true },
          allowedOrigins: ['https://preview.test', 'http://localhost:4321'],
        },
        mail: { unsafeMailbox: true },
      })
      const evil = server.browser({ origin })
      const created = await evil.post('/v1/client/sign_ups', {
        email_address: NEW,
        password: PASSWORD,
      })
      await evil.post(
        `/v1/client/sign_ups/${created.response.id}/prepare_verification`,
        { strategy },
        { 'x-forwarded-host': 'evil.test' },
      )
      const [link] = await mailLinks(server, NEW)
      expect(new URL(link!).origin).toBe(ORIGIN)
    },
  )
})

describe('a form without a script', () => {
  test('waits on its page, says when the link is opened, and goes on', async () => {
    const created = await begin(browser)
    const { id } = created.response
    const form = { strategy }
    const early = await browser.submit(`/v1/client/sign_ins/${id}/attempt_first_factor`, form)
    expect(early.headers.get('location')).toBe(`${ORIGIN}/sign-in?a=1`)
    const { feedback } = await server.resume(browser.page('/sign-in'))
    expect(feedback!.errors[0]!.code).toBe('verification_link_not_opened')
    await db.updateTable('verifications').set({ status: 'verified' }).execute()
    const done = await browser.submit(`/v1/client/sign_ins/${id}/attempt_first_factor`, form)
    expect(done.headers.get('location')).toBe(`${ORIGIN}/dashboard`)
  })

  test('the link itself leads on when nothing is left to do', async () => {
    const created = await start(browser)
    const { id, supported_first_factors: factors } = created.response
    await browser.submit(`/v1/client/sign_ins/${id}/prepare_first_factor`, {
      strategy,
      email_address_id: factors[1].email_address_id,
    })
    const { headers } = await follow(await linkTo())
    expect(headers.get('location')).toBe(`${ORIGIN}/dashboard`)
    expect((await server.resume(browser.page('/'))).client!.sessions).toHaveLength(1)
  })

  test('a sign-up is sent its link by itself', async () => {
    await browser.submit('/v1/client/sign_ups', { email_address: NEW, password: PASSWORD })
    const { headers } = await follow(await linkTo(NEW))
    expect(headers.get('location')).toBe(`${ORIGIN}/dashboard`)
  })
})

test('is off unless somebody switches it on, and the environment says so', async () => {
  await open({ strategies: {} })
  const created = await start(browser)
  const names = created.response.supported_first_factors.map(
    (one: { strategy: string }) => one.strategy,
  )
  expect(names).not.toContain(strategy)
  expect((await begin()).codes).toEqual(['strategy_for_user_invalid'])
  const attributes = async () => (await browser.get('/v1/environment')).body.user_settings
  expect((await attributes()).attributes.email_address.verifications).toEqual(['email_code'])
  await open({ strategies: { emailLink: true, emailCode: false } }, { isEmpty: true })
  const { attributes: on, attack_protection: protection } = await attributes()
  expect(on.email_address).toMatchObject({
    verifications: ['email_link'],
    first_factors: ['email_link'],
  })
  expect(protection.email_link).toEqual({ require_same_client: true })
})

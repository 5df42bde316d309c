import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import { systemRandom } from '../random.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { createBrowser } from '../testing/browser.ts'
import { startChild } from '../testing/child.ts'
import { newDatabase } from '../testing/database.ts'
import { dyingAfter } from '../testing/dying.ts'
import { as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import type { Db } from './database.ts'

const NEW_PASSWORD = 'a brand new passphrase'
const CODE = { strategy: 'email_code', code: '424242' }
const RESET = { strategy: 'reset_password_email_code', code: '424242' }

/** What is asked of a process that dies meanwhile, and what must hold for those that live, however far it came. */
interface Interrupted {
  /** By the browser of the person, whose cookies it has. */
  ask(browser: Browser): Promise<unknown>
  /** The browser is as it was before: it got no answer. */
  holds(browser: Browser): Promise<void>
}

let database: string
/** One process dies again and again, the other one knows of it what is in the database. */
let dying: TestServer
let living: TestServer
let backend: Backend
/** Of the living. */
let db: Db
let count: number
beforeEach(async () => {
  database = await newDatabase()
  count = 0
  const wrapDatabase = (opened: Db) => (db = opened)
  const start = () =>
    testServer({ database, random: systemRandom }, { wrapPasswords: quick, wrapDatabase })
  ;[dying, living] = [await start(), await start()]
  backend = backendOf(living)
})
afterEach(() => Promise.all([dying.close(), living.close()]) as never)

/** No password is hashed: that is not what takes part here. */
const quick: NonNullable<Parameters<typeof testServer>[1]>['wrapPasswords'] = (passwords) => ({
  ...passwords,
  hash: async (password) => password,
  check: async (password, digest) => ({ correct: password === digest, outdated: false }),
})

const ask = async (query: string) =>
  (await sql.raw<Record<string, unknown>>(query).execute(db)).rows
const askNumber = async (query: string) => Number(Object.values((await ask(query))[0]!)[0])

const sessionsOf = (userId: string) =>
  askNumber(`SELECT count(*) FROM sessions WHERE user_id = '${userId}' AND status = 'active'`)
const isRefused = { asymmetricMatch: (status: number) => status >= 400 && status < 500 }

/** Rows that are half of something. */
const HALF = [
  'FROM users WHERE id NOT IN (SELECT user_id FROM email_addresses WHERE verified_at IS NOT NULL)',
  'FROM users WHERE primary_email_address_id NOT IN (SELECT id FROM email_addresses)',
  "FROM users WHERE id NOT IN (SELECT target_id FROM audit_events WHERE type = 'user.created')",
  'FROM sign_ups WHERE (created_user_id IS NULL) <> (created_session_id IS NULL)',
  'FROM sign_ups WHERE created_user_id IS NOT NULL AND created_user_id NOT IN (SELECT id FROM users)',
  'FROM sign_ups WHERE created_session_id IS NOT NULL AND created_session_id NOT IN (SELECT id FROM sessions)',
  'FROM sign_ins WHERE created_session_id IS NOT NULL AND created_session_id NOT IN (SELECT id FROM sessions)',
  "FROM verifications WHERE status = 'verified' AND code_hash IS NOT NULL",
].map((rows) => `SELECT '${rows.replaceAll("'", '')}' AS what, id ${rows}`)

const expectWhole = async () => expect(await ask(HALF.join(' UNION ALL '))).toEqual([])

/** Another code may be asked for. */
const aMinutePasses = () => {
  for (const { clock } of [dying, living]) clock.advance(MINUTE)
}

/** Somebody with a password, signed in here or not at all. */
async function user(address: string) {
  const { id } = await createUser(backend, { email_address: [address] })
  return id as string
}

const flows: Record<string, (address: string, browser: Browser) => Promise<Interrupted>> = {
  'begins to sign up': async (address) => ({
    ask: (browser) =>
      browser.post('/v1/client/sign_ups', { email_address: address, password: PASSWORD }),
    async holds(browser) {
      await signUp(browser, address)
    },
  }),

  'asks for a code to sign up': async (address, browser) => {
    const form = { email_address: address, password: PASSWORD }
    const { response } = await browser.post('/v1/client/sign_ups', form)
    const path = `/v1/client/sign_ups/${response.id}`
    return {
      ask: (browser) => browser.post(`${path}/prepare_verification`, { strategy: 'email_code' }),
      async holds(browser) {
        aMinutePasses()
        const asked = await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
        expect(asked.status).toBe(200)
        const done = await browser.post(`${path}/attempt_verification`, CODE)
        expect(done.response.status).toBe('complete')
      },
    }
  },

  'signs up': async (address, browser) => {
    const form = { email_address: address, password: PASSWORD }
    const { response } = await browser.post('/v1/client/sign_ups', form)
    const path = `/v1/client/sign_ups/${response.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    const attempt = (browser: Browser) => browser.post(`${path}/attempt_verification`, CODE)
    return {
      ask: attempt,
      async holds(browser) {
        const [found] = await ask(
          `SELECT user_id FROM email_addresses WHERE email_address = '${address}'`,
        )
        if (found) expect(await sessionsOf(`${found.user_id}`)).toBe(1)
        expect((await attempt(browser)).status).toEqual(found ? isRefused : 200)
        expect((await signIn(living.browser(), address)).response.status).toBe('complete')
      },
    }
  },

  'signs in': async (address) => {
    const id = await user(address)
    return {
      ask: (browser) => signIn(browser, address),
      async holds(browser) {
        const before = await sessionsOf(id)
        expect([0, 1]).toContain(before)
        expect((await signIn(browser, address)).response.status).toBe('complete')
        expect(await sessionsOf(id)).toBe(before + 1)
      },
    }
  },

  'asks for a code to sign in': async (address, browser) => {
    const id = await user(address)
    const { response } = await browser.post('/v1/client/sign_ins', { identifier: address })
    const path = `/v1/client/sign_ins/${response.id}`
    const prepare = (browser: Browser) =>
      browser.post(`${path}/prepare_first_factor`, {
        strategy: 'email_code',
        email_address_id: response.supported_first_factors.find(
          ({ strategy }: { strategy: string }) => strategy === 'email_code',
        ).email_address_id,
      })
    return {
      ask: prepare,
      async holds(browser) {
        aMinutePasses()
        expect((await prepare(browser)).status).toBe(200)
        expect((await browser.post(`${path}/attempt_first_factor`, CODE)).status).toBe(200)
        expect(await sessionsOf(id)).toBe(1)
      },
    }
  },

  'signs in by a code': async (address, browser) => {
    const id = await user(address)
    const form = { identifier: address, strategy: 'email_code' }
    const { response } = await browser.post('/v1/client/sign_ins', form)
    const attempt = (browser: Browser) =>
      browser.post(`/v1/client/sign_ins/${response.id}/attempt_first_factor`, CODE)
    return {
      ask: attempt,
      async holds(browser) {
        const before = await sessionsOf(id)
        expect((await attempt(browser)).status).toEqual(before === 1 ? isRefused : 200)
        expect(await sessionsOf(id)).toBe(1)
      },
    }
  },

  'signs in by a ticket': async (address) => {
    const id = await user(address)
    const { body } = await backend('POST /sign_in_tokens', { json: { user_id: id } })
    const redeem = (browser: Browser) =>
      browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket: body.token })
    return {
      ask: redeem,
      async holds(browser) {
        const before = await sessionsOf(id)
        expect((await redeem(browser)).status).toEqual(before === 1 ? isRefused : 200)
        expect(await sessionsOf(id)).toBe(1)
      },
    }
  },

  'proves a reset of the password': async (address, browser) => {
    await user(address)
    const form = { identifier: address, strategy: RESET.strategy }
    const { response } = await browser.post('/v1/client/sign_ins', form)
    const path = `/v1/client/sign_ins/${response.id}`
    const attempt = (browser: Browser) => browser.post(`${path}/attempt_first_factor`, RESET)
    return {
      ask: attempt,
      async holds(browser) {
        const { response } = await browser.get(path)
        const isProven = response.status === 'needs_new_password'
        expect((await attempt(browser)).status).toEqual(isProven ? isRefused : 200)
        const done = await browser.post(`${path}/reset_password`, { password: NEW_PASSWORD })
        expect(done.response.status).toBe('complete')
        expect((await attempt(browser)).status).toEqual(isRefused)
      },
    }
  },

  'sets a new password after a reset': async (address, browser) => {
    const id = await user(address)
    await signIn(living.browser(), address)
    const form = { identifier: address, strategy: RESET.strategy }
    const { response } = await browser.post('/v1/client/sign_ins', form)
    const path = `/v1/client/sign_ins/${response.id}`
    await browser.post(`${path}/attempt_first_factor`, RESET)
    const reset = (browser: Browser, password: string) =>
      browser.post(`${path}/reset_password`, { password })
    return {
      ask: (browser) => reset(browser, NEW_PASSWORD),
      async holds(browser) {
        expect(await sessionsOf(id)).toBe(1) // the former one, or that of the reset
        const isDone = (await signIn(living.browser(), address, NEW_PASSWORD)).status === 200
        const former = (await signIn(living.browser(), address)).status
        expect(former).toEqual(isDone ? isRefused : 200)
        const again = await reset(browser, 'another new passphrase')
        expect(again.status).toEqual(isDone ? isRefused : 200)
      },
    }
  },

  'changes the password': async (address, browser) => {
    const id = await user(address)
    await signIn(living.browser(), address)
    const { response } = await signIn(browser, address)
    return {
      ask: (browser) =>
        browser.post(`/v1/me/change_password${as(response.created_session_id)}`, {
          current_password: PASSWORD,
          new_password: NEW_PASSWORD,
          sign_out_of_other_sessions: 'true',
        }),
      async holds(browser) {
        const sessions = await sessionsOf(id)
        const isDone = (await signIn(living.browser(), address, NEW_PASSWORD)).status === 200
        expect(sessions).toBe(isDone ? 1 : 2)
        const former = (await signIn(living.browser(), address)).status
        expect(former).toEqual(isDone ? isRefused : 200)
        expect((await browser.get(`/v1/me${as(response.created_session_id)}`)).status).toBe(200)
      },
    }
  },

  'signs out': async (address, browser) => {
    const id = await user(address)
    const { response } = await signIn(browser, address)
    const sessionId = response.created_session_id
    return {
      ask: (browser) => browser.post(`/v1/client/sessions/${sessionId}/remove`),
      async holds(browser) {
        const isLive = (await sessionsOf(id)) === 1
        const me = `/v1/me${as(sessionId)}`
        expect((await browser.get(me)).status).toBe(isLive ? 200 : 401)
        if (isLive) await browser.post(`/v1/client/sessions/${sessionId}/remove`)
        expect((await browser.get(me)).status).toBe(401)
        expect(await sessionsOf(id)).toBe(0)
      },
    }
  },

  'deletes the account': async (address, browser) => {
    const id = await user(address)
    const { response } = await signIn(browser, address)
    const remove = (browser: Browser) =>
      browser.post(`/v1/me${as(response.created_session_id)}&_method=DELETE`)
    return {
      ask: remove,
      async holds(browser) {
        const left = await sessionsOf(id)
        expect(await askNumber(`SELECT count(*) FROM users WHERE id = '${id}'`)).toBe(left)
        if (left === 1) expect((await remove(browser)).status).toBe(200)
        expect((await signIn(living.browser(), address)).status).toEqual(isRefused)
        await user(address)
      },
    }
  },
}

/** Prepared with the living, asked of whoever `send` sends it to. */
async function interrupt(
  flow: (typeof flows)[string],
  send: (ask: (server: Pick<TestServer, 'fetch'>) => Promise<unknown>) => Promise<number>,
): Promise<number> {
  const address = `p${count++}+clerk_test@example.com`
  const from = { address: `198.51.100.${count}` }
  const browser = living.browser(from)
  const { ask, holds } = await flow(address, browser)
  const made = await send((server) => {
    const same = createBrowser(server, from)
    for (const [name, value] of browser.cookies) same.cookies.set(name, value)
    return ask(same)
  })
  await expectWhole()
  await holds(browser)
  await expectWhole()
  return made
}

describe('DB-4, GR-4: whoever dies between two statements while somebody', () => {
  test.each(Object.entries(flows))(
    '%s leaves all or nothing, and nothing is used twice',
    async (_, flow) => {
      const dyingAt = (end: number) => interrupt(flow, (ask) => dyingAfter(end, () => ask(dying)))
      const all = await dyingAt(Number.POSITIVE_INFINITY)
      expect(all).toBeGreaterThan(0)
      for (let end = 0; end < all; end++) {
        const made = await dyingAt(end).catch((error) => {
          error.message = `After ${end} of ${all} changes: ${error.message}`
          throw error
        })
        expect(made).toBe(end)
      }
    },
  )

  test('signs in leaves the same when it is killed indeed', async () => {
    const killedAfter = async (end: number) => {
      const child = await startChild(database)
      await interrupt(flows['signs in by a code']!, async (ask) => {
        const killed = (request: Request) => {
          const headers = new Headers(request.headers)
          headers.set('x-killed-after', `${end}`)
          return child.fetch(new Request(request, { headers }))
        }
        await expect(ask({ fetch: killed })).rejects.toThrow('fetch failed')
        return end
      })
    }
    await Promise.all([12, 1000].map(killedAfter))
  }, 60_000)
})

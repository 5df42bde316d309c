import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startPostgres } from '../../../../scripts/postgres.mjs'
import { ask, execute, newDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TcpProxy, tcpProxy } from '../testing/tcp-proxy.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { type Db, write } from './database.ts'
import { DatabaseUnavailableError } from './unavailable.ts'

let database: string
let way: TcpProxy
let server: TestServer
let db: Db
beforeEach(async () => {
  database = await newDatabase()
  way = await tcpProxy(database)
  await open(way.through(database))
})
afterEach(async () => {
  await server.close()
  await way.close()
})

async function open(address: string) {
  server = await testServer({ database: address }, { wrapDatabase: (opened) => (db = opened) })
}

/** Every server's connection. */
const CUT_OFF = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'dooryard'`

const troubles = () => server.logged.filter((line) => line.includes('cannot be used'))

/** A way in, as soon as there is one. */
const recovered = () =>
  vi.waitFor(
    async () => expect((await signIn(server.browser(), ADA)).response?.status).toBe('complete'),
    { timeout: 5000, interval: 100 },
  )

test('DB-9: a database that cannot be reached is 503 with Retry-After, and over when it is over', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  await way.cut()
  const refused = await Promise.all([
    signIn(server.browser(), ADA),
    server.browser().post('/v1/client/sign_ups', { email_address: 'new@example.com' }),
    browser.post(`/v1/client/sessions/${sessionId}/tokens`),
    browser.get('/v1/client'),
  ])
  for (const { status, codes, headers } of refused) {
    expect([status, codes, headers.get('retry-after')]).toEqual([503, ['service_unavailable'], '2'])
  }
  expect(troubles().length).toBeGreaterThan(0)
  await way.mend()
  await recovered()
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
})

test('DB-9: connections that were lost while nobody used them are not noticed', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  for (let round = 0; round < 3; round++) {
    await ask(database, CUT_OFF)
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    await ask(database, CUT_OFF)
    expect((await signIn(server.browser(), ADA)).response.status).toBe('complete')
  }
  expect(troubles()).toEqual([])
})

test('DB-4: a connection that is lost within a transaction leaves nothing of it', async () => {
  const lost = write({ db }, async ({ db }) => {
    await db.insertInto('instance').values({ id: 'half', created_at: 1 }).execute()
    await ask(database, CUT_OFF)
    await db
      .insertInto('instance')
      .values({ id: 'other half', created_at: 1 })
      .execute()
      .catch(() => {}) // as code does that knows better
  })
  await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError)
  expect(await ask(database, "SELECT id FROM instance WHERE id LIKE '%half'")).toEqual([])
  await signUp(server.browser())
})

test('DB-9: PostgreSQL that restarts is noticed for less than five seconds, and nothing answered is lost', async () => {
  const own = await startPostgres()
  onTestFinished(() => own.stop())
  await server.close()
  await open(own.url)
  const { userId } = await signUp(server.browser())
  const restarting = own.restart()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.browser().post('/v1/client/sign_ups')),
  )
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  await restarting
  await recovered()
  const users = await ask(own.url, 'SELECT id FROM users')
  expect(users).toEqual([{ id: userId }])
})

test('DOS-5: half a second more for each answer of the database is borne', async () => {
  await signUp(server.browser())
  way.delay = 500
  expect((await signIn(server.browser(), ADA)).response.status).toBe('complete')
  way.delay = 0
  expect(troubles()).toEqual([])
})

test('DOS-5: under a lock that is held writes get 503 after two seconds, reads are answered', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const holding = deferred()
  const holder = write({ db }, async ({ db }) => {
    await sql`LOCK TABLE sessions IN EXCLUSIVE MODE`.execute(db)
    await holding.promise
  })
  const began = performance.now()
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  const refused = await browser.post('/v1/client/sessions?_method=DELETE')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  expect(performance.now() - began).toBeGreaterThan(1900)
  holding.resolve()
  await holder
  expect((await browser.post('/v1/client/sessions?_method=DELETE')).status).toBe(200)
})

test('DB-9: a server that has no connection left is 503, and then not', async () => {
  await server.close()
  const role = `limited_${Math.random().toString(36).slice(2)}`
  await execute(database, `CREATE ROLE ${role} LOGIN SUPERUSER; ALTER ROLE ${role} NOSUPERUSER`)
  onTestFinished(() => execute(database, `DROP OWNED BY ${role}; DROP ROLE ${role}`) as never)
  await execute(
    database,
    `GRANT ALL ON SCHEMA public TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`,
  )
  const address = new URL(database)
  address.username = role
  await open(address.href)
  await signUp(server.browser())
  await execute(database, `ALTER ROLE ${role} CONNECTION LIMIT 0`)
  await execute(database, CUT_OFF)
  const refused = await signIn(server.browser(), ADA)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  expect(troubles()).toEqual([expect.stringContaining('too many connections')])
  await execute(database, `ALTER ROLE ${role} CONNECTION LIMIT -1`)
  await recovered()
})

describe('five connections', () => {
  const connections = async () => {
    const [row] = await ask(
      database,
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dooryard'",
    )
    return Number(row!.n)
  }

  test('DOS-5: and five hundred clients: each is answered, or told to come again', async () => {
    await server.close()
    await open(`${database}?connection_limit=5`)
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const asking = Array.from({ length: 500 }, (_, index) =>
      index % 5 === 0
        ? server.browser({ address: `203.0.${index % 250}.1` }).post('/v1/client/sign_ups', {
            email_address: `p${index}@example.com`,
          })
        : browser.get(`/v1/me${as(sessionId)}`),
    )
    const during = connections()
    const answers = await Promise.all(asking)
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10)
    expect(await during).toBeLessThanOrEqual(5)
    expect((await signIn(server.browser(), ADA, PASSWORD)).response.status).toBe('complete')
    expect(await connections()).toBeLessThanOrEqual(5)
  })
})

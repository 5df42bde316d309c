import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { mayStartPostgres, REPLICATED, startPostgres } from '../../../../scripts/postgres.mjs'
import { backendOf } from '../testing/backend.ts'
import type { Answer } from '../testing/browser.ts'
import { ask, countRows, databaseAddress, execute, newDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { developmentKeys } from '../testing/keys.ts'
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
const OF_SERVERS = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dooryard'`
const CUT_OFF = OF_SERVERS.replace('pid', 'pg_terminate_backend(pid)')

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
  // A monitor asks every few seconds.
  const lines = server.logged.length
  expect((await server.browser().get('/v1/health')).status).toBe(503)
  expect(server.logged.slice(lines)).toEqual([])
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

/** Ids of the people of a crowd who signed up all the way; some have when `during` begins. */
async function crowd(during: () => Promise<unknown>): Promise<string[]> {
  const some = deferred()
  const done: string[] = []
  const signing = Array.from({ length: 12 }, async (_, index) => {
    const browser = server.browser({ address: `198.51.100.${index}` })
    const person = await signUp(browser, `p${index}+clerk_test@example.com`).catch(() => null)
    if (person && done.push(person.userId) === 3) some.resolve()
  })
  await some.promise
  await during()
  await Promise.all(signing)
  return done
}

describe.runIf(await mayStartPostgres())('a PostgreSQL of its own', () => {
  async function own(options: Parameters<typeof startPostgres>[0] = {}) {
    const postgres = await startPostgres(options)
    onTestFinished(() => postgres.stop())
    return postgres
  }

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'DB-9: that restarts after %s is noticed for less than five seconds, and nothing answered is lost',
    async (signal) => {
      const postgres = await own()
      await server.close()
      await open(postgres.url)
      const { userId } = await signUp(server.browser())
      const signedUp = await crowd(() => postgres.restart(signal))
      await recovered()
      const users = (await ask(postgres.url, 'SELECT id FROM users')).map(({ id }) => id)
      expect(users).toEqual(expect.arrayContaining([userId, ...signedUp]))
      const half = await ask(
        postgres.url,
        'SELECT id FROM users WHERE id NOT IN (SELECT user_id FROM sessions)',
      )
      expect(half).toEqual([])
    },
  )

  test('DB-9: that has as many clients as it may is 503, and then not', async () => {
    const postgres = await own({ settings: { max_connections: '8' } })
    await server.close()
    await open(postgres.url)
    await signUp(server.browser())
    await execute(postgres.url, CUT_OFF)
    const others = Array.from({ length: 8 }, () => new pg.Client(postgres.url))
    await Promise.all(others.map((client) => client.connect()))
    const refused = await signIn(server.browser())
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(troubles()).toEqual([expect.stringContaining('too many clients')])
    await Promise.all(others.map((client) => client.end()))
    await recovered()
  })

  test('DB-4, DB-9: whose replica takes its place: pages are read meanwhile, and nothing is lost or used again', async () => {
    const primary = await own({ settings: REPLICATED })
    const replica = await own({ settings: REPLICATED, replicaOf: primary.url })
    await execute(primary.url, "ALTER SYSTEM SET synchronous_standby_names = '*'")
    await execute(primary.url, 'SELECT pg_reload_conf()')
    await vi.waitFor(async () =>
      expect(await ask(primary.url, 'SELECT sync_state FROM pg_stat_replication')).toEqual([
        { sync_state: 'sync' },
      ]),
    )
    await server.close()
    const between = await tcpProxy(primary.url)
    onTestFinished(() => between.close())
    await open(between.through(primary.url))
    const browser = server.browser()
    const { userId, sessionId } = await signUp(browser)
    const backend = backendOf(server)
    const { body } = await backend('POST /sign_in_tokens', { json: { user_id: userId } })
    const withTicket = () =>
      server.browser().post('/v1/client/sign_ins', { strategy: 'ticket', ticket: body.token })
    expect((await withTicket()).status).toBe(200)

    const signedUp = await crowd(async () => {
      await primary.halt()
      await between.cut()
      between.lead(replica.url)
      await between.mend()
    })
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    for (const refused of [
      await signIn(server.browser(), ADA),
      await browser.post('/v1/client/sessions?_method=DELETE'),
      await withTicket(),
    ]) {
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    }
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)

    await execute(replica.url, 'SELECT pg_promote()')
    await recovered()
    const users = (await ask(replica.url, 'SELECT id FROM users')).map(({ id }) => id)
    expect(users).toEqual(expect.arrayContaining([userId, ...signedUp]))
    expect((await withTicket()).codes).toEqual(['sign_in_token_already_used_code'])
  })
})

describe('whoever runs PostgreSQL', () => {
  const alter = (what: string) =>
    execute(
      databaseAddress('postgres'),
      `ALTER DATABASE ${new URL(database).pathname.slice(1)} ${what}`,
    )
  afterEach(() => alter('RESET ALL') as never)
  const EXPECTED = [503, ['service_unavailable'], '2']
  const outcome = ({ status, codes, headers }: Answer) => [
    status,
    codes,
    headers.get('retry-after'),
  ]

  test('DB-9: may let it be read only: pages are read, writes are 503 until they may again', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const readOnly = (isOn: boolean) =>
      alter(`SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`)
    await readOnly(true)
    await execute(database, CUT_OFF)
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    expect(outcome(await signIn(server.browser()))).toEqual(EXPECTED)
    expect(outcome(await browser.post('/v1/client/sessions?_method=DELETE'))).toEqual(EXPECTED)
    await readOnly(false)
    await recovered()
  })

  test.each([
    ['a disk that is full', "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'"],
    ['a statement that is cancelled', 'PERFORM pg_cancel_backend(pg_backend_pid())'],
    ['a connection that is ended', 'PERFORM pg_terminate_backend(pg_backend_pid())'],
    ['memory that is used up', "RAISE EXCEPTION 'out of memory' USING ERRCODE = 'out_of_memory'"],
  ])(
    'DB-9: %s in the middle of a sign-in is 503, and leaves nothing half done',
    async (_, what) => {
      const { userId } = await signUp(server.browser())
      await execute(
        database,
        `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${what}; RETURN NEW; END $$;
      CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON sessions DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION fail()`,
      )
      onTestFinished(() => execute(database, 'DROP FUNCTION IF EXISTS fail CASCADE') as never)
      const rows = async () => {
        const { rate_limits, ...others } = await countRows(database)
        return others
      }
      const before = await rows()
      expect(outcome(await signIn(server.browser()))).toEqual(EXPECTED)
      expect(await rows()).toEqual(before)
      await execute(database, 'DROP FUNCTION fail CASCADE')
      await recovered()
      expect(await ask(database, `SELECT user_id FROM sessions`)).toEqual([
        { user_id: userId },
        { user_id: userId },
      ])
    },
  )

  test('DB-4: may end who does nothing in a transaction: then nothing of it is left', async () => {
    const ended = write({ db }, async ({ db }) => {
      await db.insertInto('instance').values({ id: 'half', created_at: 1 }).execute()
      await sql`SET LOCAL idle_in_transaction_session_timeout = 20`.execute(db)
      await vi.waitFor(async () =>
        expect(await ask(database, `${OF_SERVERS} AND state LIKE 'idle in transaction%'`)).toEqual(
          [],
        ),
      )
      await db.insertInto('instance').values({ id: 'other half', created_at: 1 }).execute()
    })
    await expect(ended).rejects.toBeInstanceOf(DatabaseUnavailableError)
    expect(await ask(database, "SELECT id FROM instance WHERE id LIKE '%half'")).toEqual([])
    await signUp(server.browser())
  })

  test('DB-9: may end who is idle, and let statements and locks wait shorter: ours hold, and nobody notices', async () => {
    await server.close()
    for (const limit of ['statement', 'lock', 'idle_in_transaction_session', 'idle_session']) {
      await alter(`SET ${limit}_timeout = 40`)
    }
    await open(database)
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    await write({ db }, async ({ db }) => {
      await sql`SELECT pg_sleep(0.1)`.execute(db)
    })
    const areGone = () =>
      vi.waitFor(async () => expect(await ask(database, OF_SERVERS)).toEqual([]))
    await areGone()
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    await areGone()
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect(troubles()).toEqual([])
  })

  test('DB-7, DOS-5: may change a table: whoever needs it gets 503 after two seconds, and the process goes on with the new one', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const changing = new pg.Client(database)
    await changing.connect()
    await changing.query('BEGIN; ALTER TABLE sessions ADD COLUMN more TEXT')
    onTestFinished(
      () => execute(database, 'ALTER TABLE sessions DROP COLUMN IF EXISTS more') as never,
    )
    const began = performance.now()
    const answers = await Promise.all([
      signIn(server.browser()),
      browser.get(`/v1/me${as(sessionId)}`),
      browser.post(`/v1/client/sessions/${sessionId}/tokens`),
    ])
    expect(answers.map(outcome)).toEqual(answers.map(() => EXPECTED))
    expect(performance.now() - began).toBeLessThan(4000)
    await changing.query('COMMIT')
    await changing.end()
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })
})

describe('a way on which packets vanish', () => {
  /** As much later, for whoever measures time that passes. */
  function later(milliseconds: number) {
    const now = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => now() + milliseconds)
  }

  test('DB-9: while nobody used it is not noticed', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const asking = () => browser.get(`/v1/me${as(sessionId)}`)
    await Promise.all(Array.from({ length: 10 }, asking))
    way.swallow()
    await way.mend() // as a firewall that forgot what was open
    later(60_000)
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, asking),
      signIn(server.browser()),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect(troubles()).toEqual([])
  })

  test('DB-9: is 503 within seconds, and over when it is over', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    await Promise.all(Array.from({ length: 10 }, () => browser.get(`/v1/me${as(sessionId)}`)))
    way.swallow()
    const refused = async (milliseconds: number) => {
      const began = performance.now()
      const answers = await Promise.all([
        signIn(server.browser(), ADA),
        browser.post(`/v1/client/sessions/${sessionId}/tokens`),
        browser.post('/v1/client/sessions?_method=DELETE'),
      ])
      for (const { status, codes, headers } of answers) {
        expect([status, codes, headers.get('retry-after')]).toEqual([
          503,
          ['service_unavailable'],
          '2',
        ])
      }
      expect(performance.now() - began).toBeLessThan(milliseconds)
    }
    await refused(7000)
    await refused(2500) // now it is known
    await way.mend()
    const began = performance.now()
    await recovered()
    expect(performance.now() - began).toBeLessThan(5000)
    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  })
})

test('DOS-5: half a second more for each answer of the database is borne', async () => {
  await signUp(server.browser())
  way.delay = 500
  expect((await signIn(server.browser(), ADA)).response.status).toBe('complete')
  way.delay = 0
  expect(troubles()).toEqual([])
})

describe('a crowd from one address', () => {
  const guesses = (length: number) =>
    Array.from({ length }, (_, index) =>
      signIn(server.browser({ address: '203.0.113.9' }), `p${index}@example.com`, 'a wrong guess'),
    )
  const statuses = async (answers: Promise<Answer>[]) =>
    (await Promise.all(answers)).map(({ status }) => status)
  beforeEach(async () => {
    await server.close()
    const limited = { mode: 'production', settings: { enumerationProtection: true } } as const
    server = await testServer({ ...developmentKeys, ...limited, database: way.through(database) })
  })

  test('RATE-1: while each answer takes half a second more gets through its limit alone, and others beside it', async () => {
    way.delay = 500
    const crowd = statuses(guesses(60))
    const honest = await signIn(server.browser({ address: '198.51.100.1' }), ADA, 'a wrong guess')
    expect(honest.status).toBe(422)
    const answers = await crowd
    expect(answers.filter((status) => status === 422)).toHaveLength(5)
    // Nobody waits for longer than two seconds to be told more.
    expect(answers.filter((status) => ![422, 429, 503].includes(status))).toEqual([])
    way.delay = 0
  })

  test('DOS-5: waits in no queue for a database that does not answer', async () => {
    way.swallow()
    const times = guesses(60).map(async (answer) => {
      const began = performance.now()
      expect((await answer).status).toBe(503)
      return performance.now() - began
    })
    const inOrder = (await Promise.all(times)).toSorted((one, other) => one - other)
    // Five are on their way, as everybody is who asks first. Those behind them have the time of one wait.
    expect(inOrder[54]).toBeLessThan(4000)
    expect(inOrder.at(-1)).toBeLessThan(8000)
  })
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

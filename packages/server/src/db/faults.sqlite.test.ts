import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../testing/browser.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import type { Db } from './database.ts'
import { write } from './database.ts'
import { DatabaseUnavailableError } from './unavailable.ts'

let server: TestServer
let db: Db
let browser: Browser
let sessionId: string
let database: string
beforeEach(async () => {
  database = join(temporaryFolder(), 'a.sqlite')
  server = await testServer({ database }, { wrapDatabase: (opened) => (db = opened) })
  browser = server.browser()
  sessionId = (await signUp(browser)).sessionId
})
afterEach(() => server.close())

const pragma = (text: string) => sql.raw(`PRAGMA ${text}`).execute(db)
const event = (id: string) => ({
  id,
  type: 'user.updated',
  result: 'success' as const,
  actor_id: null,
  target_id: null,
  ip_address: null,
  user_agent: null,
  trace_id: null,
  details: 'x'.repeat(2000),
  created_at: 1,
})

/** No page more: SQLite answers as it does on a disk that is full. */
async function fillDisk(): Promise<void> {
  await pragma('max_page_count = 1')
  for (let index = 0; index < 1000; index++) {
    const insert = db
      .insertInto('audit_events')
      .values(event(`fill_${index}`))
      .execute()
    const failure = await insert.then(
      () => null,
      (error: unknown) => error,
    )
    if (failure) return expect(failure).toBeInstanceOf(DatabaseUnavailableError) as never
  }
  throw new Error('The disk did not become full.')
}

const emptyDisk = () => pragma('max_page_count = 1000000')

const TABLES = ['users', 'sessions', 'clients', 'sign_ups', 'sign_ins', 'verifications'] as const
const count = async () =>
  Promise.all(
    TABLES.map(async (table) => (await db.selectFrom(table).select('id').execute()).length),
  )

describe('DB-9: a disk that is full', () => {
  test('is 503 with Retry-After, leaves nothing half done, and is over when it is over', async () => {
    await fillDisk()
    const before = await count()

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.browser().post('/v1/client/sign_ups', {
          email_address: `p${index}@example.com`,
          password: PASSWORD,
          unsafe_metadata: JSON.stringify({ note: 'x'.repeat(4000) }),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
    expect(answers[0]!.codes).toEqual(['service_unavailable'])
    expect(answers[0]!.headers.get('retry-after')).toBe('2')
    const form = await server.browser().submit('/v1/client/sign_ups', {
      email_address: 'p@example.com',
      password: PASSWORD,
      unsafe_metadata: JSON.stringify({ note: 'x'.repeat(4000) }),
    })
    expect([form.status, form.headers.get('retry-after')]).toEqual([503, '2'])
    expect(form.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(form.body).toContain('The server is busy')
    expect(form.body).toContain('send the form again in a moment')
    expect(form.body).not.toContain('p@example.com')
    const after = await count()
    expect(after[TABLES.indexOf('sign_ups')]).toBe(before[TABLES.indexOf('sign_ups')])

    expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    server.clock.advance(2 * 60_000)
    expect((await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).status).toBe(200)
    const trouble = server.logged.filter((line) => line.includes('cannot be used'))
    expect(trouble).toEqual([expect.stringContaining('full')])

    await emptyDisk()
    expect((await signIn(server.browser(), ADA)).response.status).toBe('complete')
  })

  test('in the middle of a transaction ends it: what follows is not half of a change', async () => {
    await pragma('max_page_count = 1')
    const work = write({ db }, async ({ db: tx }) => {
      for (let index = 0; index < 1000; index++) {
        const insert = tx
          .insertInto('audit_events')
          .values(event(`half_${index}`))
          .execute()
        await insert.catch(() => {}) // as code does that knows better
      }
    })
    await expect(work).rejects.toBeInstanceOf(DatabaseUnavailableError)
    await emptyDisk()
    const rows = await db
      .selectFrom('audit_events')
      .select('id')
      .where('id', 'like', 'half_%')
      .execute()
    expect(rows).toEqual([])
    await signIn(server.browser(), ADA)
  })
})

test('DB-9: a database that can only be read signs nobody out, and answers writes with 503', async () => {
  await pragma('query_only = ON')
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  server.clock.advance(2 * 60_000)
  expect((await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).status).toBe(200)
  const refused = await browser.post('/v1/client/sessions?_method=DELETE')
  expect([refused.status, refused.codes]).toEqual([503, ['service_unavailable']])
  expect((await signIn(server.browser(), ADA)).status).toBe(503)
  const users = await server.fetch(
    new Request('https://app.test/api/v1/users', {
      method: 'POST',
      headers: { authorization: `Bearer ${server.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_address: ['eve@example.com'], skip_password_requirement: true }),
    }),
  )
  expect([users.status, users.headers.get('retry-after')]).toEqual([503, '2'])
  await pragma('query_only = OFF')
  expect((await browser.post('/v1/client/sessions?_method=DELETE')).status).toBe(200)
})

test.each(['is gone', 'was replaced'])(
  'DB-4, GR-1: once the file %s nothing is acknowledged that would be lost with the process',
  async (what) => {
    const aside = `${database}.aside`
    renameSync(database, aside)
    if (what === 'was replaced') copyFileSync(aside, database)
    const refused = await Promise.all([
      signIn(server.browser(), ADA),
      server.browser().post('/v1/client/sign_ups', { email_address: 'new@example.com' }),
      browser.post(`/v1/client/sessions/${sessionId}/tokens`),
      browser.get('/v1/client'),
    ])
    expect(refused.map(({ status, codes }) => [status, codes])).toEqual(
      refused.map(() => [503, ['service_unavailable']]),
    )
    const told = server.logged.filter((line) => line.includes('cannot be used'))
    expect(told).toEqual([expect.stringContaining(`${database} ${what}`)])

    renameSync(aside, database)
    expect((await signIn(server.browser(), ADA)).response.status).toBe('complete')
  },
)

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../testing/deferred.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { as, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { type Db, write } from './database.ts'
import { openDatabase } from './open.ts'

const newFile = () => join(temporaryFolder(), 'a.sqlite')
const insert = (db: Db, id: string) =>
  db.insertInto('instance').values({ id, created_at: 1 }).execute()
const list = async (db: Db) =>
  (await db.selectFrom('instance').select('id').orderBy('id').execute()).map(({ id }) => id)

/** Time that passes when the test says so; the database and cryptography go on as they are. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('behind a transaction that takes its time', () => {
  test('DOS-5: reads are answered at once, with what is committed', async () => {
    const db = await openDatabase({ database: newFile(), strictModes: false })
    await insert(db, 'before')
    const { promise: held, resolve: release } = deferred()
    const holder = write({ db }, async ({ db: tx }) => {
      await insert(tx, 'during')
      await held
    })
    expect(await list(db)).toEqual(['before'])
    release()
    await holder
    expect(await list(db)).toEqual(['before', 'during'])
    await db.destroy()
  })

  test.each([':memory:', 'a file'])(
    'DOS-5: a write into %s waits two seconds, then is told so',
    async (where) => {
      const db = await openDatabase({
        database: where === ':memory:' ? where : newFile(),
        strictModes: false,
      })
      const { promise: held, resolve: release } = deferred()
      const holder = write({ db }, () => held)
      const outcomes: string[] = []
      const note = (what: string) => (error: Error) => outcomes.push(`${what}: ${error.name}`)
      const waiting = [
        insert(db, 'alone').catch(note('statement')),
        write({ db }, ({ db: tx }) => insert(tx, 'together')).catch(note('transaction')),
      ]
      await vi.advanceTimersByTimeAsync(1990)
      expect(outcomes).toEqual([])
      await vi.advanceTimersByTimeAsync(20)
      await Promise.all(waiting)
      expect(outcomes).toEqual([
        'statement: DatabaseUnavailableError',
        'transaction: DatabaseUnavailableError',
      ])
      release()
      await holder
      await insert(db, 'later')
      expect(await list(db)).toEqual(['later'])
      await db.destroy()
    },
  )

  test('turns are taken in the order of asking, and one that gave up is skipped', async () => {
    const db = await openDatabase({ database: newFile(), strictModes: false })
    const { promise: held, resolve: release } = deferred()
    const holder = write({ db }, () => held)
    const given = expect(insert(db, 'gave up')).rejects.toThrow('stayed busy')
    await vi.advanceTimersByTimeAsync(1000)
    const order: string[] = []
    const later = ['b', 'a', 'c'].map((id) => insert(db, id).then(() => order.push(id)))
    await vi.advanceTimersByTimeAsync(1000)
    await given
    release()
    await Promise.all([holder, ...later])
    expect(order).toEqual(['b', 'a', 'c'])
    await db.destroy()
  })
})

/** A server with somebody signed in, and another process that holds the lock for writing. */
async function lockedByAnother() {
  const database = newFile()
  const server = await testServer({ database })
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const rival = new DatabaseSync(database)
  rival.exec('BEGIN IMMEDIATE')
  return { server, browser, sessionId, rival }
}

test('DOS-5, DB-9: under the lock of another process reads and tokens are answered, writes get 503', async () => {
  const { server, browser, sessionId, rival } = await lockedByAnother()

  expect((await browser.get('/v1/client')).status).toBe(200)
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  expect((await server.resume(browser.page(), { needToken: true })).client?.sessions).toHaveLength(
    1,
  )
  server.clock.advance(2 * 60_000) // activity would be noted now
  expect((await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).status).toBe(200)

  const signOut = browser.post('/v1/client/sessions?_method=DELETE')
  await vi.advanceTimersByTimeAsync(2100)
  const refused = await signOut
  expect([refused.status, refused.codes]).toEqual([503, ['service_unavailable']])
  expect(refused.headers.get('retry-after')).toBe('2')
  expect(server.logged.filter((line) => line.includes('The database cannot be used'))).toHaveLength(
    1,
  )

  const isBack = () => server.logged.filter((line) => line.includes('can be used again')).length
  expect(isBack()).toBe(0)
  rival.exec('ROLLBACK')
  rival.close()
  expect((await browser.post('/v1/client/sessions?_method=DELETE')).status).toBe(200)
  expect(isBack()).toBe(1)
  await server.close()
})

test('DB-3: activity that is noted already takes no lock and no turn', async () => {
  const { server, browser, sessionId, rival } = await lockedByAnother()
  const touched = await browser.post(`/v1/client/sessions/${sessionId}/touch`)
  expect(touched.status).toBe(200)
  rival.close()
  await server.close()
})

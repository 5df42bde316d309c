import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MINUTE, SECOND } from '../clock.ts'
import { write } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { createBrowser } from '../testing/browser.ts'
import { killChild, startChild } from '../testing/child.ts'
import { createTestClock, type TestClock } from '../testing/clock.ts'
import { askNumber, newDatabase, readAll, testDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { PASSWORD } from '../testing/people.ts'
import { seededRandom } from '../testing/random.ts'
import { type SmtpSink, smtpSink } from '../testing/smtp-sink.ts'
import { watchStatements } from '../testing/statements.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { type Channel, UndeliverableError } from './channel.ts'
import { createOutbox, type Outbox } from './outbox.ts'

const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000 })

/** Asks for a code, and with it for a letter. */
async function askForCode(server: Pick<TestServer, 'fetch'>, email_address: string) {
  const browser = createBrowser(server)
  const { response } = await browser.post('/v1/client/sign_ups', {
    email_address,
    password: PASSWORD,
  })
  const path = `/v1/client/sign_ups/${response.id}/prepare_verification`
  expect((await browser.post(path, { strategy: 'email_code' })).status).toBe(200)
}

describe('mail', () => {
  let sink: SmtpSink
  let server: TestServer
  let database: string
  const waiting = () => askNumber(database, 'SELECT count(*) FROM outbox')

  beforeEach(async () => {
    database = await newDatabase()
    sink = await smtpSink()
    server = await testServer({
      mode: 'production',
      database,
      mail: { smtpUrl: sink.url, from: 'Acme <auth@acme.example>' },
    })
  })
  afterEach(async () => {
    await server.close()
    await sink.close()
  })

  test('what the mail server does not take now arrives later, once', async () => {
    sink.refuseWith = { responseCode: 451 }
    await askForCode(server, 'eve@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('tried again in 5 seconds'))
    expect(server.logged.join('\n')).toContain('A mail to e•••@example.com could not be sent')
    sink.refuseWith = null
    await askForCode(server, 'before@example.com')
    await eventually(() => expect(sink.inbox.map(({ to }) => to)).toEqual(['before@example.com']))

    server.clock.advance(5 * SECOND)
    await askForCode(server, 'after@example.com')
    await eventually(async () => expect(await waiting()).toBe(0))
    expect(sink.inbox.map(({ to }) => to).sort()).toEqual([
      'after@example.com',
      'before@example.com',
      'eve@example.com',
    ])
  })

  test('OTP-4: a code that waits cannot be read in the database', async () => {
    await askForCode(server, 'ann@example.com')
    await eventually(() => expect(sink.inbox).toHaveLength(1))
    const code = /^Subject: (\d{6})/m.exec(sink.inbox[0]!.data)![1]!
    sink.refuseWith = { responseCode: 451 }
    await askForCode(server, 'eve@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('tried again in 5 seconds'))
    const bytes = await readAll(database)
    expect(bytes).toContain('eve@example.com') // of the sign-up: the files are the right ones
    expect(bytes).not.toContain(`${code} is your`)
    expect(bytes).not.toContain('is good for 10 minutes')
  })

  test('an address that the mail server does not know is not tried again', async () => {
    sink.refuseWith = { responseCode: 550 }
    await askForCode(server, 'nobody@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('given up after 1 try'))
    expect(server.logged.join('\n')).not.toMatch(/nobody@|again in/)
    expect(await waiting()).toBe(0)
  })

  test('a code that nobody can use any more is not sent', async () => {
    sink.refuseWith = { responseCode: 451 }
    await askForCode(server, 'late@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('tried again in 5 seconds'))
    sink.refuseWith = null
    server.clock.advance(10 * MINUTE)
    await askForCode(server, 'eve@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('it is too late now'))
    await eventually(() => expect(sink.inbox.map(({ to }) => to)).toEqual(['eve@example.com']))
    await eventually(async () => expect(await waiting()).toBe(0))
  })

  test('ENUM-2: a code for nobody takes a place in the outbox like any other, and reaches nobody', async () => {
    await server.close()
    const statements = watchStatements()
    server = await testServer(
      {
        mode: 'production',
        database,
        mail: { smtpUrl: sink.url },
        settings: { enumerationProtection: true },
      },
      statements,
    )
    const start = (identifier: string) =>
      server.browser().post('/v1/client/sign_ins', { identifier, strategy: 'email_code' })
    const seen = await statements.during(async () => {
      expect((await start('nobody@example.com')).status).toBe(200)
    })
    expect(seen.filter((statement) => statement === 'insert outbox')).toHaveLength(1)
    await eventually(async () => expect(await waiting()).toBe(0))
    expect(sink.inbox).toEqual([])
    expect(server.logged.join('\n')).not.toContain('nobody@')
  })

  test('what a stop leaves behind is sent after the next start', async () => {
    sink.refuseWith = { responseCode: 451 }
    await askForCode(server, 'eve@example.com')
    await eventually(() => expect(server.logged.join('\n')).toContain('tried again in 5 seconds'))
    await server.close()
    sink.refuseWith = null
    const clock = createTestClock()
    clock.advance(6 * SECOND)
    server = await testServer({
      mode: 'production',
      database,
      clock,
      mail: { smtpUrl: sink.url },
    })
    await vi.waitFor(() => expect(sink.inbox.map(({ to }) => to)).toEqual(['eve@example.com']), {
      timeout: 5000,
    })
  })
})

test('DB-4: kill -9 while the mail server hangs: the letter that was promised arrives, once', async () => {
  const gateway = createServer()
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  const { port } = gateway.address() as { port: number }
  const database = await newDatabase()
  const child = await startChild(database, { smtpUrl: `smtp://127.0.0.1:${port}` })
  const connected = once(gateway, 'connection')
  await askForCode(child, 'eve@example.com')
  const [socket] = (await connected) as [Socket]
  await killChild(child)
  socket.destroy()
  await new Promise((resolve) => gateway.close(resolve))

  const sink = await smtpSink()
  const later = { smtpUrl: sink.url, clockAhead: 31 * SECOND }
  const [one, two] = [await startChild(database, later), await startChild(database, later)]
  await vi.waitFor(() => expect(sink.inbox).toHaveLength(1), { timeout: 10_000 })
  await askForCode(one, 'ann@example.com') // whoever wakes next finds nothing of the first
  await vi.waitFor(() => expect(sink.inbox).toHaveLength(2), { timeout: 10_000 })
  expect(sink.inbox.map(({ to }) => to)).toEqual(['eve@example.com', 'ann@example.com'])
  await Promise.all([killChild(one), killChild(two)])
  await sink.close()
}, 60_000)

describe('the outbox', () => {
  const key = Buffer.alloc(32, 7)
  let clock: TestClock
  let logged: string[]
  beforeEach(() => {
    clock = createTestClock()
    logged = []
  })

  function open(db: Parameters<typeof createOutbox>[0]['db'], deliver: Channel['deliver']): Outbox {
    const log = (line: string) => void logged.push(line)
    return createOutbox({
      db,
      clock,
      key,
      random: seededRandom(`${Math.random()}`),
      log: { info: log, warn: log, error: log },
      channels: { test: { deliver, explain: (message, why) => `${message}: ${why}.` } },
    })
  }
  const add = (outbox: Outbox, db: Parameters<Outbox['add']>[0], message: unknown) =>
    outbox.add(db, { channel: 'test', message, lifetime: 60 * MINUTE })

  test('DB-4: a message leaves when what it tells of is committed, and not at all when that is undone', async () => {
    const db = await testDatabase()
    const sent: unknown[] = []
    const outbox = open(db, async (message) => void sent.push(message))
    const undone = write({ db }, async ({ db: tx }) => {
      await add(outbox, tx, 'undone')
      throw new Error('disk full')
    })
    await expect(undone).rejects.toThrow('disk full')
    await write({ db }, async ({ db: tx }) => {
      await add(outbox, tx, 'done')
      expect(sent).toEqual([])
    })
    await outbox.deliverDue()
    expect(sent).toEqual(['done'])
    await outbox.close()
  })

  test('GR-4: two processes on one database send each message once', async () => {
    const database = await newDatabase()
    const [one, two] = [
      await openDatabase({ database, strictModes: false }),
      await openDatabase({ database, strictModes: false }),
    ]
    const sent: unknown[] = []
    const deliver = async (message: unknown) => void sent.push(message)
    const [first, second] = [open(one, deliver), open(two, deliver)]
    await write({ db: one }, async ({ db: tx }) => {
      for (let index = 0; index < 100; index++) await add(first, tx, index)
    })
    await Promise.all([first.deliverDue(), second.deliverDue()])
    expect(sent.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 100 }, (_, index) => index),
    )
    await Promise.all([first.close(), second.close()])
    await Promise.all([one.destroy(), two.destroy()])
  })

  test('a try that hangs holds up no other message', async () => {
    const db = await testDatabase()
    const sent: unknown[] = []
    const hang = deferred()
    const outbox = open(db, async (message) => {
      if (message === 'hangs') await hang.promise
      sent.push(message)
    })
    await add(outbox, db, 'hangs')
    for (let index = 0; index < 30; index++) await add(outbox, db, index)
    await eventually(() => expect(sent).toHaveLength(30))
    hang.resolve()
    await outbox.deliverDue()
    expect(sent).toHaveLength(31)
    await outbox.close()
  })

  test('pauses grow, and end', async () => {
    const db = await testDatabase()
    let tries = 0
    const outbox = open(db, async () => {
      tries++
      throw new Error('no route')
    })
    await outbox.add(db, { channel: 'test', message: 'a', lifetime: 24 * 60 * MINUTE })
    const times: number[] = []
    for (let seen = 0; tries < 10; clock.advance(5 * SECOND)) {
      await outbox.deliverDue()
      if (tries > seen) times.push(clock.now())
      seen = tries
    }
    const pauses = times.slice(1).map((time, index) => (time - times[index]!) / SECOND)
    expect(pauses).toEqual([5, 15, 45, 120, 300, 900, 3600, 3 * 3600, 6 * 3600])
    expect(logged.at(-1)).toBe('a: no route. It was given up after 10 tries.')
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([])
    await outbox.close()
  })

  test('what will never be taken is given up at once', async () => {
    const db = await testDatabase()
    const outbox = open(db, async () => {
      throw new UndeliverableError('gone')
    })
    await add(outbox, db, 'a')
    await outbox.deliverDue()
    expect(logged).toEqual(['a: gone. It was given up after 1 try.'])
    await outbox.close()
  })

  test('DOS-6: there is room for ten thousand; more are dropped, and the log says whose', async () => {
    const db = await testDatabase()
    const outbox = open(db, async () => {})
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      id: `${index}`,
      channel: 'test',
      sealed: '',
      tries: 0,
      due_at: clock.now() + MINUTE,
      expire_at: clock.now() + MINUTE,
      created_at: clock.now(),
    }))
    for (let at = 0; at < rows.length; at += 1000) {
      await db
        .insertInto('outbox')
        .values(rows.slice(at, at + 1000))
        .execute()
    }
    await add(outbox, db, 'a')
    expect(logged).toEqual(['a: 10000 others wait.'])
    await db.deleteFrom('outbox').where('id', '=', '0').execute()
    await add(outbox, db, 'b')
    expect(logged).toHaveLength(1)
    await outbox.close()
  })
})

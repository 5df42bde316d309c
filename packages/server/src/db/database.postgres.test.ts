import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { systemRandom } from '../random.ts'
import { backendOf, createUser } from '../testing/backend.ts'
import {
  ask,
  bareDatabase,
  borrowDatabase,
  databaseAddress,
  execute,
  newDatabase,
  testDatabase,
} from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { EVERYDAY_QUERIES } from '../testing/everyday-queries.ts'
import { signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { afterCommit, type Db, ifUndone, write } from './database.ts'
import { MIGRATION_TABLE } from './migrate.ts'
import { databasePlace, openDatabase } from './open.ts'
import { readPostgresAddress } from './postgres-address.ts'

const open = (database: string) => openDatabase({ database, strictModes: false })
const setting = async (db: Db, name: string) => {
  const { rows } = await sql<{ it: string }>`SELECT current_setting(${name}) AS it`.execute(db)
  return rows[0]!.it
}

describe('a connection', () => {
  test('DOS-5, DB-4: has an end to every wait, and what it acknowledges is on the disk', async () => {
    const db = await testDatabase()
    expect(await setting(db, 'lock_timeout')).toBe('2s')
    expect(await setting(db, 'statement_timeout')).toBe('5s')
    expect(await setting(db, 'idle_in_transaction_session_timeout')).toBe('15s')
    const database = await newDatabase()
    const careless = await open(`${database}?options=-csynchronous_commit%3Doff`)
    expect(await setting(careless, 'synchronous_commit')).toBe('on')
    await careless.destroy()
  })

  test('GR-4: a transaction is as if it were alone, a statement by itself looks again', async () => {
    const db = await testDatabase()
    expect(await setting(db, 'transaction_isolation')).toBe('read committed')
    const within = await write({ db }, ({ db }) => setting(db, 'transaction_isolation'))
    expect(within).toBe('serializable')
  })

  test('times and counts are numbers', async () => {
    const db = await testDatabase()
    await db.insertInto('instance').values({ id: 'x', created_at: 1_893_456_000_000 }).execute()
    const { rows } = await sql`SELECT created_at, count(*) AS n FROM instance GROUP BY 1`.execute(
      db,
    )
    expect(rows).toEqual([{ created_at: 1_893_456_000_000, n: 1 }])
  })
})

test('DOS-5, DB-9: who waits in vain for their turn to write leaves a connection that others can use', async () => {
  const database = await newDatabase()
  const db = await open(`${database}?connection_limit=1`)
  const other = new pg.Client(database)
  await other.connect()
  await other.query(`BEGIN; LOCK TABLE ${MIGRATION_TABLE}_lock IN ACCESS EXCLUSIVE MODE`)
  const refused = write({ db }, async () => {}).catch(({ name, message }) => [name, message])
  expect(await refused).toEqual([
    'DatabaseUnavailableError',
    'canceling statement due to lock timeout',
  ])
  await other.end()
  const read = sql<{ it: number }>`SELECT 1 AS it`
  expect((await read.execute(db)).rows).toEqual([{ it: 1 }])
  expect(await write({ db }, async ({ db }) => (await read.execute(db)).rows)).toEqual([{ it: 1 }])
  await db.destroy()
})

describe('GR-4: of two transactions that decide by what they read', () => {
  /** Both have read before one of them writes. */
  function race(db: Db) {
    const met = deferred()
    let there = 0
    const runs = [0, 0]
    const committed: number[] = []
    const remembered = new Set<number>()
    const decide = (index: number) =>
      write({ db }, async ({ db }) => {
        runs[index]!++
        ifUndone(db, () => remembered.delete(index))
        remembered.add(index)
        afterCommit(db, () => committed.push(index))
        const others = await db.selectFrom('instance').select('id').execute()
        if (++there === 2) met.resolve()
        await met.promise
        if (others.length > 0) return 'late'
        await db
          .insertInto('instance')
          .values({ id: `${index}`, created_at: 1 })
          .execute()
        return 'first'
      })
    return { runs, committed, remembered, both: Promise.all([decide(0), decide(1)]) }
  }

  test('one is first, and the other decides again by what is there then', async () => {
    const db = await testDatabase()
    const { runs, committed, remembered, both } = race(db)
    expect((await both).toSorted()).toEqual(['first', 'late'])
    expect(runs.toSorted()).toEqual([1, 2])
    expect(committed.toSorted()).toEqual([0, 1]) // once each, however often it ran
    expect(remembered.size).toBe(2)
    expect(await db.selectFrom('instance').selectAll().execute()).toHaveLength(1)
  })
})

test('SES-4: who signs up at the same moment as others has the token of the run that counted', async () => {
  const server = await testServer()
  const people = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const browser = server.browser({ address: `203.0.113.${index}` })
      return { browser, ...(await signUp(browser, `p${index}+clerk_test@example.com`)) }
    }),
  )
  for (const { browser, sessionId } of people) {
    const { response } = await browser.get('/v1/client')
    expect(response.sessions.map(({ id }: { id: string }) => id)).toEqual([sessionId])
  }
  await server.close()
})

test('DOS-5: work that is run again is alone: who comes meanwhile waits, and does not undo it once more', async () => {
  const database = await newDatabase()
  const [db, rival] = [await open(database), await open(database)]
  await db.insertInto('instance').values({ id: 'x', created_at: 0 }).execute()
  const bump = (by: Db) =>
    by
      .updateTable('instance')
      .set((eb) => ({ created_at: eb('created_at', '+', 1) }))
      .execute()
  let runs = 0
  let next: Promise<unknown> | undefined
  const order: string[] = []
  await write({ db }, async ({ db }) => {
    runs++
    await db.selectFrom('instance').selectAll().execute()
    if (runs === 1) await bump(rival)
    else {
      next = write({ db: rival }, async ({ db }) => {
        order.push('next')
        await bump(db)
      })
      await vi.waitFor(async () => {
        const waiting = sql`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'migrations_lock'::regclass`
        expect((await waiting.execute(db)).rows).toHaveLength(1)
      })
    }
    await bump(db)
    order.push(`run ${runs}`)
  })
  await next
  expect(order).toEqual(['run 2', 'next'])
  await Promise.all([db.destroy(), rival.destroy()])
})

test('DOS-5: work that meets others again and again is given up after two seconds', async () => {
  const database = await newDatabase()
  const [db, rival] = [await open(database), await open(database)]
  await db.insertInto('instance').values({ id: 'x', created_at: 0 }).execute()
  const bump = (by: Db) =>
    by
      .updateTable('instance')
      .set((eb) => ({ created_at: eb('created_at', '+', 1) }))
      .execute()
  const losing = write({ db }, async ({ db }) => {
    await db.selectFrom('instance').selectAll().execute()
    await bump(rival)
    await bump(db)
  })
  await expect(losing).rejects.toMatchObject({
    name: 'DatabaseUnavailableError',
    message: 'The database stayed busy.',
  })
  await Promise.all([db.destroy(), rival.destroy()])
})

test('text is compared byte by byte, by no language', async () => {
  const db = await testDatabase()
  for (const id of ['b', 'Z', 'a', 'É', 'e']) {
    await db.insertInto('instance').values({ id, created_at: 1 }).execute()
  }
  const rows = await db.selectFrom('instance').select('id').orderBy('id').execute()
  expect(rows.map(({ id }) => id).join('')).toBe('ZabeÉ')
  const { rows: lower } = await sql<{
    it: string
  }>`SELECT lower(id) AS it FROM instance WHERE id = 'É'`.execute(db)
  expect(lower[0]!.it).toBe('É')
})

test('DOS-2: what every request asks for uses an index', async () => {
  const db = await testDatabase()
  for (const query of EVERYDAY_QUERIES) {
    const plan = await write({ db }, ({ db }) => sql.raw(`EXPLAIN ${query}`).execute(db))
    const text = JSON.stringify(plan.rows)
    expect(text, query).toMatch(/Index/)
    expect(text, query).not.toMatch(/Seq Scan/)
  }
})

test('GR-4: servers that start at once on a bare database have one signing key', async () => {
  const database = await bareDatabase()
  const servers = await Promise.all(
    [1, 2, 3].map(() => testServer({ database, random: systemRandom })),
  )
  expect(new Set(servers.map(({ jwtKey }) => jwtKey)).size).toBe(1)
  const [one, two] = servers
  const { sessionId } = await signUp(one!.browser())
  expect(sessionId).toMatch(/^sess_/)
  expect(two!.jwtKey).toBe(one!.jwtKey)
  await Promise.all(servers.map((server) => server.close()))
})

describe('a start that fails says in one line what to change, and never the password', () => {
  const PASSWORD = 's3cret-of-the-database'
  const failure = async (address: string) => {
    const error = await open(address).then(
      () => null,
      (error: Error) => error,
    )
    expect(error).toBeInstanceOf(Error)
    const all = `${error!.stack} ${JSON.stringify(error)} ${JSON.stringify(error!.cause ?? '')}`
    expect(all).not.toContain(PASSWORD)
    expect(error!.message).not.toContain('\n')
    return error!.message
  }
  const at = (change: (url: URL) => void) => {
    const url = new URL(databaseAddress('postgres'))
    url.password = PASSWORD
    change(url)
    return url.href
  }

  test.each([
    [
      'an address that is none',
      `postgres://app:${PASSWORD}@host:port/db`,
      'is not an address of PostgreSQL',
    ],
    ['no database', `postgres://app:${PASSWORD}@127.0.0.1`, 'The name of the database is missing'],
    [
      'several hosts',
      `postgres://app:${PASSWORD}@one:5432,two:5432/db`,
      'Write one that always leads to the primary',
    ],
    [
      'several hosts by a parameter',
      `postgres://app:${PASSWORD}@/db?host=one,two`,
      'Write one that always leads to the primary',
    ],
    ...[
      `word/${PASSWORD}`,
      `1#${PASSWORD}`,
      `1/${PASSWORD}#`,
      `1?${PASSWORD}`,
      `w@h/${PASSWORD}`,
    ].map((password) => [
      `a password such as ${password.replace(PASSWORD, '…')}, not written as in addresses`,
      `postgres://app:${password}@127.0.0.1:1/db`,
      'with the special characters of the password as in addresses',
    ]),
    ['one slash', `postgres:/app:${PASSWORD}@127.0.0.1:1/db`, 'is not an address of PostgreSQL'],
    [
      'a parameter that is misspelled',
      `postgres://app:${PASSWORD}@127.0.0.1:1/db?ssl_mode=verify-full`,
      'ssl_mode in DOORYARD_DATABASE means nothing. Did you mean sslmode?',
    ],
    [
      'a way of TLS that there is not',
      `postgres://app:${PASSWORD}@127.0.0.1:1/db?sslmode=disabled`,
      'Did you mean disable?',
    ],
    [
      'a limit that is none',
      `postgres://app:${PASSWORD}@127.0.0.1/db?connection_limit=many`,
      'from 1 to 1000',
    ],
  ])('%s', async (_, address, message) => {
    expect(await failure(address)).toContain(message)
  })

  test('nobody listens', async () => {
    const message = await failure(at((url) => (url.port = '1')))
    expect(message).toMatch(
      /^The database postgres:\/\/127\.0\.0\.1:1\/postgres cannot be used: .*ECONNREFUSED/,
    )
    expect(message).toContain('Look at host, port and sslmode')
  })

  test('no password where the server asks for one', async () => {
    const said = (kind: number, text: string) =>
      Buffer.concat([
        Buffer.from([0x52, 0, 0, 0, 8 + text.length, 0, 0, 0, kind]),
        Buffer.from(text),
      ])
    // How a server asks for a password by SCRAM-SHA-256.
    const words = [said(10, 'SCRAM-SHA-256\0\0'), said(11, 'r=x,s=eA==,i=4096')]
    const server = createServer((socket) => {
      socket.on('error', () => {}).on('data', () => socket.write(words.shift() ?? ''))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    expect(await failure(`postgres://app@127.0.0.1:${port}/db`)).toContain('Write the password')
    server.close()
  })

  test('no such database, no such user', async () => {
    expect(await failure(at((url) => (url.pathname = '/nowhere')))).toContain(
      'Make it with createdb',
    )
    expect(await failure(at((url) => (url.username = 'nobody')))).toContain(
      'Look at user and password',
    )
  })

  test('a server that is too old', async () => {
    const { database, release } = await borrowDatabase()
    await execute(
      database,
      `CREATE SCHEMA old; CREATE ROLE dated SUPERUSER LOGIN; ALTER ROLE dated SET search_path = old, pg_catalog;
      CREATE FUNCTION old.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT CASE $1 WHEN 'server_version_num' THEN '140013' ELSE pg_catalog.current_setting($1) END $$`,
    )
    const address = new URL(database)
    address.username = 'dated'
    expect(await failure(address.href)).toContain('is PostgreSQL 14; 15 or later is needed')
    await execute(database, 'DROP SCHEMA old CASCADE; DROP ROLE dated')
    await release()
  })

  test('a database that can only be read', async () => {
    const options = '?options=-cdefault_transaction_read_only%3Don'
    expect(await failure(`${await newDatabase()}${options}`)).toContain('can only be read')
  })

  test('no TLS where it is asked for', async () => {
    const message = await failure(at((url) => url.searchParams.set('sslmode', 'verify-full')))
    expect(message).toContain('sslmode=disable')
    expect(
      await failure(at((url) => (url.search = '?sslmode=verify-full&sslrootcert=/nowhere.pem'))),
    ).toContain('Look at sslrootcert')
  })

  test('a user who may not make tables', async () => {
    const { database, release } = await borrowDatabase()
    await execute(
      database,
      'DROP TABLE IF EXISTS none; CREATE ROLE guest LOGIN; CREATE SCHEMA theirs; ALTER ROLE guest SET search_path = theirs; GRANT USAGE ON SCHEMA theirs TO guest',
    )
    const address = new URL(database)
    address.username = 'guest'
    expect(await failure(address.href)).toContain('GRANT CREATE, USAGE ON SCHEMA theirs')
    await execute(database, 'DROP SCHEMA theirs; DROP OWNED BY guest; DROP ROLE guest')
    await release()
  })
})

test.each(['allow', 'prefer', 'require', 'verify-ca', 'verify-full'])(
  'DB-4: sslmode=%s verifies the server, whichever release of pg there is',
  (mode) => {
    const { connectionString } = readPostgresAddress(`postgres://a@db/db?sslmode=${mode}`)
    // What is to come takes parameters as libpq does.
    for (const asNext of ['', '&uselibpqcompat=true']) {
      const client = new pg.Client(`${connectionString}${asNext}`)
      expect((client as unknown as { ssl: unknown }).ssl).toEqual({})
    }
  },
)

test('without pg_trgm searches find the same, and the log says what to do until it is there', async () => {
  const database = await bareDatabase()
  const role = `tenant_${Math.random().toString(36).slice(2)}`
  await execute(
    database,
    `CREATE ROLE ${role} LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO ${role}`,
  )
  onTestFinished(async () => {
    await execute(database, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`)
  })
  const address = new URL(database)
  address.username = role
  const indexes = async () =>
    (await ask(database, "SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'"))
      .length
  const found = async () => {
    const server = await testServer({ database: address.href })
    try {
      const backend = backendOf(server)
      if ((await backend('GET /users/count')).body.total_count === 0) await createUser(backend)
      const texts = ['ovela', 'ovelx', 'ada@', 'ad', 'da@exam'].map(async (text) => {
        const query = `query=${encodeURIComponent(text)}`
        const { total_count } = (await backend(`GET /users/count?${query}`)).body
        return [(await backend(`GET /users?${query}`)).body.length, total_count]
      })
      const warned = server.logged.filter((line) => line.includes('CREATE EXTENSION pg_trgm'))
      return { counts: await Promise.all(texts), warned: warned.length }
    } finally {
      await server.close()
    }
  }
  const without = await found()
  expect(without.warned).toBe(1)
  expect(await indexes()).toBe(0)
  expect(without.counts.flat()).toContain(1)
  expect(without.counts.flat()).toContain(0)

  await execute(database, 'CREATE EXTENSION pg_trgm')
  expect(await found()).toEqual({ counts: without.counts, warned: 0 })
  expect(await indexes()).toBe(3)
})

test('DB-4: a way that anybody may listen on is told, one that is private or protected is not', () => {
  const isProtected = (address: string) => readPostgresAddress(address).isProtected
  for (const address of [
    'postgres://a@localhost/db',
    'postgres://a@127.0.0.1:5432/db',
    'postgres:///db?host=/var/run/postgresql',
    'postgres://a@db.example.com/db?sslmode=verify-full',
    'postgresql://a@db/db?sslmode=disable',
    'postgres://a@db/db?ssl=true',
    'postgres://a@db/db?sslmode=require',
    'postgres://a@db/db?uselibpqcompat=false&sslmode=require',
    'postgres://a@db/db?uselibpqcompat=true&sslmode=verify-ca',
  ]) {
    expect([address, isProtected(address)]).toEqual([address, true])
  }
  for (const address of [
    'postgres://a@db.example.com/db',
    'postgres://a@db/db?pool_timeout=3&channel_binding=require',
    'postgres://a@db/db?sslmode=no-verify',
    'postgres://a@db/db?uselibpqcompat=true&sslmode=require',
  ]) {
    expect([address, isProtected(address)]).toEqual([address, false])
  }
  const { connectionString } = readPostgresAddress('postgres://a@db/db?sslmode=require')
  expect(connectionString).toContain('sslmode=verify-full') // which `pg` takes it for, with a warning
  const asLibpq = 'postgres://a@db/db?uselibpqcompat=true&sslmode=verify-ca'
  expect(readPostgresAddress(asLibpq).connectionString).toBe(asLibpq)
  expect(databasePlace('postgres://app:secret@db:6543/users?sslmode=disable')).toBe(
    'postgres://db:6543/users',
  )
})

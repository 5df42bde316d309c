import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { EVERYDAY_QUERIES } from '../testing/everyday-queries.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { write } from './database.ts'
import { deadlineIn, retryWhile } from './deadline.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { engineOf, openDatabase } from './open.ts'
import { assertSqliteVersion } from './sqlite-engine.ts'
import { isBusy } from './sqlite-errors.ts'

const open = (database: string, strictModes = false) => openDatabase({ database, strictModes })
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('opening', () => {
  test('DB-1: an SQLite that can corrupt WAL files is refused', () => {
    for (const version of ['3.51.2', '3.9.9', '2.99.0', undefined]) {
      expect(() => assertSqliteVersion(version)).toThrow('3.51.3 or later')
    }
    for (const version of ['3.51.3', '3.52.0', '4.0.0', process.versions.sqlite]) {
      expect(() => assertSqliteVersion(version)).not.toThrow()
    }
  })

  test.each([
    'mysql://app:secret@db/users',
    ' postgres://app:secret@db/users',
    'pgsql://app:secret@db/users',
  ])(
    'SEC-7: the address of something else makes no file that is called like it: %s',
    async (address) => {
      const message = await open(address).catch(({ message }: Error) => message)
      expect(message).toContain('DOORYARD_DATABASE is an address of something else.')
      expect(message).not.toContain('secret')
    },
  )

  test('DB-2: WAL, full synchronisation, foreign keys, no trusted schema', async () => {
    const db = await open(join(temporaryFolder(), 'a.sqlite'))
    const pragma = async (name: string) =>
      Object.values((await sql.raw(`PRAGMA ${name}`).execute(db)).rows[0] as object)[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('trusted_schema')).toBe(0)
    expect(await pragma('busy_timeout')).toBeLessThanOrEqual(100)
    await db.destroy()
  })

  test('SEC-4: files are closed to others; in production wider modes are a start error', async () => {
    const folder = join(temporaryFolder(), 'private')
    const file = join(folder, 'a.sqlite')
    const db = await open(file)
    expect(modeOf(folder)).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) expect(modeOf(file + suffix)).toBe(0o600)
    await db.destroy()
    chmodSync(file, 0o644)
    await expect(open(file, true)).rejects.toThrow('chmod 600')
    await (await open(file)).destroy()
    expect(modeOf(file)).toBe(0o600)
  })

  test('a file that cannot be written is named, with the variable that names another', async () => {
    const notAFolder = join(temporaryFolder(), 'a.txt')
    writeFileSync(notAFolder, '')
    for (const file of [join(notAFolder, 'a.sqlite'), dirname(notAFolder)]) {
      await expect(open(file)).rejects.toThrow(`The database ${file} cannot be written`)
      await expect(open(file)).rejects.toThrow('DOORYARD_DATABASE')
    }
  })

  test('a file that is no database is named, and left as it is', async () => {
    const file = join(temporaryFolder(), 'a.sqlite')
    writeFileSync(file, 'Dear diary', { mode: 0o600 })
    await expect(open(file)).rejects.toThrow(`The file ${file} is not an SQLite database`)
    await expect(open(file)).rejects.toThrow('DOORYARD_DATABASE')
    expect(readFileSync(file, 'utf8')).toBe('Dear diary')
  })
})

describe('transactions', () => {
  test('DB-3: a writer waits for another one without stopping the event loop', async () => {
    const file = join(temporaryFolder(), 'a.sqlite')
    const db = await open(file)
    const rival = new DatabaseSync(file)
    rival.exec('BEGIN IMMEDIATE')
    // The other one ends after twenty turns of the event loop, all of them within the wait.
    let turns = 0
    const beat = setInterval(() => ++turns === 20 && rival.exec('COMMIT'), 5)
    await write({ db }, ({ db: tx }) =>
      tx.insertInto('instance').values({ id: 'x', created_at: 1 }).execute(),
    )
    clearInterval(beat)
    expect(turns).toBeGreaterThanOrEqual(20)
    rival.close()
    await db.destroy()
  })

  test('what is broken, not busy, is not tried again', async () => {
    let runs = 0
    const failing = retryWhile(
      isBusy,
      () => {
        runs++
        throw new Error('disk on fire')
      },
      deadlineIn(100),
    )
    await expect(failing).rejects.toThrow('disk on fire')
    expect(runs).toBe(1)
  })
})

describe('DB-7: migrations', () => {
  test('are applied once, with a copy of the data before, which stays if they are', async () => {
    const file = join(temporaryFolder(), 'a.sqlite')
    const db = await open(file)
    const engine = await engineOf({ database: file, strictModes: true })
    const copies = () =>
      readdirSync(dirname(file)).filter((name) => name.includes('.before-migration-'))
    const more = (statement: string) => [
      ...migrations,
      { name: '900-more', statements: [statement] },
    ]
    await expect(migrate(db, more('NONSENSE'), engine)).rejects.toThrow()
    expect(copies()).toEqual([])
    const all = more('CREATE TABLE more (id TEXT PRIMARY KEY)')
    await migrate(db, all, engine)
    await migrate(db, all, engine)
    expect(copies()).toEqual([expect.stringMatching(/\.before-migration-\d+$/)])
    const copy = await open(join(dirname(file), copies()[0]!))
    await copy.destroy()
    await db.destroy()
    await expect(open(file)).rejects.toThrow('newer release')
  })

  test('of an older release, which kept their checksums, are known', async () => {
    const file = join(temporaryFolder(), 'a.sqlite')
    await (await open(file)).destroy()
    const older = new DatabaseSync(file)
    older.exec('DROP TABLE migrations; DROP TABLE migrations_lock')
    older.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)')
    for (const { name, statements } of migrations) {
      const checksum = createHash('sha256').update(statements.join(';')).digest('hex')
      older.prepare('INSERT INTO migrations VALUES (?, ?)').run(name, checksum)
    }
    older.close()
    const all = await Promise.all([open(file), open(file)])
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('before'))).toEqual([])
    await Promise.all(all.map((db) => db.destroy()))
    await (await open(file)).destroy()
  })

  test('start at the same time in several processes', async () => {
    const file = join(temporaryFolder(), 'a.sqlite')
    const all = await Promise.all([open(file), open(file), open(file)])
    expect(existsSync(file)).toBe(true)
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('before'))).toEqual([])
    await Promise.all(all.map((db) => db.destroy()))
  })
})

test('DOS-2: what every request asks for uses an index', async () => {
  const db = await open(':memory:')
  for (const query of EVERYDAY_QUERIES) {
    const plan = await sql.raw<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`).execute(db)
    expect(plan.rows.map(({ detail }) => detail).join('; '), query).toMatch(
      /USING (COVERING )?INDEX/,
    )
  }
  await db.destroy()
})

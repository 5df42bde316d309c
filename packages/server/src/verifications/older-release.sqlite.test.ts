import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import type { Database, Db } from '../db/database.ts'
import { DatabaseHealth } from '../db/health.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { sqliteEngine } from '../db/sqlite-engine.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ADA, BOB, signUp } from '../testing/people.ts'
import { attempt, start, step, tryCode } from '../testing/sign-in.ts'
import { testServer } from '../testing/test-server.ts'

/** The release whose attempts point to their verifications; beside those it keeps what became void. */
async function asOlderRelease(fresh: string, older: string): Promise<void> {
  const engine = sqliteEngine(older, { health: new DatabaseHealth(), strictModes: false })
  const db: Db = new Kysely<Database>({ dialect: engine.dialect })
  const before = migrations.findIndex(({ name }) => name === '005-stages')
  await migrate(db, migrations.slice(0, before), engine)
  await db.destroy()
  const raw = new DatabaseSync(older, { enableForeignKeyConstraints: false })
  raw.exec(`ATTACH '${fresh}' AS fresh`)
  const columnsOf = (table: string, schema: string) =>
    raw
      .prepare('SELECT name FROM pragma_table_info(?, ?)')
      .all(table, schema)
      .map(({ name }) => String(name))
  const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  for (const name of tables.map(({ name }) => String(name)).filter((name) => name[0] !== 'm')) {
    if (name === 'verifications') continue
    const known = new Set(columnsOf(name, 'fresh'))
    const shared = columnsOf(name, 'main').filter((column) => known.has(column))
    raw.exec(`INSERT INTO ${name} (${shared}) SELECT ${shared} FROM fresh.${name}`)
  }
  const columns = columnsOf('verifications', 'main').filter(
    (column) => !['id', 'purpose', 'status', 'code_hash'].includes(column),
  )
  const copy = (values: string) =>
    raw.exec(
      `INSERT INTO verifications (id, purpose, status, code_hash, ${columns}) SELECT ${values}, ${columns} FROM fresh.verifications`,
    )
  copy("'void_' || id, stage, 'expired', NULL")
  copy('id, stage, status, code_hash')
  const pointer = (table: string, column: string) =>
    raw.exec(`UPDATE ${table} SET ${column} =
      (SELECT id FROM fresh.verifications WHERE owner_id = ${table}.id)`)
  pointer('sign_ins', 'first_factor_verification_id')
  pointer('sign_ups', 'email_verification_id')
  raw.close()
}

test('codes that an older release sent are good after the update', async () => {
  const folder = temporaryFolder()
  const [fresh, older] = [join(folder, 'fresh.sqlite'), join(folder, 'older.sqlite')]
  const before = await testServer({ database: fresh })
  await signUp(before.browser())
  const byCode = before.browser()
  const signIn = await start(byCode, { strategy: 'email_code' })
  const byReset = before.browser()
  const reset = await start(byReset, { strategy: 'reset_password_email_code' })
  const proof = { strategy: 'reset_password_email_code', code: '424242' }
  expect((await attempt(byReset, reset, proof)).response.status).toBe('needs_new_password')
  const newcomer = before.browser()
  const form = { email_address: BOB, password: 'correct horse battery' }
  const { response } = await newcomer.post('/v1/client/sign_ups', form)
  const path = `/v1/client/sign_ups/${response.id}`
  await newcomer.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  await before.close()

  await asOlderRelease(fresh, older)
  const server = await testServer({ database: older, clock: before.clock, random: randomBytes })
  const [one, two, three] = [byCode, byReset, newcomer].map(({ cookies }) => {
    const browser = server.browser()
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    return browser
  })
  expect((await tryCode(one!, signIn, '424242')).response).toMatchObject({
    status: 'complete',
    first_factor_verification: { strategy: 'email_code', status: 'verified' },
  })
  const password = 'another correct horse'
  expect((await step(two!, reset, { name: 'reset_password', password })).response).toMatchObject({
    status: 'complete',
    identifier: ADA,
    first_factor_verification: { strategy: 'reset_password_email_code', status: 'verified' },
  })
  const code = { strategy: 'email_code', code: '424242' }
  const done = await three!.post(`${path}/attempt_verification`, code)
  expect(done.response.status).toBe('complete')
  await server.close()
})

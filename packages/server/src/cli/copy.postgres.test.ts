import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { createBrowser } from '../testing/browser.ts'
import { ask, bareDatabase, countRows } from '../testing/database.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ADA, BOB, signIn, signUp } from '../testing/people.ts'
import { developmentKeys, testServer } from '../testing/test-server.ts'
import { runCommand } from './commands.ts'

async function copy(from: string, database: string, secretKey = developmentKeys.secretKey) {
  const said: string[] = []
  const code = await runCommand(['copy', '--from', from], {
    env: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: developmentKeys.publishableKey,
      CLERK_SECRET_KEY: secretKey,
      DOORYARD_DATABASE: database,
    },
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    signal: AbortSignal.abort(),
  })
  return { code, said: said.join('') }
}

const settings = { organizations: { enabled: true } }

/** A file with two users, an organization and a picture. */
async function usedFile() {
  const file = join(temporaryFolder(), 'a.sqlite')
  const server = await testServer({ database: file, settings })
  const browser = server.browser()
  const { userId, sessionId } = await signUp(browser)
  await browser.post(`/v1/organizations?_clerk_session_id=${sessionId}`, { name: 'Lamplighters' })
  await signUp(server.browser(), BOB)
  await server.close()
  const db = new DatabaseSync(file)
  db.prepare('INSERT INTO pictures (user_id, name, bytes, created_at) VALUES (?, ?, ?, ?)').run(
    userId,
    'picture',
    new Uint8Array([0, 1, 255]),
    1,
  )
  db.close()
  return { file, browser, sessionId }
}

const rowsOf = (file: string, tables: string[]) => {
  const db = new DatabaseSync(file)
  const count = (table: string) =>
    Number(db.prepare(`SELECT count(*) AS n FROM "${table}"`).get()!.n)
  const rows = Object.fromEntries(tables.map((table) => [table, count(table)]))
  db.close()
  return rows
}

test('all of a file is in PostgreSQL then: nobody is signed out, nobody sets a new password', async () => {
  const { file, browser: before, sessionId } = await usedFile()
  const database = await bareDatabase()
  expect(await copy(file, database)).toEqual({
    code: 0,
    said: expect.stringMatching(/^2 users are in postgres:.* now, with all that belongs to them/),
  })
  const counts = await countRows(database)
  expect(counts).toEqual(rowsOf(file, Object.keys(counts)))
  expect(await ask(database, 'SELECT bytes FROM pictures')).toEqual([
    { bytes: Buffer.from([0, 1, 255]) },
  ])

  const server = await testServer({ database, settings, random: systemRandom })
  onTestFinished(() => server.close())
  const browser = createBrowser(server)
  for (const [name, value] of before.cookies) browser.cookies.set(name, value)
  expect((await browser.get('/v1/client')).response.last_active_session_id).toBe(sessionId)
  const again = await signIn(server.browser(), ADA)
  expect(again.response.status).toBe('complete')
  expect((await signUp(server.browser(), 'eve+clerk_test@example.com')).userId).toBeTruthy()
})

test('a database that holds something is left as it is, and so is one whose file belongs to another secret key', async () => {
  const { file } = await usedFile()
  const database = await bareDatabase()
  const other = await copy(file, database, `sk_test_${'x'.repeat(43)}`)
  expect([other.code, other.said]).toEqual([1, expect.stringContaining('secret key')])
  expect((await copy(file, database)).code).toBe(0)
  const before = await countRows(database)
  expect(await copy(file, database)).toEqual({
    code: 1,
    said: expect.stringContaining('holds something already'),
  })
  expect(await countRows(database)).toEqual(before)
})

test('says what is missing: the file, or the address', async () => {
  expect((await copy('', 'postgres://app@127.0.0.1/users')).said).toContain('--from must name')
  expect((await copy('a.sqlite', 'b.sqlite')).said).toContain('must be the address')
  expect((await copy('none.sqlite', 'postgres://app@127.0.0.1/users')).said).toContain(
    'no signing key',
  )
})

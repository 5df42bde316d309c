import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { ADA, signIn, signUp } from '../testing/people.ts'
import { developmentKeys, testServer } from '../testing/test-server.ts'
import { runCommand } from './commands.ts'

async function backUp(database: string, to: string) {
  const said: string[] = []
  const code = await runCommand(['backup', '--to', to], {
    env: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: developmentKeys.publishableKey,
      CLERK_SECRET_KEY: developmentKeys.secretKey,
      DOORYARD_DATABASE: database,
    },
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    signal: AbortSignal.abort(),
  })
  return { code, said: said.join('') }
}

test('a file that is in use is copied whole, closed to others; a server goes on from the copy', async () => {
  const folder = temporaryFolder()
  const database = join(folder, 'a.sqlite')
  const copy = join(folder, 'copy.sqlite')
  const server = await testServer({ database })
  onTestFinished(() => server.close())
  await signUp(server.browser())
  expect(await backUp(database, copy)).toMatchObject({ code: 0 })
  expect(statSync(copy).mode & 0o777).toBe(0o600)

  const restored = await testServer({ database: copy })
  onTestFinished(() => restored.close())
  expect((await signIn(restored.browser(), ADA)).response.status).toBe('complete')
})

test('nothing is written over, made of nothing, or taken for a copy of PostgreSQL', async () => {
  const folder = temporaryFolder()
  const database = join(folder, 'a.sqlite')
  const server = await testServer({ database })
  onTestFinished(() => server.close())
  const free = join(folder, 'b.sqlite')
  expect((await backUp(database, database)).said).toContain('already')
  expect((await backUp(join(folder, 'none.sqlite'), free)).said).toContain('There is no file')
  expect((await backUp('postgres://app@127.0.0.1/users', free)).said).toContain('pg_dump')
})

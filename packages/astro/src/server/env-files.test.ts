import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvFiles } from './env-files.ts'

test('variables come from the files of the mode, the more special one last', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-env-'))
  try {
    await writeFile(
      join(folder, '.env'),
      'CLERK_SECRET_KEY=general\nCLERK_JWT_KEY="two\nlines"\n# A=1',
    )
    await writeFile(join(folder, '.env.production'), 'CLERK_SECRET_KEY=special')
    await writeFile(join(folder, '.env.development'), 'CLERK_SECRET_KEY=other')
    expect(readEnvFiles(folder, 'production')).toEqual({
      CLERK_SECRET_KEY: 'special',
      CLERK_JWT_KEY: 'two\nlines',
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a folder without such files has no variables', () => {
  expect(readEnvFiles('/nowhere', 'production')).toEqual({})
})

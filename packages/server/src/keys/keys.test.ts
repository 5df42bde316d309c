import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPublishableKey, createSecretKey } from '@dooryard/protocol'
import { describe, expect, test } from 'vitest'
import { databasePlace } from '../db/open.ts'
import { createServer } from '../index.ts'
import { systemRandom } from '../random.ts'
import { ask, newDatabase } from '../testing/database.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { developmentKeys, productionKeys } from '../testing/keys.ts'
import { deriveKey, seal, unseal } from './sealed.ts'

const log = { info() {}, warn() {}, error() {} }
const start = (options: Partial<Parameters<typeof createServer>[0]>) =>
  createServer({ mode: 'production', database: ':memory:', log, ...options })

describe('a development instance', () => {
  test('makes its keys at the first start and keeps them in a private, ignored folder', async () => {
    const dataDir = join(temporaryFolder(), '.dooryard')
    const first = await createServer({ mode: 'development', dataDir, log })
    await first.close()
    const second = await createServer({ mode: 'development', dataDir, log })
    await second.close()
    expect(first.frontendApi).toMatch(/^[a-z]+-[a-z]+-\d\d\.dooryard\.internal$/)
    expect(first.secretKey).toMatch(/^sk_test_Dooryard[0-9A-Za-z]{43}$/)
    expect([second.publishableKey, second.secretKey, second.jwtKey]).toEqual([
      first.publishableKey,
      first.secretKey,
      first.jwtKey,
    ])
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, '.gitignore'), 'utf8')).toBe('*\n')
  })

  test('keeps a database that is named in that folder out of git too, and no other folder', async () => {
    const folder = temporaryFolder()
    const dataDir = join(folder, '.dooryard')
    for (const name of ['.dooryard/built.sqlite', 'users.sqlite']) {
      const server = await start({ ...developmentKeys, dataDir, database: join(folder, name) })
      await server.close()
    }
    expect(readFileSync(join(dataDir, '.gitignore'), 'utf8')).toBe('*\n')
    expect(readdirSync(folder)).not.toContain('.gitignore')
  })

  test('is one when it starts twice at the same time', async () => {
    const dataDir = join(temporaryFolder(), '.dooryard')
    const servers = await Promise.all(
      [1, 2, 3].map(() => createServer({ mode: 'development', dataDir, log })),
    )
    expect(new Set(servers.map(({ secretKey }) => secretKey)).size).toBe(1)
    expect(new Set(servers.map(({ jwtKey }) => jwtKey)).size).toBe(1)
    await Promise.all(servers.map((server) => server.close()))
  })

  test('says what to do about a key file that is broken', async () => {
    const dataDir = temporaryFolder()
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'keys.json'), '{}')
    await expect(createServer({ mode: 'development', dataDir, log })).rejects.toThrow('keys.json')
  })

  test.each(['development', 'production'] as const)(
    'names the folder that cannot be made or written, and who must be able to: %s',
    async (mode) => {
      const file = join(temporaryFolder(), 'a.txt')
      writeFileSync(file, '')
      for (const dataDir of [file, join(file, '.dooryard')]) {
        const failing = createServer({
          mode,
          dataDir,
          log,
          ...(mode === 'production' && productionKeys),
        })
        await expect(failing).rejects.toThrow(
          `The folder ${dataDir}, for keys and users, cannot be used`,
        )
        await expect(failing).rejects.toThrow('DOORYARD_DATABASE')
      }
    },
  )

  test('does not look for ever where its working directory was deleted', async () => {
    const program = `
      const { createPrivateFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'key-file.ts'))})
      process.chdir(${JSON.stringify(temporaryFolder())})
      ;(await import('node:fs')).rmSync(process.cwd(), { recursive: true })
      createPrivateFolder('.dooryard/server')`
    const args = ['--conditions=source', '--input-type=module', '-e', program]
    await expect(promisify(execFile)(process.execPath, args)).rejects.toThrow(
      'The folder .dooryard/server, for keys and users, cannot be used',
    )
  })

  test('that is given one key of the pair asks for the other, or for none', async () => {
    const { publishableKey, secretKey } = developmentKeys
    const dataDir = temporaryFolder()
    for (const [keys, missing] of [
      [{ publishableKey }, 'CLERK_SECRET_KEY'],
      [{ secretKey }, 'PUBLIC_CLERK_PUBLISHABLE_KEY'],
    ] as const) {
      const failing = createServer({ mode: 'development', dataDir, log, ...keys })
      await expect(failing).rejects.toThrow(`${missing} must be set`)
      await expect(failing).rejects.toThrow('take the other one out')
    }
  })
})

describe('GR-6, SEC-1: a production instance does not start', () => {
  const { publishableKey, secretKey } = productionKeys
  const table: [name: string, keys: object, message: string][] = [
    ['without keys', {}, 'PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY must be set'],
    ['without the secret key', { publishableKey }, 'CLERK_SECRET_KEY must be set'],
    ['without the publishable key', { secretKey }, 'PUBLIC_CLERK_PUBLISHABLE_KEY must be set'],
    ['with a short secret key', { publishableKey, secretKey: 'sk_live_short' }, '256 random bits'],
    [
      'with a made-up secret key',
      { publishableKey, secretKey: `sk_live_${'x'.repeat(43)}` },
      '256 random bits',
    ],
    [
      'with a publishable key that is none',
      { publishableKey: 'pk_live_x', secretKey },
      'not a publishable key',
    ],
    [
      'with a secret key that was cut off',
      { publishableKey, secretKey: secretKey.slice(0, 30) },
      'it is too short. Copy both keys whole',
    ],
    [
      'with the publishable key in both places',
      { publishableKey, secretKey: publishableKey },
      'CLERK_SECRET_KEY is not a secret key with 256 random bits (`sk_test_…` or `sk_live_…`): it is a publishable key',
    ],
    [
      'with the secret key in both places',
      { publishableKey: secretKey, secretKey },
      'it is a secret key, and browsers are shown what stands there. It belongs in CLERK_SECRET_KEY',
    ],
    [
      'with a publishable key that was cut off',
      { publishableKey: publishableKey.slice(0, -2), secretKey },
      'it begins like one, and is not whole',
    ],
    [
      'with a key that is live beside one that is for tests',
      { publishableKey, secretKey: developmentKeys.secretKey },
      'PUBLIC_CLERK_PUBLISHABLE_KEY (pk_live_…) and CLERK_SECRET_KEY (sk_test_…)',
    ],
    [
      'with keys of two kinds',
      { publishableKey, secretKey: developmentKeys.secretKey },
      'two kinds',
    ],
  ]
  test.each(table)('%s', async (_, keys, message) => {
    const failing = start(keys)
    await expect(failing).rejects.toThrow(message)
    await expect(start(keys)).rejects.not.toThrow(secretKey)
  })

  test('on the database of another secret key', async () => {
    const database = await newDatabase()
    await (await start({ ...productionKeys, database })).close()
    const other = `sk_live_${'zyxwvutsrqponmlkjihgfedcba9876543210ABCDEFG'}`
    await expect(start({ ...productionKeys, secretKey: other, database })).rejects.toThrow(
      `The database ${databasePlace(database)} was made with another secret key. Set CLERK_SECRET_KEY`,
    )
  })
})

test('development and production of one folder are apart: neither meets the keys of the other', async () => {
  const dataDir = join(temporaryFolder(), '.dooryard')
  const instances = [
    { mode: 'development' as const },
    { mode: 'production' as const, ...productionKeys },
  ]
  for (const options of [...instances, ...instances.toReversed()]) {
    await (await createServer({ ...options, dataDir, log })).close()
  }
  expect(
    readdirSync(dataDir)
      .filter((name) => name.endsWith('.sqlite'))
      .sort(),
  ).toEqual(['development.sqlite', 'production.sqlite'])
})

test('JWT-9: the signing key is sealed in the database', async () => {
  const database = await newDatabase()
  await (await start({ ...productionKeys, database })).close()
  const [row] = await ask(database, 'SELECT private_key FROM signing_keys')
  expect(row!.private_key).toMatch(/^v1\./)
  expect(row!.private_key).not.toContain('PRIVATE KEY')
})

describe('SEC-2: sealed values', () => {
  const key = deriveKey('secret', 'a')
  const sealed = seal('text', { key, place: 'table.column.1', random: systemRandom })

  test('open with their key at their place', () => {
    expect(unseal(sealed, { key, place: 'table.column.1' })).toBe('text')
  })

  test('do not open in another row, under another key, or altered', () => {
    expect(() => unseal(sealed, { key, place: 'table.column.2' })).toThrow()
    expect(() =>
      unseal(sealed, { key: deriveKey('secret', 'b'), place: 'table.column.1' }),
    ).toThrow()
    const [version, id, iv, body] = sealed.split('.')
    const altered = [version, id, iv, `A${body!.slice(1)}`].join('.')
    const flipped = altered === sealed ? [version, id, iv, `B${body!.slice(1)}`].join('.') : altered
    expect(() => unseal(flipped, { key, place: 'table.column.1' })).toThrow()
  })
})

test.each([
  ['an older key', productionKeys.secretKey, true],
  ['a key of today', createSecretKey('production', productionKeys.secretKey.slice(8)), false],
])(
  'SEC-7: a server of its own says at start what keeps %s from strangers',
  async (_, secretKey, isTold) => {
    const lines: string[] = []
    const told = { ...log, warn: (line: string) => void lines.push(line) }
    const publishableKey = createPublishableKey('clerk.acme.example', 'production')
    await (await start({ publishableKey, secretKey, log: told })).close()
    const line = lines.filter((each) =>
      each.includes('CLERK_API_URL=https://clerk.acme.example/api'),
    )
    expect(line).toHaveLength(isTold ? 1 : 0)
  },
)

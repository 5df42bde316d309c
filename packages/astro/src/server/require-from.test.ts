import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requireFrom } from './require-from.ts'

const folder = 'node_modules/.pnpm/server/node_modules/server/dist'

let site: string
beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'dooryard-require-'))
  const native = join(site, 'node_modules/.pnpm/server/node_modules/native')
  for (const each of [join(site, folder), native, join(site, 'dist/server/chunks')]) {
    await mkdir(each, { recursive: true })
  }
  await writeFile(join(native, 'index.js'), 'exports.hash = () => "native"')
})
afterAll(() => rm(site, { recursive: true }))

const builtIn = (place: string) => pathToFileURL(join(place, 'dist/server/chunks/argon2.mjs')).href

test('a build loads what only a package of a package can reach', () => {
  expect(requireFrom(builtIn(site), folder, 'native').hash()).toBe('native')
})

test('a site that was moved as a whole still finds it', async () => {
  const moved = `${site}-moved`
  await cp(site, moved, { recursive: true })
  try {
    expect(requireFrom(builtIn(moved), folder, 'native').hash()).toBe('native')
  } finally {
    await rm(moved, { recursive: true })
  }
})

test('a build without its packages says so, and the server does without', () => {
  expect(() => requireFrom(builtIn(join(tmpdir(), 'elsewhere')), folder, 'native')).toThrow(
    'is not here',
  )
})

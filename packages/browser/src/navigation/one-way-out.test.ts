import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const packages = join(import.meta.dirname, '../../..')

/** All that runs in a page. */
const files = ['browser/src', 'ui/src', 'astro/src/client'].flatMap((folder) =>
  readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file))
    .map((file) => `${folder}/${file}`),
)
const naming = (pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(join(packages, file), 'utf8')))

const LEAVES =
  /\blocation(\.(assign|replace)\(|\[)|\blocation\.href\s*=[^=]|(window|document|globalThis)\.location\s*=[^=]|window\.open\(/

test('RED-1: a page is left in one place, which asks whether it may be left for that', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(naming(LEAVES)).toEqual(['browser/src/platform/browser-reach.ts'])
  expect(naming(/createElement\('a'\)/)).toEqual([
    // A file that is saved.
    'ui/src/flows/user-profile/parts/backup-codes.tsx',
    // The router of the site is given what the Clerk object has looked at.
    'astro/src/client/router.ts',
  ])
  expect(naming(/platform\.go\(/)).toEqual([
    'browser/src/navigation/navigation.ts',
    'browser/src/verification/leave-for-provider.ts',
  ])
})

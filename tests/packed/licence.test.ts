import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

interface Pack {
  name: string
  files: { path: string }[]
}

test('every package brings its licence along', () => {
  const root = new URL('../..', import.meta.url)
  const options = ['--dry-run', '--json', '--ignore-scripts', '--workspaces']
  // Examples are never published.
  const packs: Pack[] = Object.values(
    JSON.parse(execFileSync('npm', ['pack', ...options], { cwd: root, encoding: 'utf8' })),
  )
  expect(packs.map(({ name }) => name)).toContain('@dooryard/astro')
  const without = packs.filter(
    ({ name, files }) =>
      !name.includes('/example-') && !files.some(({ path }) => path === 'LICENSE'),
  )
  expect(without.map(({ name }) => name)).toEqual([])
})

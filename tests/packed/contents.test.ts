import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageFolders, root } from '../../scripts/workspace.mjs'

interface Pack {
  name: string
  files: { path: string }[]
}

const options = ['--dry-run', '--json', '--ignore-scripts', '--workspaces']
// Examples are never published.
const packs = Object.values<Pack>(
  JSON.parse(execFileSync('npm', ['pack', ...options], { cwd: root, encoding: 'utf8' })),
).filter(({ name }) => !name.includes('/example-'))

test('every package brings its licence along', () => {
  expect(packs.map(({ name }) => name)).toContain('@dooryard/astro')
  const without = packs.filter(({ files }) => !files.some(({ path }) => path === 'LICENSE'))
  expect(without.map(({ name }) => name)).toEqual([])
})

test('the files and folders by which a README says how its package is laid out are there', () => {
  const named = packageFolders.flatMap((folder) => {
    const readme = join(folder, 'README.md')
    const text = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
    const layout = text.slice(text.indexOf('## How it is laid out'))
    const names = layout.matchAll(/`([\w*-]+(?:[/.][\w*-]+)*(?:\/|\.(?:tsx?|mjs|css|astro)))`/g)
    return [...names].map(([, name = '']) => ({ folder, name }))
  })
  expect(named.length).toBeGreaterThan(50)
  const missing = named.filter(({ folder, name }) => {
    const pattern = name.replace(/\/$/, '')
    // Of another package, or of the repository, it is named by more than one part.
    const isElsewhere =
      pattern.includes('/') && globSync(`packages/*/src/**/${pattern}`, { cwd: root }).length > 0
    return (
      !isElsewhere &&
      !existsSync(join(root, name)) &&
      globSync(`src/**/${pattern}`, { cwd: folder }).length === 0
    )
  })
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('nothing in a package sends its reader to a page that only the repository has', () => {
  const folders = new Map(
    packageFolders.map((folder) => [
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name as string,
      folder,
    ]),
  )
  const texts = packs.flatMap(({ name, files }) =>
    files
      .filter(({ path }) => /\.(js|tsx?|astro|md)$/.test(path))
      .map(({ path }) => ({
        place: `${name}/${path}`,
        text: readFileSync(join(folders.get(name)!, path), 'utf8'),
      })),
  )
  expect(texts.length).toBeGreaterThan(500)
  const astray = texts.filter(({ text }) => /\b(docs\/[\w-]+|CONTRIBUTING|SECURITY)\.md/.test(text))
  expect(astray.map(({ place }) => place)).toEqual([])
})

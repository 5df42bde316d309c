import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownStyles } from '../../packages/astro/src/integration/stylesheets.ts'
import type { SiteConfig } from '../../packages/astro/src/integration/virtual-modules.ts'
import { packageFolders, root } from '../../scripts/workspace.mjs'
import { installedWith } from '../harness/installed.ts'

interface Pack {
  name: string
  unpackedSize: number
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

test('an installation of the SDK is small, and brings few packages', () => {
  const sizes = new Map(packs.map(({ name, unpackedSize }) => [name, unpackedSize]))
  const { packages, bytes } = installedWith(join(root, 'packages/astro/package.json'), sizes)
  expect(packages).toEqual(expect.arrayContaining(['@dooryard/astro', 'dooryard', 'nodemailer']))
  expect(packages.length).toBeLessThanOrEqual(16)
  expect(bytes / 1e6).toBeLessThan(12)
})

const LOADED = `
import { registerHooks } from 'node:module'
const files = new Set()
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) files.add(url)
    return next(url, context)
  },
})
await import(process.argv[1])
console.log(JSON.stringify([...files]))`

test.each([
  // Each file costs a part of a millisecond, and libraries that few sites use wait until one does.
  { name: 'dooryard', atMost: 16 },
  { name: '@dooryard/backend', atMost: 8 },
])('an import of $name loads few files', ({ name, atMost }) => {
  const args = ['--input-type=module', '--eval', LOADED, name]
  const output = execFileSync('node', args, { cwd: join(root, 'packages/astro'), encoding: 'utf8' })
  const files: string[] = JSON.parse(output)
  expect(files.length).toBeGreaterThan(1)
  expect(files.length).toBeLessThanOrEqual(atMost)
  const seldom = /nodemailer|argon2-|bcryptjs|\/pg\/|common-list|commands|zxcvbn|aws4fetch|sharp/
  expect(files.filter((file) => seldom.test(file))).toEqual([])
})

test('a library that is part of a package has its licence in it', () => {
  const texts = ['backend', 'server'].flatMap((name) => {
    const dist = join(root, 'packages', name, 'dist')
    const code = globSync('**/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file)))
    const libraries = code.flatMap((text) => [
      ...text.toString().matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm),
    ])
    const licences = join(dist, 'LICENSES')
    const told = existsSync(licences) ? readFileSync(licences, 'utf8') : ''
    return libraries.map(([, library = '']) => ({ library, told }))
  })
  expect(texts.map(({ library }) => library)).toContain('kysely')
  const untold = texts.filter(
    ({ library, told }) => !told.startsWith(`${library}\n`) && !told.includes(`\n${library}\n`),
  )
  expect(untold.map(({ library }) => library)).toEqual([])
})

test('the stylesheet of the components has no import, for which Vite reads all of it with PostCSS', async () => {
  const site = { appearanceCss: '.a{}', cssLayerName: 'clerk' }
  const { load } = ownStyles(site as unknown as SiteConfig)
  if (typeof load !== 'object') throw new Error('It has no filter')
  const watched: string[] = []
  const context = { addWatchFile: (file: string) => watched.push(file) }
  const css = await load.handler.call(context as never, '/x/ui-styles.css')
  expect(watched).toEqual([expect.stringMatching(/styles\.css$/)])
  expect(css).toMatch(/^@layer clerk \{[\s\S]*cl-modalBackdrop[\s\S]*\}\n\.a\{\}$/)
  expect(css).not.toMatch(/@import|url\(/)
})

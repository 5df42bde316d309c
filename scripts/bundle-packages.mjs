// The published JavaScript of packages that only servers load: a few files in the place of hundreds, since it is files that
// an import costs. What they use of libraries that pages of a site never see comes along, with its licences; what is
// listed as a dependency stays apart. Browser code stays as it is written: sites bundle it themselves, by its modules.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from './workspace.mjs'

/** Where the compiler leaves declarations of modules that are bundled. */
const TYPES = '.cache/types'

/**
 * Fills `dist` of a package whose tsconfig.json emits declarations alone.
 * @param {string} folder
 */
export async function bundlePackage(folder) {
  const dist = join(folder, 'dist')
  const entries = await entriesOf(folder)
  await mkdir(dist, { recursive: true })
  const { files, licences } = await bundle(folder, entries)
  for (const entry of entries) {
    for (const [name, text] of await declarationsFrom(join(folder, TYPES), `${entry}.d.ts`)) {
      files.set(name, text)
    }
  }
  if (licences) files.set('LICENSES', licences)
  for (const each of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = join(each.parentPath, each.name)
    if (each.isFile() && !files.has(relative(dist, file))) await rm(file)
  }
  for (const [name, text] of files) await update(join(dist, name), text)
}

/**
 * Puts all of @dooryard/protocol into one file more, which Node.js takes; bundlers for browsers take the modules.
 * @param {string} folder
 */
export async function bundleForNode(folder) {
  const { files } = await bundle(folder, ['index'])
  for (const text of files.values()) await update(join(folder, 'dist/node.js'), text)
}

/**
 * The modules that the package exports and runs, by their paths in `src`.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function entriesOf(folder) {
  const { exports, bin = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const built = [...Object.values(exports).map((each) => each.default), ...Object.values(bin)]
  const names = built.flatMap((path) => /^\.\/dist\/(.+)\.js$/.exec(path ?? '')?.[1] ?? [])
  return [...new Set(names)]
}

/**
 * @param {string} folder
 * @param {string[]} entries
 */
async function bundle(folder, entries) {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const apart = Object.keys({ ...dependencies, ...peerDependencies })
  const dist = join(folder, 'dist')
  // Not before it is installed: `npm start` and `npm test` are the first commands of a fresh clone.
  const { build, transform } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => ({ in: join(folder, 'src', `${name}.ts`), out: name })),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    external: apart.flatMap((name) => [name, `${name}/*`]),
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const files = new Map()
  for (const { path, text } of outputFiles) {
    const { inputs = {} } = metafile.outputs[relative(root, path)] ?? {}
    const libraries = librariesIn(inputs)
    const isWhole = libraries.length > 0 && shareOfLibraries(inputs) > MOSTLY
    // Nobody reads libraries here: they are half as large, and say which they are.
    const { code } = isWhole
      ? await transform(text, { minify: true, keepNames: true, format: 'esm' })
      : { code: text }
    const names = isWhole ? libraries.map((name) => `// node_modules/${name}/\n`).join('') : ''
    files.set(relative(dist, path), `${names}${code}`)
  }
  return {
    files,
    licences: await licencesOf(Object.keys(metafile.inputs)),
  }
}

/** A chunk with so much of others in it is theirs. */
const MOSTLY = 0.8

/** @param {string} file */
const libraryOf = (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? null

/**
 * @param {object} inputs
 * @returns {string[]}
 */
const librariesIn = (inputs) =>
  [...new Set(Object.keys(inputs).flatMap((file) => libraryOf(file) ?? []))].sort()

/** @param {Record<string, { bytesInOutput: number }>} inputs */
function shareOfLibraries(inputs) {
  const all = Object.entries(inputs)
  const bytes = (some = all) => some.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
  return bytes(all.filter(([file]) => libraryOf(file))) / Math.max(bytes(), 1)
}

/**
 * The licences of the libraries that came along.
 * @param {string[]} inputs
 */
async function licencesOf(inputs) {
  const names = inputs.flatMap((file) => libraryOf(file) ?? [])
  const texts = [...new Set(names)].sort().map(async (name) => {
    const folder = join(root, 'node_modules', name)
    const file = (await readdir(folder)).sort().find((each) => each.startsWith('LICENSE'))
    if (!file) throw new Error(`${name} has no licence that could go with it`)
    return `${name}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`
  })
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`)
}

/**
 * A declaration and all that it leads to in its package; those of other modules are nobody's business.
 * @param {string} types
 * @param {string} entry
 * @returns {Promise<Map<string, string>>}
 */
async function declarationsFrom(types, entry) {
  const found = new Map()
  await visit(entry)
  return found

  /** @param {string} name */
  async function visit(name) {
    if (found.has(name)) return
    const text = await readFile(join(types, name), 'utf8')
    found.set(name, text)
    for (const [, path = ''] of text.matchAll(
      /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)\.[jt]s['"]/g,
    )) {
      await visit(relative(types, resolve(types, dirname(name), `${path}.d.ts`)))
    }
  }
}

/**
 * Sites are built anew when a file is newer.
 * @param {string} file
 * @param {string} text
 */
async function update(file, text) {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

// Builds packages/*/dist: JavaScript and declarations by the compiler (incremental), then the files that the compiler does not
// emit: bundles of what only servers load, stylesheets, .astro components, and Preact for @dooryard/ui.

import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { bundleForNode, bundlePackage } from './bundle-packages.mjs'
import { composeStyles } from './compose-styles.mjs'
import { bringPreact } from './own-preact.mjs'
import { compiler, packageFolders, root, run } from './workspace.mjs'

const copied = new Set(['.css', '.astro'])

/** @param {{ check?: boolean }} options `check: false` skips the type check and takes half the time */
export async function buildPackages({ check = true } = {}) {
  const folders = packageFolders.map((folder) => relative(root, folder))
  const args = [compiler, '-b', ...folders, ...(check ? [] : ['--noCheck'])]
  const { code, output } = await run('node', args, { quiet: true })
  if (code !== 0) throw new Error(`The packages do not compile:\n${output}`)
  const packages = join(root, 'packages')
  await Promise.all([
    bundleForNode(join(packages, 'protocol')),
    ...['backend', 'server'].map((name) => bundlePackage(join(packages, name))),
    ...packageFolders.map(copyAssets),
  ])
  await bringPreact(join(packages, 'ui'))
  await forgetPrebundled()
  for (const name of ['server', 'astro']) {
    await chmod(join(packages, name, 'dist/cli.js'), 0o755)
  }
}

/** Vite keeps bundles of the packages by the lock file alone, and would serve those of an earlier build. */
async function forgetPrebundled() {
  const examples = join(root, 'examples')
  for (const example of await readdir(examples)) {
    await rm(join(examples, example, 'node_modules/.vite'), { recursive: true, force: true })
  }
}

/**
 * What the compiler leaves behind: .astro components and stylesheets.
 * @param {string} folder a package
 */
export async function copyAssets(folder) {
  const source = join(folder, 'src')
  const isUi = basename(folder) === 'ui'
  for (const entry of await readdir(source, { recursive: true })) {
    if (!copied.has(extname(entry)) || (isUi && extname(entry) === '.css')) continue
    const target = join(folder, 'dist', entry)
    await mkdir(dirname(target), { recursive: true })
    const text = await readFile(join(source, entry), 'utf8')
    const built = extname(entry) === '.astro' ? withBuiltImports(text) : text
    await writeWhenChanged(target, built)
  }
  if (isUi) {
    await writeWhenChanged(join(folder, 'dist/styles.css'), await composeStyles())
  }
}

/**
 * @param {string} target
 * @param {string} text
 */
async function writeWhenChanged(target, text) {
  if (existsSync(target) && (await readFile(target, 'utf8')) === text) return
  await writeFile(target, text)
}

/**
 * `from '../client/mount.ts'` → `from '../client/mount.js'`: what the compiler does in .ts files.
 * @param {string} text
 */
function withBuiltImports(text) {
  return text.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.tsx?\2/g,
    (_, before, quote, path) => `${before}${quote}${path}.js${quote}`,
  )
}

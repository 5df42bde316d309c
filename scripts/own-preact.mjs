// The published @dooryard/ui carries the Preact it was tested with as files of its own. A site may have another Preact,
// and `@astrojs/preact` makes everybody use that one; npm shares `preact-render-to-string` between the two; and Vite
// plugins for React take every module that mentions `preact/jsx-runtime` for one of React's.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { root } from './workspace.mjs'

/** What is in `dist/preact`, and where it comes from. */
const FILES = {
  'index.js': 'preact/dist/preact.mjs',
  'index.d.ts': 'preact/src/index.d.ts',
  'dom.d.ts': 'preact/src/dom.d.ts',
  'jsx.d.ts': 'preact/src/jsx.d.ts',
  'elements.js': 'preact/jsx-runtime/dist/jsxRuntime.mjs',
  'render.js': 'preact-render-to-string/dist/index.mjs',
  'render.d.ts': 'preact-render-to-string/dist/index.d.ts',
  LICENSE: 'preact/LICENSE',
}

/** The modules by the names that the sources have for them. @type {Record<string, string>} */
const MODULES = {
  preact: 'index.js',
  'preact/jsx-runtime': 'elements.js',
  'preact-render-to-string': 'render.js',
}

const IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(preact[\w/-]*|\.\/\w+)\2/g

/** @param {string} folder @dooryard/ui, compiled */
export async function bringPreact(folder) {
  const dist = join(folder, 'dist')
  await mkdir(join(dist, 'preact'), { recursive: true })
  for (const [name, source] of Object.entries(FILES)) {
    const text = await readFile(join(root, 'node_modules', source), 'utf8')
    const alone = text.replace(/\n?\/\/# sourceMappingURL=.*\n?/, '\n')
    await update(join(dist, 'preact', name), withOwnImports(alone, join(dist, 'preact'), dist))
  }
  for (const entry of await readdir(dist, { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(entry)) continue
    const file = join(dist, entry)
    await update(file, withOwnImports(await readFile(file, 'utf8'), dirname(file), dist))
  }
}

/**
 * @param {string} text of a module
 * @param {string} folder that it is in
 * @param {string} dist
 */
function withOwnImports(text, folder, dist) {
  return text.replace(IMPORT, (statement, before, quote, name) => {
    const own = name.startsWith('.') ? `${name}.js` : MODULES[name]
    if (!own) return statement
    const path = relative(folder, join(name.startsWith('.') ? folder : join(dist, 'preact'), own))
    return `${before}${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`
  })
}

/**
 * @param {string} file
 * @param {string} text
 */
async function update(file, text) {
  if (!existsSync(file) || (await readFile(file, 'utf8')) !== text) await writeFile(file, text)
}

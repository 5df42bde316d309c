// Fails when a file reachable from a package that must run outside Node imports one of Node's modules,
// or when it reads a global that only Node has. Follows dependencies (nanostores, Preact) to their last file.
// Run by Node 24 with --conditions=source, so that it walks sources.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import typescript from 'typescript'
import { root } from './workspace.mjs'

const portable = ['protocol', 'backend', 'browser', 'ui']
const nodeGlobals = /(?<![.\w'"`/])(?:Buffer|process|__dirname|__filename)\s*[.[(]/

/** @type {Map<string, string>} file → the file that led to it */
const seen = new Map()
const problems = portable.flatMap((name) => entries(join(root, 'packages', name))).flatMap(walk)

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
} else {
  console.log(`${seen.size} files reach no module and no global of Node`)
}

/** @param {string} folder */
function entries(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.values(exports)
    .map((target) => target.source)
    .filter((source) => source && !source.endsWith('.css'))
    .map((source) => ({ file: join(folder, source), from: 'its package.json' }))
}

/**
 * @param {{ file: string, from: string }} step
 * @returns {string[]}
 */
function walk({ file, from }) {
  if (seen.has(file) || file.endsWith('.css')) return []
  seen.set(file, from)
  const text = readFileSync(file, 'utf8')
  const ours = !file.includes('node_modules')
  const found =
    ours && nodeGlobals.test(withoutComments(text)) ? [`${show(file)} reads a global of Node`] : []
  for (const { fileName } of typescript.preProcessFile(text, true, true).importedFiles) {
    if (isBuiltin(fileName)) found.push(`${show(file)} imports ${fileName}, reached from ${from}`)
    else found.push(...walk({ file: resolve(fileName, file), from: show(file) }))
  }
  return found
}

/**
 * @param {string} specifier
 * @param {string} importer
 */
function resolve(specifier, importer) {
  if (specifier.startsWith('.')) {
    const file = join(dirname(importer), specifier)
    // CommonJS leaves extensions away.
    return existsSync(file) ? file : createRequire(importer).resolve(specifier)
  }
  return fileURLToPath(import.meta.resolve(specifier, pathToFileURL(importer).href))
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** @param {string} file */
function show(file) {
  return relative(root, file)
}

// No folders of a package import each other in a circle, not even for types: a room that needs its neighbour's
// neighbour cannot be read, moved or taken away alone. A file that lies loose in `src` counts as a room of its own.
// What is known to be in a circle stands in known-folder-cycles.json, and that list may only become shorter:
// `node scripts/folder-cycles.mjs --write` takes out what is gone.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import typescript from 'typescript'
import { packageFolders, root } from './workspace.mjs'

/** @typedef {Map<string, Set<string>>} Graph room → rooms that it imports */

const listFile = join(root, 'scripts/known-folder-cycles.json')
/** @type {Record<string, string[]>} */
const known = existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : {}

let failed = false
/** @type {Record<string, string[]>} */
const kept = {}
for (const folder of packageFolders) {
  const name = basename(folder)
  const found = circular(readGraph(join(folder, 'src')))
  const listed = known[name] ?? []
  complain(
    name,
    found.filter((edge) => !listed.includes(edge)),
    'closes a circle of folders',
  )
  const gone = listed.filter((edge) => !found.includes(edge))
  if (!process.argv.includes('--write')) {
    complain(name, gone, 'is gone from the circle: take it out of the list (--write)')
  }
  if (gone.length < listed.length) kept[name] = listed.filter((edge) => found.includes(edge))
  const count = listed.length - gone.length
  if (count > 0) console.log(`${name}: ${count} imports between folders are known to be circular`)
}
if (process.argv.includes('--write')) writeFileSync(listFile, `${JSON.stringify(kept, null, 2)}\n`)
process.exitCode = failed ? 1 : 0

/**
 * @param {string} name
 * @param {string[]} edges
 * @param {string} what
 */
function complain(name, edges, what) {
  for (const edge of edges) console.error(`${name}: ${edge} ${what}`)
  if (edges.length > 0) failed = true
}

/**
 * @param {string} source
 * @returns {Graph}
 */
function readGraph(source) {
  /** @type {Graph} */
  const graph = new Map()
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$|(^|\/)testing\//.test(file)) continue
    const from = roomOf(file)
    const targets = graph.get(from) ?? new Set()
    graph.set(from, targets)
    const text = readFileSync(join(source, file), 'utf8')
    for (const { fileName } of typescript.preProcessFile(text, true, true).importedFiles) {
      if (!fileName.startsWith('.')) continue
      const to = roomOf(relative(source, join(source, dirname(file), fileName)))
      if (to !== from) targets.add(to)
    }
  }
  return graph
}

/**
 * The folder of a file, or the file itself when it lies loose in the source folder.
 * @param {string} file
 */
function roomOf(file) {
  const folder = dirname(file)
  return folder === '.' ? file : folder
}

/**
 * The imports that lie on a circle: those whose target leads back to where they come from.
 * @param {Graph} graph
 */
function circular(graph) {
  return [...graph]
    .flatMap(([from, targets]) => {
      return [...targets].filter((to) => reaches(graph, to, from)).map((to) => `${from} → ${to}`)
    })
    .sort()
}

/**
 * @param {Graph} graph
 * @param {string} start
 * @param {string} goal
 */
function reaches(graph, start, goal) {
  const seen = new Set([start])
  for (const room of seen) {
    if (room === goal) return true
    for (const next of graph.get(room) ?? []) seen.add(next)
  }
  return false
}

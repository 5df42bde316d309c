// No folders of a package import each other in a circle, not even for types: a room that needs its neighbour's
// neighbour cannot be read, moved or taken away alone. A file that lies loose in `src` counts as a room of its own.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import typescript from 'typescript'
import { packageFolders } from './workspace.mjs'

/** @typedef {Map<string, Set<string>>} Graph room → rooms that it imports */

for (const folder of packageFolders) {
  for (const [from, to] of circular(readGraph(join(folder, 'src')))) {
    console.error(`${basename(folder)}: ${from} imports ${to}, which leads back to it`)
    process.exitCode = 1
  }
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
 * The folder of a file, or the file itself when it lies loose in the source folder. Routes stand in the folder of
 * their resource and belong to the surface that runs them.
 * @param {string} file
 */
function roomOf(file) {
  if (file.endsWith('-routes.ts')) {
    return file.endsWith('backend-routes.ts') ? 'backend-api' : 'frontend-api'
  }
  const folder = dirname(file)
  return folder === '.' ? file : folder
}

/**
 * The imports that lie on a circle: those whose target leads back to where they come from.
 * @param {Graph} graph
 * @returns {[from: string, to: string][]}
 */
function circular(graph) {
  /** @type {[from: string, to: string][]} */
  const edges = []
  for (const [from, targets] of graph) {
    for (const to of targets) if (reaches(graph, to, from)) edges.push([from, to])
  }
  return edges
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

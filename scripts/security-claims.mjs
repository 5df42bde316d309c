// What the table of docs/security.md claims, and what a comment in the sources claims, has a test that names it; and
// what a test proves stands in the table.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './workspace.mjs'

const page = 'docs/security.md'
const rows = readFileSync(join(root, page), 'utf8').match(/^\| [A-Z]+-\d.*$/gm) ?? []
const claimed = new Set(rows.flatMap((row) => idsOf(row.split('|')[1] ?? '')))
const families = new Set([...claimed].map((id) => id.replace(/-.*/, '')))

/** @type {Map<string, string>} id → the test that names it */
const proven = new Map()
/** @type {Map<string, string>} id → the source that names it */
const said = new Map()
for (const file of ['packages', 'tests', 'conformance'].flatMap((folder) => filesIn(folder))) {
  const isTest = /\.test\.tsx?$/.test(file) || !/^packages\/[^/]+\/src\//.test(file)
  const found = isTest ? proven : said
  for (const id of idsOf(readFileSync(join(root, file), 'utf8'))) {
    if (families.has(id.replace(/-.*/, ''))) found.set(id, file)
  }
}

const problems = [
  ...[...claimed]
    .filter((id) => !proven.has(id))
    .map((id) => `${id}: claimed, and no test names it`),
  ...[...said.keys()]
    .filter((id) => !proven.has(id))
    .map((id) => `${id}: named in ${said.get(id)}, and by no test`),
  ...[...proven.keys()]
    .filter((id) => !claimed.has(id))
    .map((id) => `${id}: proven in ${proven.get(id)}, and not in the table of ${page}`),
]
if (claimed.size === 0) problems.push(`${page} has no table of claims`)
for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log(`${claimed.size} claims, each named by a test`)
process.exitCode = problems.length > 0 ? 1 : 0

/** @param {string} text */
function idsOf(text) {
  return text.match(/\b[A-Z]{2,}-\d+\b/g) ?? []
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|astro|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/(^|\/)(node_modules|dist|\.\w+)\//.test(file))
}

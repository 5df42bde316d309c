// `npm test`: everything CI runs, from a fresh clone on. Steps go on after a failure, so that one run shows
// all of them; the last line counts. `npm test -- unit browser` runs only the steps named.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildPackages } from './build-packages.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePostgres, givenPostgres, mayStartPostgres } from './postgres.mjs'
import { binFolder, compiler, install, mustRun, packageFolders, root, run } from './workspace.mjs'

/** @typedef {{ passed: number, failed: number, output: string, note?: string | undefined }} Outcome */

const reports = await mkdtemp(join(tmpdir(), 'dooryard-test-'))

/** What a developer's shell may export, and no test may notice. */
const FOREIGN_SHELL = {
  NODE_ENV: 'production',
  PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_c2hlbGwuZXhhbXBsZSQ',
  CLERK_SECRET_KEY: 'sk_live_of_the_shell',
  DOORYARD_TRUSTED_PROXIES: '1',
}

/** Nothing else runs beside these; a watcher leaves one core to the editor. */
const ALL_CORES = '100%'

/** Every step of a full run, in order. @type {Record<string, { title: string, work: () => Promise<Outcome> }>} */
const steps = {
  lint: {
    title: 'Format, lint, layer rules, import cycles',
    work: () => command('biome', ['ci', '.']),
  },
  floors: {
    title: 'Floors of the server',
    work: () => command('node', ['scripts/floors.mjs']),
  },
  folders: {
    title: 'No circles of folders',
    work: () => command('node', ['scripts/folder-cycles.mjs']),
  },
  claims: {
    title: 'Every claim of docs/security.md has a test',
    work: () => command('node', ['scripts/security-claims.mjs']),
  },
  types: { title: 'Types', work: () => command('node', [compiler, '-b']) },
  pages: { title: 'Types of the examples’ pages', work: checkPages },
  portable: {
    title: 'protocol, backend, browser and ui reach nothing of Node',
    work: () =>
      command('node', [
        '--conditions=source',
        '--experimental-import-meta-resolve',
        'scripts/portable.mjs',
      ]),
  },
  publish: { title: 'Packages are fit to publish', work: checkPackages },
  unit: {
    title: 'Unit tests',
    work: () => vitest('unit', { env: FOREIGN_SHELL, workers: ALL_CORES }),
  },
  postgres: {
    title: 'The server on PostgreSQL',
    work: () => vitest('postgres', { env: FOREIGN_SHELL, workers: ALL_CORES }),
  },
  browser: { title: 'Browser tests', work: () => vitest('browser') },
  conformance: { title: 'Genuine Clerk packages against our server', work: conformance },
  packed: { title: 'Packed packages in sites of their own', work: () => vitest('packed') },
  sites: {
    title: 'Sites with other frameworks, stylesheets and package managers',
    work: () => vitest(null, { cwd: join(root, 'tests/sites') }),
  },
}

/** Steps that look at nothing but sources. */
const fromSource = ['lint', 'floors', 'folders', 'claims', 'types', 'portable', 'unit', 'postgres']

const started = Date.now()
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}`)
  process.exit(1)
}

try {
  await timed('Install', () => install({ tests: true }))
  if (
    !Object.keys(steps)
      .filter(isChosen)
      .every((name) => fromSource.includes(name))
  )
    await timed('Build', () => buildPackages())
  if (['browser', 'conformance', 'packed', 'sites'].some(isChosen))
    await timed('Chromium', ensureChromium)
  if (['postgres', 'browser'].some(isChosen)) {
    if (!givenPostgres()) await timed('PostgreSQL', ensurePostgres)
    else if (!(await mayStartPostgres()))
      console.log(
        '── PostgreSQL is given and none installed: tests that stop and kill one are left out',
      )
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const total = { passed: 0, failed: 0 }
const summary = []
for (const [name, { title, work }] of Object.entries(steps)) {
  if (!isChosen(name)) continue
  const begin = Date.now()
  console.log(`\n── ${title}`)
  /** @type {Outcome} */
  const outcome = await work().catch((error) => ({ passed: 0, failed: 1, output: String(error) }))
  if (outcome.failed > 0) console.log(outcome.output.trim())
  else if (outcome.note) console.log(outcome.note.trim())
  total.passed += outcome.passed
  total.failed += outcome.failed
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`
  summary.push(`${outcome.failed > 0 ? '✗' : '✓'} ${title}: ${counts} in ${seconds(begin)}`)
  console.log(summary.at(-1))
}
await rm(reports, { recursive: true, force: true })

console.log(`\n── Summary after ${seconds(started)}\n${summary.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** @param {string} name */
function isChosen(name) {
  return chosen.length === 0 || chosen.includes(name)
}

/** @param {number} begin */
function seconds(begin) {
  return `${((Date.now() - begin) / 1000).toFixed(1)} s`
}

/**
 * @param {string} title
 * @param {() => Promise<unknown>} work
 */
async function timed(title, work) {
  const begin = Date.now()
  await work()
  console.log(`── ${title}: ${seconds(begin)}`)
}

/**
 * A check that either passes or fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
async function command(program, args, cwd = root) {
  const { code, output } = await run(program, args, { cwd, quiet: true })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
}

/**
 * Checks of folders of their own, side by side.
 * @param {Promise<Outcome>[]} checks
 * @returns {Promise<Outcome>}
 */
async function all(checks) {
  const sum = { passed: 0, failed: 0, output: '' }
  for (const { passed, failed, output } of await Promise.all(checks)) {
    sum.passed += passed
    sum.failed += failed
    if (failed > 0) sum.output += `${output.trim()}\n`
  }
  return sum
}

/** `astro check` of every example, warnings included. */
function checkPages() {
  const examples = ['quickstart', 'showcase', 'teams'].map((name) => join(root, 'examples', name))
  return all(examples.map((folder) => command('astro', ['check'], folder)))
}

function checkPackages() {
  const folders = packageFolders.map((folder) => relative(root, folder))
  return all(folders.map((folder) => command('publint', ['run', folder, '--strict'])))
}

/**
 * Runs one project of vitest.config.ts, or the suite of a folder with a configuration of its own, and
 * shows what failed; a project without a single test counts as failed.
 * @param {string | null} project
 * @param {{ cwd?: string, env?: Record<string, string>, workers?: string }} where
 * @returns {Promise<Outcome>}
 */
async function vitest(project, { cwd = root, env: shell = {}, workers } = {}) {
  const file = join(reports, `${project ?? 'suite'}.json`)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  if (project) args.push('--project', project)
  if (workers) args.push(`--maxWorkers=${workers}`)
  const env = { ...shell, NO_COLOR: '1', FORCE_COLOR: undefined }
  const { code, output } = await run(join(binFolder, 'vitest'), args, { cwd, env, quiet: true })
  const report = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const passed = report.numPassedTests ?? 0
  const broken = report.numFailedTests || (code === 0 && passed > 0 ? 0 : 1)
  return { passed, failed: broken, output: output.replace(/^ ✓ .*\n/gm, '') }
}

async function conformance() {
  const folder = join(root, 'conformance')
  await mustRun('node', ['install.mjs'], { cwd: folder })
  const outcome = await vitest(null, { cwd: folder })
  return { ...outcome, note: /^Covered in this run:[\s\S]*/m.exec(outcome.output)?.[0] }
}

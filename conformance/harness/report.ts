import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { backendMethods } from './backend-methods.ts'
import { browserMethods, browserResources } from './browser-methods.ts'
import { filesIn, KINDS, type Kind, readBooks } from './covered.ts'
import { LEFT_OUT } from './left-out.ts'
import { pageObjectMethods } from './page-objects.ts'
import { frontendEndpoints, proofs } from './wire.ts'

const TITLES: Record<Kind, string> = {
  methods: 'methods of genuine @clerk/backend',
  'browser methods': 'methods of genuine clerk-js',
  endpoints: 'endpoints, by genuine clerk-js and @clerk/ui',
  proofs: 'proofs, by genuine clerk-js and @clerk/ui',
  'page objects': 'methods of the page objects of genuine @clerk/testing',
}

/** Before the tests: where they write down what they cover. After them: the table of it. */
export default async function report(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-covered-'))
  project.provide('covered', folder)
  const resources = browserResources()
  project.provide('resources', resources)
  return async () => {
    const [covered, ran] = [readBooks(folder), filesIn(folder)]
    await rm(folder, { recursive: true, force: true })
    const all: Record<Kind, string[]> = {
      methods: backendMethods(),
      'browser methods': browserMethods(resources),
      endpoints: frontendEndpoints(),
      proofs: proofs(),
      'page objects': pageObjectMethods(),
    }
    console.log('\nCovered in this run:')
    const faults = KINDS.flatMap((kind) => print(kind, all[kind], covered[kind]))
    if (faults.length > 0 && (await isWhole(ran)))
      throw new Error(`The list of what is left out is not true:\n${faults.join('\n')}`)
  }
}

/** Whether every file of tests had its turn. */
async function isWhole(ran: ReadonlySet<string>): Promise<boolean> {
  const files = await readdir(join(import.meta.dirname, '..'))
  return files.filter((name) => name.endsWith('.test.ts')).every((name) => ran.has(name))
}

/** One table; returns what is wrong with the list of what is left out. */
function print(kind: Kind, all: readonly string[], covered: ReadonlySet<string>): string[] {
  const reasons = new Map(
    Object.entries(kind === 'endpoints' ? {} : LEFT_OUT[kind]).flatMap(([reason, names]) =>
      names.map((name) => [name, reason] as const),
    ),
  )
  const reasonOf = (name: string) => reasons.get(name) ?? reasons.get(name.replace(/\..*/, '.*'))
  const [done, open] = [true, false].map((is) => all.filter((name) => covered.has(name) === is))
  console.log(`\n── ${done!.length} of ${all.length} ${TITLES[kind]}`)
  for (const [group, names] of byGroup(kind, done!)) console.log(`${group}: ${names.join(' ')}`)
  const rest = grouped(open!, (name) => reasonOf(name) ?? '')
  for (const [reason, names] of rest)
    console.log(`   not${reason && `, ${reason}`}: ${names.join(', ')}`)
  const listed = done!.filter(reasonOf)
  if (listed.length > 0) console.log(`   and no reason not to: ${listed.join(', ')}`)
  if (kind === 'endpoints') return []
  const known = new Set(all.flatMap((name) => [name, name.replace(/\..*/, '.*')]))
  return [
    ...(rest.get('') ?? []).map((name) => `${kind}: not covered, and nobody says why: ${name}`),
    ...[...reasons.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${kind}: left out, and unknown: ${name}`),
  ]
}

/** By the first word: `users` of `users.getUser`, `POST` of an endpoint, the stage of a proof. */
function byGroup(kind: Kind, names: readonly string[]): Map<string, string[]> {
  const separator = {
    methods: '.',
    'browser methods': '.',
    endpoints: ' ',
    proofs: ': ',
    'page objects': '.',
  }[kind]
  const groups = grouped(names, (name) => name.split(separator)[0]!)
  const short = (name: string) => name.slice(name.indexOf(separator) + separator.length)
  return new Map([...groups].map(([group, each]) => [group, each.map(short)]))
}

function grouped(names: readonly string[], of: (name: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) groups.set(of(name), [...(groups.get(of(name)) ?? []), name])
  return groups
}

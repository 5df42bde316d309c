import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root } from '../scripts/workspace.mjs'

const theirs = join(import.meta.dirname, 'node_modules/@clerk/astro')
const shared = join(import.meta.dirname, 'node_modules/@clerk/shared/dist/types/index.d.ts')
const ours = join(root, 'packages/astro/src')

const entries = {
  '.': ['dist/index.d.ts', 'index.ts'],
  './server': ['dist/server/index.d.ts', 'server.ts'],
  './client': ['dist/client/index.d.ts', 'client.ts'],
  './components': ['components/index.ts', 'components/index.ts'],
  './react': ['dist/react/index.d.ts', 'react.ts'],
  './webhooks': ['dist/webhooks.d.ts', 'webhooks.ts'],
  './internal': ['dist/internal/index.d.ts', 'internal.ts'],
  './types': ['dist/types/types/index.d.ts', 'types.ts'],
} as const

/** Names of majors 2 and 3 that the one compared with has no longer. astro-sdk.md §16. */
const EARLIER = {
  './server': ['createRouteMatcher'],
  './components': [
    'SignedIn',
    'SignedOut',
    'Protect',
    'CheckoutButton',
    'SubscriptionDetailsButton',
    '__experimental_PlanDetailsButton',
  ],
  './react': [
    'SignedIn',
    'SignedOut',
    'Protect',
    'CheckoutButton',
    'PlanDetailsButton',
    'SubscriptionDetailsButton',
  ],
} as Record<string, string[]>

/** All names of modules, values and types. */
function exportsOf(files: string[]): Map<string, string[]> {
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['source'],
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  return new Map(
    files.map((file) => {
      const symbol = checker.getSymbolAtLocation(program.getSourceFile(file)!)!
      return [file, checker.getExportsOfModule(symbol).map(({ name }) => name)]
    }),
  )
}

it('no name of genuine @clerk/astro is missing from any entry, be it a value or a type', () => {
  const pairs = Object.entries(entries).map(
    ([entry, [their, our]]) => [entry, join(theirs, their), join(ours, our)] as const,
  )
  const names = exportsOf([...pairs.flatMap(([, their, our]) => [their, our]), shared])
  const sharedTypes = names.get(shared)!
  expect(sharedTypes.length).toBeGreaterThan(100)
  for (const [entry, their, our] of pairs) {
    const all = [...names.get(their)!, ...(EARLIER[entry] ?? [])]
    // Those of Clerk's shared package are in the list of known gaps.
    const wanted = entry === './types' ? all.filter((name) => !sharedTypes.includes(name)) : all
    expect(wanted, entry).not.toEqual([])
    expect(names.get(our), entry).toEqual(expect.arrayContaining(wanted))
  }
})

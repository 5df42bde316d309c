import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeProblem } from './node-version.ts'

test.each(['18.20.4', '20.20.2', '22.12.0', '24.14.9'])(
  'Node.js %s is told what is needed',
  (version) => {
    expect(nodeProblem(version)).toContain(`needs Node.js 24.15 or later, and this is ${version}`)
  },
)

test.each(['24.15.0', '24.21.0', '25.0.0', '26.1.0'])('Node.js %s will do', (version) => {
  expect(nodeProblem(version)).toBeNull()
})

test('the floor is the one that the manifest names', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const floor = manifest.engines.node.replace('>=', '')
  expect(nodeProblem(floor)).toBeNull()
})

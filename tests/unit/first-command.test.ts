import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/workspace.mjs'

/** All that a script imports before its first line runs, with what those import. */
function importsOf(file: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file)) return seen
  const text = readFileSync(file, 'utf8')
  const names = [...text.matchAll(/^(?:import|\} from)\b.*?'([^']+)'$/gm)].map((match) => match[1]!)
  seen.set(file, names)
  for (const name of names) {
    if (name.startsWith('.')) importsOf(join(dirname(file), name), seen)
  }
  return seen
}

test('the first command of a fresh clone needs nothing that it installs', () => {
  const files = ['start', 'test', 'build'].map((name) => join(root, 'scripts', `${name}.mjs`))
  for (const file of files) {
    const imported = importsOf(file)
    expect(imported.size).toBeGreaterThan(1)
    const foreign = [...imported.values()].flat().filter((name) => !/^(node:|\.)/.test(name))
    expect(foreign, file).toEqual([])
  }
})

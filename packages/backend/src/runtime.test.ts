import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const protocol = resolve(
  dirname(createRequire(import.meta.url).resolve('@dooryard/protocol/package.json')),
  'src/index.ts',
)

const ENTRIES = ['index.ts', 'jwt.ts', 'errors.ts', 'internal.ts', 'webhooks.ts']

/** Names that exist in some runtimes only. `process` is looked for as a member of `globalThis`, where it may be missing. */
const RUNTIME_OWN =
  /\b(?:Buffer|Deno|Bun|__dirname|require)\b|(?<!globalThis as \{ |\{ )\bprocess\./

/** Followed to their last file by scripts/portable.mjs. */
const LIBRARIES = Object.keys(
  JSON.parse(readFileSync(resolve(here, '../package.json'), 'utf8')).dependencies,
)

/** Every module of ours that an entry reaches, with its text. */
function reach(entry: string): Map<string, string> {
  const found = new Map<string, string>()
  const waiting = [resolve(here, entry)]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue
    const text = readFileSync(file, 'utf8')
    found.set(file, text)
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      if (specifier === '@dooryard/protocol') waiting.push(protocol)
      else if (specifier?.startsWith('.')) waiting.push(resolve(dirname(file), specifier))
      else if (!LIBRARIES.includes(specifier!)) throw new Error(`${file} imports ${specifier}`)
    }
  }
  return found
}

test.each(ENTRIES)('%s runs on any runtime: it reaches only web-standard code', (entry) => {
  for (const [file, text] of reach(entry)) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect([file, RUNTIME_OWN.exec(code)?.[0]]).toEqual([file, undefined])
  }
})

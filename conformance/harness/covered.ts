import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Resource } from './browser-methods.ts'

/** What a run can cover: methods of the genuine clients, endpoints and proofs that genuine pages ask for, page objects. */
export const KINDS = ['methods', 'browser methods', 'endpoints', 'proofs', 'page objects'] as const
export type Kind = (typeof KINDS)[number]

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder where the files of a run write down what they covered. */
    covered: string
    /** What genuine clerk-js gives pages. */
    resources: Resource[]
  }
}

const written = new Set<string>()

/** Opens the book of this process: what it hears goes into a file of its own. */
export function bookIn(folder: string): (kind: Kind, name: string) => void {
  const file = join(folder, String(process.pid))
  return (kind, name) => {
    const line = `${kind}\t${name}\n`
    if (written.has(line)) return
    written.add(line)
    appendFileSync(file, line)
  }
}

/** What all files of a run wrote down. */
export function readBooks(folder: string): Record<Kind, ReadonlySet<string>> {
  const lines = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .map((line) => line.split('\t'))
  const of = (kind: Kind) => new Set(lines.flatMap(([key, name]) => (key === kind && name) || []))
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, Set<string>>
}

const RAN = '.ran'

/** Notes that a file of tests has its turn. */
export const noteFile = (folder: string, file: string): void =>
  appendFileSync(join(folder, RAN), `${basename(file)}\n`)

/** The files of tests that had their turn. */
export const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(existsSync(join(folder, RAN)) ? readFileSync(join(folder, RAN), 'utf8').split('\n') : [])

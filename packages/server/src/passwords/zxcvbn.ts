import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import graphs from '@zxcvbn-ts/language-common/src/adjacencyGraphs.json' with { type: 'json' }
import { commonPasswords } from './common.ts'

let making: Promise<ZxcvbnFactory> | undefined

/** One for all servers of a process. The list of passwords that are guessed first is its dictionary. */
export function zxcvbn(): Promise<ZxcvbnFactory> {
  making ??= make()
  return making
}

async function make(): Promise<ZxcvbnFactory> {
  const ranked = [...(await commonPasswords())].sort(([, a], [, b]) => a - b)
  const passwords = ranked.map(([word]) => word)
  return new ZxcvbnFactory({ dictionary: { passwords }, graphs })
}

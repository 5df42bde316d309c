import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { createPublishableKey, createSecretKey, randomText } from '@dooryard/protocol'
import type { Random } from '../random.ts'

export interface KeyPair {
  publishableKey: string
  secretKey: string
}

/** Reads the keys of a development instance from its private folder, or makes them there. */
export function readOrCreateKeyFile(
  dataDir: string,
  random: Random,
  create: (random: Random) => KeyPair = createKeyPair,
): KeyPair {
  createPrivateFolder(dataDir)
  const file = join(dataDir, 'keys.json')
  return readKeyFile(file) ?? writeKeyFile(file, create(random))
}

/**
 * A folder that only this user can open and that git never sees (SEC-4, SEC-5).
 *
 * @throws {Error} that says who must be able to write where.
 */
export function createPrivateFolder(folder: string): void {
  try {
    // Resolved: below a working directory that was deleted, Node.js would try for ever.
    mkdirSync(resolve(folder), { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    writeIfMissing(join(folder, '.gitignore'), '*\n')
  } catch (cause) {
    throw new Error(
      `The folder ${folder}, for keys and users, cannot be used (${(cause as NodeJS.ErrnoException).code}). Let ` +
        'the user that runs the server make it and write to it; a database elsewhere is named in DOORYARD_DATABASE.',
      { cause },
    )
  }
}

function writeIfMissing(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    if (!isExisting(error)) throw error
  }
}

/** Keys of a new development instance whose server is the app itself. */
export function createKeyPair(random: Random): KeyPair {
  const pick = (words: readonly string[]) => words[random(1)[0]! % words.length]!
  const number = 10 + (random(1)[0]! % 90)
  const host = `${pick(ADJECTIVES)}-${pick(NOUNS)}-${number}.dooryard.internal`
  return {
    publishableKey: createPublishableKey(host, 'development'),
    secretKey: createSecretKey('development', randomText(43, random)),
  }
}

function readKeyFile(file: string): KeyPair | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const { publishableKey, secretKey } = parse(text, file)
  if (typeof publishableKey === 'string' && typeof secretKey === 'string') {
    return { publishableKey, secretKey }
  }
  throw new Error(`${file} holds no keys. Delete it to get new ones (and lose the users).`)
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (cause) {
    throw new Error(`${file} is not JSON. Delete it to get new keys.`, { cause })
  }
}

/** Whole or not at all, and never over the file of another process that started at the same time. */
function writeKeyFile(file: string, keys: KeyPair): KeyPair {
  const draft = `${file}.${process.pid}`
  const descriptor = openSync(draft, 'w', 0o600)
  writeFileSync(descriptor, `${JSON.stringify(keys, null, 2)}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  try {
    linkSync(draft, file)
    return keys
  } catch (error) {
    if (!isExisting(error)) throw error
    return readKeyFile(file)!
  } finally {
    unlinkSync(draft)
  }
}

const isExisting = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST'

const ADJECTIVES = (
  'amber brave brisk calm clear cosy crisp eager early fair fleet fresh gentle glad golden keen kind light lively ' +
  'lucky mellow merry neat noble plain proud quick quiet ready royal sharp smart snug spry steady sunny swift tidy ' +
  'warm wise'
).split(' ')

const NOUNS = (
  'alder badger beaver birch brook cedar clover crane deer elm falcon fern finch fox garden hare hazel heron ivy ' +
  'jay lark linden lynx maple meadow moss newt oak orchard otter owl pine poplar raven river robin rowan stoat swan ' +
  'willow wren'
).split(' ')

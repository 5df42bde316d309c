import { hash, timingSafeEqual } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Read } from './imported.ts'

// Digests of older systems, that are quick to compute: each is replaced at the first sign-in (PW-2).

type Hash = 'md5' | 'sha1' | 'sha256' | 'sha512'

const digestOf = (name: Hash, ...parts: Uint8Array[]): Buffer =>
  hash(name, Buffer.concat(parts), 'buffer')

const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

/** Rounds between which others have their turn. */
const ROUNDS_A_TURN = 2000

/** Hashes what came of the last round with `more`, again and again. */
async function repeat(name: Hash, start: Buffer, more: Buffer, rounds: number): Promise<Buffer> {
  let current = start
  for (let round = 1; round <= rounds; round++) {
    current = digestOf(name, current, more)
    if (round % ROUNDS_A_TURN === 0) await nextTurn()
  }
  return current
}

/** The hash of the password alone, in hex. */
export function readPlain(name: Hash, bytes: number): Read {
  const form = new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'i')
  return (digest) => {
    if (!form.test(digest)) return null
    const tag = Buffer.from(digest, 'hex')
    return async (password) => isSame(digestOf(name, password), tag)
  }
}

const MAX_SALT = 256

/** `<hash in hex>$<salt>`. Which of password and salt comes first the digest does not say: either is tried. */
export function readSalted(name: Hash, bytes: number): Read {
  const form = new RegExp(`^([0-9a-f]{${2 * bytes}})\\$([\\x20-\\x7e]{1,${MAX_SALT}})$`, 'i')
  return (digest) => {
    const match = form.exec(digest)
    if (!match) return null
    const [tag, salt] = [Buffer.from(match[1]!, 'hex'), Buffer.from(match[2]!)]
    return async (password) =>
      isSame(digestOf(name, password, salt), tag) || isSame(digestOf(name, salt, password), tag)
  }
}

const SHA1_BYTES = 20

/** `{SSHA}<base64 of hash and salt>`. https://www.openldap.org/faq/data/cache/347.html */
export const readLdapSsha: Read = (digest) => {
  const match = /^\{SSHA\}([A-Za-z0-9+/]{32,512}={0,2})$/i.exec(digest)
  const bytes = Buffer.from(match?.[1] ?? '', 'base64')
  if (bytes.length <= SHA1_BYTES) return null
  const [tag, salt] = [bytes.subarray(0, SHA1_BYTES), bytes.subarray(SHA1_BYTES)]
  return async (password) => isSame(digestOf('sha1', password, salt), tag)
}

const ITOA64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const MAX_PHPASS_EXPONENT = 17

/**
 * `$P$<rounds><salt><hash>`, as WordPress and phpBB have it. `prepare`: what is hashed in the place of the password.
 * https://www.openwall.com/phpass/
 */
export function readPhpass(prepare: (password: Buffer) => Buffer = (password) => password): Read {
  return (digest) => {
    const match = /^\$[PH]\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/.exec(digest)
    const exponent = match ? ITOA64.indexOf(match[1]!) : 0
    if (!match || exponent < 7 || exponent > MAX_PHPASS_EXPONENT) return null
    const [, , salt = '', tag = ''] = match
    return async (password) => {
      const text = prepare(password)
      const first = digestOf('md5', Buffer.from(salt), text)
      const last = await repeat('md5', first, text, 2 ** exponent)
      return isSame(Buffer.from(encode64(last)), Buffer.from(tag))
    }
  }
}

/** Of md5 the text of its hash, as systems did that kept that before. */
export const md5Text = (password: Buffer): Buffer => Buffer.from(hash('md5', password, 'hex'))

/** Six bits a character, the least ones first. */
function encode64(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const part = bytes.subarray(at, at + 3)
    const value = part.reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0)
    for (let sign = 0; sign <= part.length; sign++) text += ITOA64[(value >>> (6 * sign)) & 63]
  }
  return text
}

const MAX_SYMFONY_ROUNDS = 50_000
const SYMFONY_ROUNDS = 5000

/**
 * `sha512_symfony$<rounds>$<salt>$<hash>`, or `<hash>$<salt>` with as many rounds as it had without a setting; the hash in
 * base64. https://github.com/symfony/password-hasher/blob/7.0/Hasher/MessageDigestPasswordHasher.php
 */
export const readSymfony: Read = (digest) => {
  const tagged = /^sha512_symfony\$(\d{1,6})\$([^${}]{0,256})\$([A-Za-z0-9+/]{86}==)$/.exec(digest)
  const short = /^([A-Za-z0-9+/]{86}==)(?:\$([^${}]{0,256}))?$/.exec(digest)
  if (!tagged && !short) return null
  const [rounds, salt = '', text = ''] = tagged
    ? [Number(tagged[1]), tagged[2], tagged[3]]
    : [SYMFONY_ROUNDS, short?.[2], short?.[1]]
  if (rounds < 1 || rounds > MAX_SYMFONY_ROUNDS) return null
  const tag = Buffer.from(text, 'base64')
  return async (password) => {
    const merged = salt === '' ? password : Buffer.concat([password, Buffer.from(`{${salt}}`)])
    const first = digestOf('sha512', merged)
    return isSame(await repeat('sha512', first, merged, rounds - 1), tag)
  }
}

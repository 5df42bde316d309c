import { argon2, createCipheriv, createHash, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Outside } from '../outside/outside.ts'
import { PASSWORD_MAX_BYTES } from '../settings/numbers.ts'
import { isCognitoPassword, readCognitoDigest } from './cognito.ts'
import {
  md5Text,
  readLdapSsha,
  readPhpass,
  readPlain,
  readSalted,
  readSymfony,
} from './old-digests.ts'
import { PasswordSourceError } from './source-error.ts'

/** Kinds of digests that can be brought along from elsewhere. Backend API §2.1. */
export const IMPORTED_HASHERS = [
  'argon2id',
  'argon2i',
  'bcrypt',
  'bcrypt_peppered',
  'bcrypt_sha256_django',
  'scrypt_firebase',
  'scrypt_werkzeug',
  'pbkdf2_sha256',
  'pbkdf2_sha256_django',
  'pbkdf2_sha1',
  'pbkdf2_sha512',
  'pbkdf2_sha512_hex',
  'phpass',
  'md5_phpass',
  'ldap_ssha',
  'md5',
  'md5_salted',
  'sha256',
  'sha256_salted',
  'sha512_symfony',
  'awscognito',
] as const

export type ImportedHasher = (typeof IMPORTED_HASHERS)[number]

/** Answers whether a password, as bytes, is the one of the digest. */
export type Verify = (password: Buffer) => Promise<boolean>

/** Reads a digest; null when it is not of the kind, or costs more than a sign-in may. */
export type Read = (digest: string, means: Means) => Verify | null

/** What the digest of a password does not say of it. */
export interface Means {
  /** What another system added to all passwords. */
  pepper: string | null
  /** Another address for Cognito. */
  cognitoUrl: string | null
  outside: Outside | null
}

const NONE: Means = { pepper: null, cognitoUrl: null, outside: null }

const PREFIX = 'imported:'

/**
 * The text to store for a digest of another system; null when it is not of that kind or costs too much to verify, which
 * would let one sign-in hold the server up (PW-2).
 */
export function toImportedDigest(digest: string, hasher: ImportedHasher): string | null {
  return READERS[hasher](digest, NONE) ? `${PREFIX}${hasher}:${digest}` : null
}

export function isImportedDigest(digest: string): boolean {
  return digest.startsWith(PREFIX)
}

/** Somebody else is asked, which takes no processor of ours and their time. */
export const isAskedElsewhere = (digest: string): boolean =>
  digest.startsWith(`${PREFIX}awscognito:`)

/** Tries the password as we normalise it and as it was typed: the other system may have done either (PW-4). */
export async function verifyImported(
  digest: string,
  { normalized, raw }: { normalized: string; raw: string },
  means: Means = NONE,
): Promise<boolean> {
  const [, hasher, ...rest] = digest.split(':')
  const verify = READERS[hasher as ImportedHasher]?.(rest.join(':'), means)
  if (!verify) return false
  const isRight = async (text: string) => {
    const bytes = Buffer.from(text)
    // Old systems hash all of it thousands of times: what is longer than any password costs no more, and is none (PW-3).
    return (
      (await verify(bytes.subarray(0, PASSWORD_MAX_BYTES))) && bytes.length <= PASSWORD_MAX_BYTES
    )
  }
  return (await isRight(normalized)) || (normalized !== raw && isRight(raw))
}

const READERS: Record<ImportedHasher, Read> = {
  argon2id: (digest) => readArgon2(digest, 'argon2id'),
  argon2i: (digest) => readArgon2(digest, 'argon2i'),
  bcrypt: (digest) => readBcrypt(digest, (password) => password.toString()),
  bcrypt_peppered: (digest, { pepper }) =>
    readBcrypt(digest, (password) => {
      if (pepper === null) throw new PasswordSourceError('password.imported.pepper is not set')
      return `${password}${pepper}`
    }),
  bcrypt_sha256_django: (digest) =>
    digest.startsWith('bcrypt_sha256$')
      ? readBcrypt(digest.slice('bcrypt_sha256$'.length), (password) =>
          createHash('sha256').update(password).digest('hex'),
        )
      : null,
  scrypt_firebase: readFirebaseScrypt,
  scrypt_werkzeug: readWerkzeugScrypt,
  pbkdf2_sha256: (digest) => readPbkdf2(digest, { hash: 'sha256', salt: 'base64', tag: 'base64' }),
  pbkdf2_sha256_django: (digest) =>
    readPbkdf2(digest, { hash: 'sha256', salt: 'utf8', tag: 'base64' }),
  pbkdf2_sha1: (digest) => readPbkdf2(digest, { hash: 'sha1', salt: 'hex', tag: 'hex' }),
  pbkdf2_sha512: (digest) => readPbkdf2(digest, { hash: 'sha512', salt: 'base64', tag: 'base64' }),
  pbkdf2_sha512_hex: (digest) =>
    readPbkdf2(digest.replace(/^pbkdf2_sha512_hex\$/, 'pbkdf2_sha512$'), {
      hash: 'sha512',
      salt: 'hex',
      tag: 'hex',
    }),
  phpass: readPhpass(),
  md5_phpass: readPhpass(md5Text),
  ldap_ssha: readLdapSsha,
  md5: readPlain('md5', 16),
  md5_salted: readSalted('md5', 16),
  sha256: readPlain('sha256', 32),
  sha256_salted: readSalted('sha256', 32),
  sha512_symfony: readSymfony,
  awscognito: readCognito,
}

function readCognito(digest: string, { outside, cognitoUrl: url }: Means): Verify | null {
  const account = readCognitoDigest(digest)
  if (!account) return null
  return async (password) => {
    if (!outside) throw new PasswordSourceError('nobody may be asked')
    return isCognitoPassword(outside, account, { url, password: password.toString() })
  }
}

const MAX_ARGON2_KIB = 256 * 1024
const MAX_ARGON2_PASSES = 16
const MAX_ARGON2_LANES = 16
const MAX_BCRYPT_ROUNDS = 14
const MAX_SCRYPT_BYTES = 128 * 1024 * 1024
const MAX_SCRYPT_LANES = 16
const MAX_PBKDF2_ITERATIONS = 2_000_000

const argon2Async = promisify(argon2)
const pbkdf2Async = promisify(pbkdf2)
const scryptAsync = promisify<Buffer, Buffer, number, object, Buffer>(scrypt)

function readArgon2(digest: string, kind: 'argon2id' | 'argon2i'): Verify | null {
  const match =
    /^\$(argon2id?)\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,128})\$([A-Za-z0-9+/]{16,256})$/.exec(
      digest,
    )
  if (match?.[1] !== kind) return null
  const [memory, passes, parallelism] = [Number(match[2]), Number(match[3]), Number(match[4])]
  const affordable =
    memory <= MAX_ARGON2_KIB && passes <= MAX_ARGON2_PASSES && parallelism <= MAX_ARGON2_LANES
  if (!affordable || passes < 1 || parallelism < 1 || memory < 8 * parallelism) return null
  const nonce = Buffer.from(match[5]!, 'base64')
  const tag = Buffer.from(match[6]!, 'base64')
  return async (message) =>
    timingSafeEqual(
      await argon2Async(kind, {
        message,
        nonce,
        memory,
        passes,
        parallelism,
        tagLength: tag.length,
      }),
      tag,
    )
}

function readBcrypt(digest: string, prepare: (password: Buffer) => string): Verify | null {
  const match = /^\$2[abxy]\$(\d{2})\$[./A-Za-z0-9]{53}$/.exec(digest)
  const rounds = Number(match?.[1])
  if (!match || rounds < 4 || rounds > MAX_BCRYPT_ROUNDS) return null
  return async (password) => {
    const { compare } = (await import('bcryptjs')).default
    return compare(prepare(password), digest.replace(/^\$2x/, '$2y'))
  }
}

/** `<hash>$<salt>$<signer key>$<salt separator>$<rounds>$<memory cost>`, texts in base64. */
function readFirebaseScrypt(digest: string): Verify | null {
  const [hash, salt, signerKey, separator, rounds, memoryCost, ...rest] = digest.split('$')
  const texts = [hash, salt, signerKey, separator]
  if (rest.length > 0 || !texts.every((text) => text !== undefined && isBase64(text))) return null
  const cost = readScryptCost({ N: 2 ** toCount(memoryCost), r: toCount(rounds), p: 1 })
  const tag = Buffer.from(hash!, 'base64')
  const signer = Buffer.from(signerKey!, 'base64')
  if (!cost || tag.length === 0 || tag.length !== signer.length) return null
  const fullSalt = Buffer.concat([Buffer.from(salt!, 'base64'), Buffer.from(separator!, 'base64')])
  return async (password) => {
    const key = await scryptAsync(password, fullSalt, 32, cost)
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
    return timingSafeEqual(Buffer.concat([cipher.update(signer), cipher.final()]), tag)
  }
}

/** `scrypt:<N>:<r>:<p>$<salt>$<hash in hex>`. */
function readWerkzeugScrypt(digest: string): Verify | null {
  const match =
    /^scrypt:(\d{1,10}):(\d{1,4}):(\d{1,4})\$([\x21-\x7e]{1,128})\$((?:[0-9a-f]{2}){16,128})$/.exec(
      digest,
    )
  const cost =
    match && readScryptCost({ N: Number(match[1]), r: Number(match[2]), p: Number(match[3]) })
  if (!match || !cost) return null
  const tag = Buffer.from(match[5]!, 'hex')
  const salt = Buffer.from(match[4]!)
  return async (password) =>
    timingSafeEqual(await scryptAsync(password, salt, tag.length, cost), tag)
}

function readScryptCost({ N, r, p }: { N: number; r: number; p: number }) {
  const bytes = 128 * N * r
  const valid = N > 1 && Number.isInteger(Math.log2(N)) && r >= 1 && p >= 1
  if (!valid || bytes > MAX_SCRYPT_BYTES || p > MAX_SCRYPT_LANES) return null
  return { N, r, p, maxmem: bytes + 128 * r * p + 1024 * 1024 }
}

interface Pbkdf2Form {
  hash: 'sha1' | 'sha256' | 'sha512'
  salt: 'base64' | 'hex' | 'utf8'
  tag: 'base64' | 'hex'
}

/** `pbkdf2_<hash>$<iterations>$<salt>$<hash>`. */
function readPbkdf2(digest: string, form: Pbkdf2Form): Verify | null {
  const [name, count, salt = '', hash = '', ...rest] = digest.split('$')
  const iterations = toCount(count)
  if (name !== `pbkdf2_${form.hash}` || rest.length > 0 || salt === '' || salt.length > 256) {
    return null
  }
  if (!(iterations >= 1 && iterations <= MAX_PBKDF2_ITERATIONS)) return null
  if (!isEncoded(hash, form.tag) || (form.salt !== 'utf8' && !isEncoded(salt, form.salt)))
    return null
  const tag = Buffer.from(hash, form.tag)
  if (tag.length < 16 || tag.length > 128) return null
  const saltBytes = Buffer.from(salt, form.salt)
  return async (password) =>
    timingSafeEqual(await pbkdf2Async(password, saltBytes, iterations, tag.length, form.hash), tag)
}

const isBase64 = (text: string) => text.length <= 512 && /^[A-Za-z0-9+/_-]*={0,2}$/.test(text)

const isEncoded = (text: string, encoding: 'base64' | 'hex') =>
  encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i.test(text) : isBase64(text)

/** NaN for anything but a plain number, which every comparison then refuses. */
const toCount = (text: string | undefined) =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN

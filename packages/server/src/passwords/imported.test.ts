import { createCipheriv, createHash, pbkdf2Sync, scryptSync } from 'node:crypto'
import bcrypt from 'bcryptjs'
import { describe, expect, it } from 'vitest'
import { nodeArgon2 } from './argon2.ts'
import { type ImportedHasher, toImportedDigest, verifyImported } from './imported.ts'

const password = 'a lamp left on overnight'
const salt = Buffer.from('sixteen bytes ok')
const b64 = (bytes: Buffer) => bytes.toString('base64')

const derived = (hash: string) => pbkdf2Sync(password, salt, 1000, 32, hash)

function firebaseDigest(): string {
  const signer = Buffer.alloc(64, 7)
  const separator = Buffer.from('Bw==', 'base64')
  const key = scryptSync(password, Buffer.concat([salt, separator]), 32, { N: 2 ** 14, r: 8, p: 1 })
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  const hash = Buffer.concat([cipher.update(signer), cipher.final()])
  return [b64(hash), b64(salt), b64(signer), b64(separator), '8', '14'].join('$')
}

const digests: Record<ImportedHasher, () => string | Promise<string>> = {
  argon2id: () => nodeArgon2.hash(password, { memoryKiB: 4096, passes: 1, lanes: 1 }, salt),
  argon2i: () =>
    '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
  bcrypt: () => bcrypt.hashSync(password, 4),
  bcrypt_sha256_django: () =>
    `bcrypt_sha256$${bcrypt.hashSync(createHash('sha256').update(password).digest('hex'), 4)}`,
  scrypt_firebase: firebaseDigest,
  scrypt_werkzeug: () =>
    `scrypt:16384:8:1$qwertyui$${scryptSync(password, 'qwertyui', 64, { N: 16384, r: 8, p: 1 }).toString('hex')}`,
  pbkdf2_sha256: () => `pbkdf2_sha256$1000$${b64(salt)}$${b64(derived('sha256'))}`,
  pbkdf2_sha256_django: () => `pbkdf2_sha256$1000$sixteen bytes ok$${b64(derived('sha256'))}`,
  pbkdf2_sha1: () => `pbkdf2_sha1$1000$${salt.toString('hex')}$${derived('sha1').toString('hex')}`,
  pbkdf2_sha512: () => `pbkdf2_sha512$1000$${b64(salt)}$${b64(derived('sha512'))}`,
}

/** The published test vector of argon2i is for another password. */
const passwordOf = (hasher: string) => (hasher === 'argon2i' ? 'password' : password)

describe('imported password digests', () => {
  it.each(Object.keys(digests) as ImportedHasher[])(
    'PW-2: %s verifies the right password only',
    async (hasher) => {
      const stored = toImportedDigest(await digests[hasher](), hasher)
      const right = passwordOf(hasher)
      expect(await verifyImported(stored!, { normalized: right, raw: right })).toBe(true)
      const wrong = `${right}!`
      expect(await verifyImported(stored!, { normalized: wrong, raw: wrong })).toBe(false)
    },
  )

  it('PW-4: a digest made of the bytes as typed still verifies', async () => {
    const raw = 'cafe\u0301 at the corner'
    const stored = toImportedDigest(bcrypt.hashSync(raw, 4), 'bcrypt')
    expect(await verifyImported(stored!, { normalized: raw.normalize('NFKC'), raw })).toBe(true)
  })

  it.each<[string, ImportedHasher, string]>([
    [
      '4 GiB of memory',
      'argon2id',
      '$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
    ],
    ['2^20 rounds', 'bcrypt', `$2b$20$${'a'.repeat(53)}`],
    ['a billion iterations', 'pbkdf2_sha1', `pbkdf2_sha1$999999999$aabb$${'ab'.repeat(20)}`],
    ['N of 2^30', 'scrypt_werkzeug', `scrypt:1073741824:8:1$salt$${'ab'.repeat(32)}`],
    ['memory cost 2^40', 'scrypt_firebase', ['QUFB', 'QUFB', 'QUFB', 'QUFB', '8', '40'].join('$')],
    [
      'another kind',
      'argon2id',
      '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
    ],
    ['no digest at all', 'bcrypt', 'hunter2'],
    ['an empty text', 'scrypt_firebase', ''],
  ])('PW-2: a digest with %s is refused', (_, hasher, digest) => {
    expect(toImportedDigest(digest, hasher)).toBeNull()
  })
})

import { createHash } from 'node:crypto'
import bcrypt from 'bcryptjs'
import { describe, expect, it } from 'vitest'
import {
  IMPORTED_HASHERS,
  type ImportedHasher,
  toImportedDigest,
  verifyImported,
} from './imported.ts'

const password = 'a lamp left on overnight'
/** Made by others: passlib and hashlib for Python, and the published example of Firebase. */
const digests: Record<ImportedHasher, readonly string[]> = {
  argon2id: ['$argon2id$v=19$m=4096,t=1,p=1$b81ZCyGEcK7Vem+tdQ7h3A$Mijcw65Gf6hNshNnE9yUQg'],
  argon2i: ['$argon2i$v=19$m=4096,t=1,p=1$CaE0xhij1DqHMOac8977vw$XU3HNqiexVNBK78ped6/kQ'],
  bcrypt: ['$2a$04$gYkX2RjRCMJjQAZbo9ttnuJCKXGJxyxe517k6B//uWqlykpIaWFQm'],
  bcrypt_sha256_django: [
    'bcrypt_sha256$$2b$04$0ln9q/yxfcEFQ5fofn3LZuBUq3RBYTS3uURot.SJOcW2MGxT8BVce',
  ],
  scrypt_firebase: [
    'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$42xEC+ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14',
  ],
  scrypt_werkzeug: [
    'scrypt:16384:8:1$qwertyui$f451f7e0d312d7cf447183d4c7e1b137b3c3d2fe3341ac6e87df5b35fc4204679235da01883ea7ffbe32f319df952b57550f99ef7edd0dae5a8d812b4ae9afeb',
  ],
  pbkdf2_sha256: [
    'pbkdf2_sha256$1000$c2l4dGVlbiBieXRlcyBvaw==$40I6RUmU2KLhJ4vg8LhIqlmvabBZoP0hDkdeQOI/2nc=',
  ],
  pbkdf2_sha256_django: [
    'pbkdf2_sha256$1000$sixteenbytes$b2dxT1EAWBWfI+IX09mDTltU7xT3tvBK/S5+G4VH9pc=',
  ],
  pbkdf2_sha1: [
    'pbkdf2_sha1$1000$7369787465656e206279746573206f6b$3ec8e64b483392009df9b3ae60b15028b4011854',
  ],
  pbkdf2_sha512: [
    'pbkdf2_sha512$1000$c2l4dGVlbiBieXRlcyBvaw==$/tGOzfbtqBNLRhmGbcfRz9k9gmpM3/c1wRNZ/xOpJyKlWWEMYugHCo3Vx1M0uRwU1LS/j0o/2BVggcxfOCCc7A==',
  ],
  pbkdf2_sha512_hex: [
    'pbkdf2_sha512_hex$1000$7369787465656e206279746573206f6b$fed18ecdf6eda8134b4619866dc7d1cfd93d826a4cdff735c11359ff13a92722a559610c62e8070a8dd5c75334b91c14d4b4bf8f4a3fd8156081cc5f38209cec',
    'pbkdf2_sha512$1000$7369787465656e206279746573206f6b$fed18ecdf6eda8134b4619866dc7d1cfd93d826a4cdff735c11359ff13a92722a559610c62e8070a8dd5c75334b91c14d4b4bf8f4a3fd8156081cc5f38209cec',
  ],
  phpass: ['$P$6ohUJ.1sdOChByXtqJ/n5lcIX3Ay5e1', '$H$6ohUJ.1sdOChByXtqJ/n5lcIX3Ay5e1'],
  md5_phpass: ['$P$6ohUJ.1sd2oB15/ROM9QABQTbXJZYt.'],
  ldap_ssha: ['{SSHA}mewUAdEz2O9JCM1vYXmi9Shrnx5zaXh0ZWVuYg=='],
  md5: ['193ef92bf15c8b448572b0f03dd2abaf', '193EF92BF15C8B448572B0F03DD2ABAF'],
  md5_salted: ['4799a1b699beca702bbeebc277063ace$grain'],
  sha256: ['7e233fffd640a6052b79e7073fb2474fe6204f351392402868df1313e608005e'],
  sha256_salted: [
    '19b1b0adc971b0e207da33778a49813045fafe6eb61f13bff26c134c87e39f44$grain',
    '8aca4df42c8b12ebb3776e76964d9313985c6ee369da58b95e3a9c2782786390$grain',
  ],
  // These two take more than their digest: brought-along.test.ts.
  bcrypt_peppered: [],
  awscognito: [],
  sha512_symfony: [
    'dvHiTHPvFC+nw/CNgf7BTLqOB/QsjC40g0Cx7I7L2wehdZEYaCPPED2zyuOTLHu6gC2mvJA5lBEWeaPVkqCDqw==$grain',
    'sha512_symfony$5000$grain$dvHiTHPvFC+nw/CNgf7BTLqOB/QsjC40g0Cx7I7L2wehdZEYaCPPED2zyuOTLHu6gC2mvJA5lBEWeaPVkqCDqw==',
  ],
}

/** The published example of Firebase is for another password. */
const passwordOf = (hasher: string) => (hasher === 'scrypt_firebase' ? 'user1password' : password)

const all = Object.entries(digests).flatMap(([hasher, texts]) =>
  texts.map((digest) => [hasher as ImportedHasher, digest] as const),
)

describe('imported password digests', () => {
  it.each(all)('PW-2: %s verifies the right password only: %s', async (hasher, digest) => {
    const stored = toImportedDigest(digest, hasher)
    const right = passwordOf(hasher)
    const isRight = (text: string) => verifyImported(stored!, { normalized: text, raw: text })
    expect(await isRight(right)).toBe(true)
    for (const wrong of [`${right}!`, right.slice(1), '', digest]) {
      expect([wrong, await isRight(wrong)]).toEqual([wrong, false])
    }
  })

  it('PW-2: the published example of phpass verifies', async () => {
    const stored = toImportedDigest('$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'phpass')
    const typed = { normalized: 'test12345', raw: 'test12345' }
    expect(await verifyImported(stored!, typed)).toBe(true)
  })

  it('PW-2: a digest is of the kind that it is said to be of', () => {
    const mistaken = all.flatMap(([hasher, digest]) =>
      IMPORTED_HASHERS.filter((other) => other !== hasher && toImportedDigest(digest, other)).map(
        (other) => `${hasher} as ${other}`,
      ),
    )
    // What looks alike is told apart by what it is said to be alone.
    expect(new Set(mistaken)).toEqual(
      new Set([
        'bcrypt as bcrypt_peppered',
        'pbkdf2_sha256 as pbkdf2_sha256_django',
        'pbkdf2_sha256_django as pbkdf2_sha256',
        'pbkdf2_sha512_hex as pbkdf2_sha512',
        'phpass as md5_phpass',
        'md5_phpass as phpass',
      ]),
    )
  })

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
    ['2^20 rounds of md5', 'phpass', `$P$I${'a'.repeat(30)}`],
    ['no rounds to speak of', 'phpass', `$P$.${'a'.repeat(30)}`],
    ['a million rounds', 'sha512_symfony', `sha512_symfony$999999$salt$${'A'.repeat(86)}==`],
    ['a brace in its salt', 'sha512_symfony', `${'A'.repeat(86)}==$a}b`],
    ['a salt that never ends', 'sha256_salted', `${'ab'.repeat(32)}$${'a'.repeat(257)}`],
    ['no salt', 'ldap_ssha', `{SSHA}${Buffer.alloc(20).toString('base64')}`],
    ['half a hash', 'md5', 'abcdef'],
    ['no digest at all', 'bcrypt', 'hunter2'],
    ['an empty text', 'scrypt_firebase', ''],
  ])('PW-2: a digest with %s is refused', (_, hasher, digest) => {
    expect(toImportedDigest(digest, hasher)).toBeNull()
  })

  it('PW-3: what is longer than any password is none, whatever it would cost', async () => {
    // 1,024 characters, of which NFKC makes 33 KB: hashed a hundred thousand times they take seconds.
    const long = '\uFDFA'.repeat(1024)
    const most = 'a'.repeat(1024)
    const check = (text: string, digested = text) => {
      const digest = createHash('sha256').update(digested).digest('hex')
      const typed = { normalized: text.normalize('NFKC'), raw: text }
      return verifyImported(toImportedDigest(digest, 'sha256')!, typed)
    }
    expect(await check(most)).toBe(true)
    const refused = [check(long), check(long, long.normalize('NFKC')), check(`${most}a`)]
    expect(await Promise.all([...refused, check(`${most}a`, most)])).toEqual(Array(4).fill(false))
  })
})

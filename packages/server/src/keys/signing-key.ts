import { createPublicKey, webcrypto } from 'node:crypto'
import { createId, type PublicJwkJSON } from '@dooryard/protocol'
import type { Clock } from '../clock.ts'
import { type Db, write } from '../db/database.ts'
import type { Random } from '../random.ts'
import { deriveKey, seal, unseal } from './sealed.ts'

/** The RSA key that signs the instance's tokens. */
export interface SigningKey {
  kid: string
  privateKey: webcrypto.CryptoKey
  /** SPKI PEM. */
  publicPem: string
  publicJwk: PublicJwkJSON
}

/** PKCS #8 and SPKI, both PEM. */
export interface KeyMaterial {
  privatePem: string
  publicPem: string
}

export interface SigningKeyOptions {
  secretKey: string
  /** Where the database lies, for messages. */
  place: string
  clock: Clock
  random: Random
  /** Makes a new key pair; tests pass one they made before. */
  generate?: (() => Promise<KeyMaterial>) | undefined
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/**
 * The signing key of the database, made at the first start.
 *
 * @throws {Error} when the database belongs to another secret key.
 */
export async function readOrCreateSigningKey(
  db: Db,
  options: SigningKeyOptions,
): Promise<SigningKey> {
  return (await readSigningKey(db, options)) ?? createSigningKey(db, options)
}

async function readSigningKey(
  db: Db,
  { secretKey, place }: SigningKeyOptions,
): Promise<SigningKey | null> {
  const row = await db
    .selectFrom('signing_keys')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return toSigningKey(row.kid, {
    publicPem: row.public_key,
    privatePem: openPrivateKey(row, secretKey, place),
  })
}

function openPrivateKey(
  row: { kid: string; private_key: string },
  secretKey: string,
  place: string,
): string {
  try {
    return unseal(row.private_key, { key: sealingKey(secretKey), place: placeOf(row.kid) })
  } catch (cause) {
    throw new Error(
      `The database ${place} was made with another secret key. Set CLERK_SECRET_KEY and PUBLIC_CLERK_PUBLISHABLE_KEY ` +
        'to the pair it belongs to. To begin without its users, name another one in DOORYARD_DATABASE.',
      { cause },
    )
  }
}

async function createSigningKey(db: Db, options: SigningKeyOptions): Promise<SigningKey> {
  const { clock, random, secretKey, generate = generateKeyMaterial } = options
  const material = await generate()
  const kid = createId('instance', random)
  const created = await write({ db }, async ({ db }) => {
    // Another process may have made one since we looked.
    const existing = await db.selectFrom('signing_keys').select('kid').executeTakeFirst()
    if (existing) return false
    const created_at = clock.now()
    await db.insertInto('instance').values({ id: kid, created_at }).execute()
    await db
      .insertInto('signing_keys')
      .values({
        kid,
        algorithm: 'RS256',
        public_key: material.publicPem,
        private_key: seal(material.privatePem, {
          key: sealingKey(secretKey),
          place: placeOf(kid),
          random,
        }),
        created_at,
        retired_at: null,
      })
      .execute()
    return true
  })
  return created ? toSigningKey(kid, material) : (await readSigningKey(db, options))!
}

export async function generateKeyMaterial(): Promise<KeyMaterial> {
  const parameters = {
    ...ALGORITHM,
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const { subtle } = webcrypto
  const pair = await subtle.generateKey(parameters, true, ['sign', 'verify'])
  const [pkcs8, spki] = await Promise.all([
    subtle.exportKey('pkcs8', pair.privateKey),
    subtle.exportKey('spki', pair.publicKey),
  ])
  return { privatePem: toPem(pkcs8, 'PRIVATE KEY'), publicPem: toPem(spki, 'PUBLIC KEY') }
}

async function toSigningKey(kid: string, { privatePem, publicPem }: KeyMaterial) {
  const der = Buffer.from(privatePem.replace(/-----[A-Z ]+-----/g, ''), 'base64')
  const privateKey = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign'])
  const { n, e } = createPublicKey(publicPem).export({ format: 'jwk' })
  const publicJwk: PublicJwkJSON = { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n: n!, e: e! }
  return { kid, privateKey, publicPem, publicJwk }
}

function toPem(der: ArrayBuffer, label: string): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}

const sealingKey = (secretKey: string) => deriveKey(secretKey, 'signing-key')
const placeOf = (kid: string) => `signing_keys.private_key.${kid}`

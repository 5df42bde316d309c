import { createPublicKey, webcrypto } from 'node:crypto'
import { createId, type PublicJwkJSON } from '@dooryard/protocol'
import type { Clock } from '../clock.ts'
import { type Db, write } from '../db/database.ts'
import type { Random } from '../random.ts'
import { deriveKey, seal, unseal } from './sealed.ts'
import { insertSigningKey, listSigningKeys, type SigningKeyRow } from './storage.ts'

/** An RSA key that signs the instance's tokens, or did, or will. */
export interface SigningKey {
  kid: string
  created_at: number
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
 * The signing keys of the database, in the order of their making; the first is made at the first start.
 *
 * @throws {Error} when the database belongs to another secret key.
 */
export async function readOrCreateSigningKeys(
  db: Db,
  options: SigningKeyOptions,
): Promise<SigningKey[]> {
  const keys = await readSigningKeys(db, options)
  if (keys.length > 0) return keys
  await createFirstKey(db, options)
  return readSigningKeys(db, options)
}

/** Those that are known need not be opened. */
export async function readSigningKeys(
  db: Db,
  { secretKey, place }: Pick<SigningKeyOptions, 'secretKey' | 'place'>,
  known: readonly SigningKey[] = [],
): Promise<SigningKey[]> {
  const open = (row: SigningKeyRow) =>
    known.find(({ kid }) => kid === row.kid) ??
    toSigningKey(row, {
      publicPem: row.public_key,
      privatePem: openPrivateKey(row, secretKey, place),
    })
  return Promise.all((await listSigningKeys(db)).map(open))
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

async function createFirstKey(db: Db, options: SigningKeyOptions): Promise<void> {
  const { clock, random, secretKey, generate = generateKeyMaterial } = options
  const material = await generate()
  const kid = createId('instance', random)
  await write({ db }, async ({ db }) => {
    // Another process may have made one since we looked.
    if ((await listSigningKeys(db)).length > 0) return
    const created_at = clock.now()
    await db.insertInto('instance').values({ id: kid, created_at }).execute()
    await insertSigningKey(db, toRow({ kid, created_at, material }, { random, secretKey }))
  })
}

/** A key as it is stored: the private half sealed (JWT-9). */
export function toRow(
  { kid, created_at, material }: { kid: string; created_at: number; material: KeyMaterial },
  { random, secretKey }: { random: Random; secretKey: string },
): SigningKeyRow {
  return {
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
  }
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

async function toSigningKey(
  { kid, created_at }: Pick<SigningKeyRow, 'kid' | 'created_at'>,
  { privatePem, publicPem }: KeyMaterial,
): Promise<SigningKey> {
  const der = Buffer.from(privatePem.replace(/-----[A-Z ]+-----/g, ''), 'base64')
  const privateKey = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign'])
  const { n, e } = createPublicKey(publicPem).export({ format: 'jwk' })
  const publicJwk: PublicJwkJSON = { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n: n!, e: e! }
  return { kid, created_at, privateKey, publicPem, publicJwk }
}

function toPem(der: ArrayBuffer, label: string): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}

const sealingKey = (secretKey: string) => deriveKey(secretKey, 'signing-key')
const placeOf = (kid: string) => `signing_keys.private_key.${kid}`

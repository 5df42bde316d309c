import { createPrivateKey, type KeyObject } from 'node:crypto'

interface Algorithm {
  hash: 'sha256' | 'sha384' | 'sha512'
  /** Of a secret: bytes that it has at least (RFC 7518 §3.2). */
  kind: 'secret' | 'rsa' | 'ec'
  bytes: number
  curve?: string
}

const SIZES = {
  256: ['sha256', 'prime256v1'],
  384: ['sha384', 'secp384r1'],
  512: ['sha512', 'secp521r1'],
} as const

/** What tokens for other services may be signed with. Our own verifiers take none but RS256. */
export const JWT_ALGORITHMS: Readonly<Record<string, Algorithm>> = Object.fromEntries(
  Object.entries(SIZES).flatMap(([size, [hash, curve]]): [string, Algorithm][] => [
    [`HS${size}`, { hash, kind: 'secret', bytes: Number(size) / 8 }],
    [`RS${size}`, { hash, kind: 'rsa', bytes: 256 }],
    [`ES${size}`, { hash, kind: 'ec', bytes: 0, curve }],
  ]),
)

export const jwtAlgorithms = Object.keys(JWT_ALGORITHMS).sort()

/** What is wrong with a key for an algorithm; never the key itself (SEC-2). */
export function signingKeyFault(algorithm: string, key: string): string | null {
  const { kind, bytes, curve } = JWT_ALGORITHMS[algorithm]!
  if (kind === 'secret') {
    if (/-----BEGIN/.test(key)) return `is a key in PEM; ${algorithm} wants a secret text`
    return Buffer.byteLength(key) < bytes
      ? `is too short: ${algorithm} wants ${bytes} bytes or more`
      : null
  }
  const parsed = readPrivateKey(key)
  if (!parsed) return `is no private key in PEM (PKCS #8), which ${algorithm} wants`
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = parsed
  if (type !== kind) return `is a key of another kind than ${algorithm} wants`
  if (kind === 'rsa')
    return (details.modulusLength ?? 0) < 2048 ? 'is too short: 2,048 bits or more' : null
  return details.namedCurve === curve
    ? null
    : `is of another curve than ${algorithm} wants (${curve})`
}

export function readPrivateKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null // its error may show parts of the key
  }
}

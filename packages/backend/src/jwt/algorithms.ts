/** Algorithms that a token may be signed with, and the hash each of them uses (JWT-1). */
const HASHES = new Map([
  ['RS256', 'SHA-256'],
  ['RS384', 'SHA-384'],
  ['RS512', 'SHA-512'],
])

/** Web Crypto's name for the algorithm; null for `none`, HMAC and everything else. */
export function toImportParams(algorithm: unknown): RsaHashedImportParams | null {
  const hash = HASHES.get(algorithm as string)
  return hash ? { name: 'RSASSA-PKCS1-v1_5', hash } : null
}

export const supportedAlgorithms = [...HASHES.keys()]

import { toImportParams } from './algorithms.ts'
import { importVerifyKey } from './keys.ts'
import type { Jwt } from './types.ts'

const encoder = new TextEncoder()

/** Whether the signature of a decoded token fits the key. Rejects when the key cannot serve the token's algorithm. */
export async function hasValidSignature(jwt: Jwt, key: JsonWebKey | string): Promise<boolean> {
  const { header, signature, raw } = jwt
  const params = toImportParams(header.alg)
  if (!params) throw new Error(`Unsupported algorithm ${header.alg}.`)
  const cryptoKey = await importVerifyKey(key, header.alg)
  const signed = encoder.encode(`${raw.header}.${raw.payload}`)
  return crypto.subtle.verify(params.name, cryptoKey, signature, signed)
}

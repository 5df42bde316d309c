import { createHmac, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { TokenCategory } from '@dooryard/protocol'
import { JWT_ALGORITHMS, readPrivateKey } from '../settings/jwt-algorithms.ts'

const signAsync = promisify(sign)

/** Signs with a key of the template's own. Nobody finds that in our key set, so the header names none. */
export async function signWithOwnKey(
  claims: object,
  { algorithm, key }: { algorithm: string; key: string },
): Promise<string> {
  const header = { typ: 'JWT', alg: algorithm, cat: TokenCategory.template }
  const text = [header, claims].map(encode).join('.')
  return `${text}.${(await signatureOf(text, algorithm, key)).toString('base64url')}`
}

async function signatureOf(text: string, algorithm: string, key: string): Promise<Buffer> {
  const { hash, kind } = JWT_ALGORITHMS[algorithm]!
  if (kind === 'secret') return createHmac(hash, key).update(text).digest()
  const privateKey = readPrivateKey(key)!
  return signAsync(hash, Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

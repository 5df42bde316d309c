import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { Random } from '../random.ts'

/** A key of its own for each use, from the secret key (HKDF-SHA256). */
export function deriveKey(secretKey: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, 'dooryard', `dooryard/${use}/v1`, 32))
}

/**
 * Seals a text with AES-256-GCM. `place` names table, column and row, so a sealed value moved elsewhere does not open;
 * the value names its key, so that keys can be rotated (SEC-2).
 */
export function seal(text: string, { key, place, random }: SealOptions): string {
  const iv = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return ['v1', keyId(key), Buffer.from(iv).toString('base64url'), body.toString('base64url')].join(
    '.',
  )
}

export interface SealOptions {
  key: Buffer
  place: string
  random: Random
}

/** @throws {Error} when the key is another one, or the value was altered or moved. */
export function unseal(sealed: string, { key, place }: Omit<SealOptions, 'random'>): string {
  const [version, id, iv, body] = sealed.split('.')
  if (version !== 'v1' || id !== keyId(key) || !iv || !body) {
    throw new Error('The value was sealed under another key.')
  }
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 8)
}

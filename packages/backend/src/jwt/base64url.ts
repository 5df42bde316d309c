const ALPHABET = /^[A-Za-z0-9_-]*$/
const VALUES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Decodes base64url as RFC 7515 §2 writes it: no padding, no other alphabet, no stray bits at the end (JWT-6).
 * So one byte string has exactly one spelling. Null when the text is anything else.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!ALPHABET.test(text) || !endsCleanly(text)) return null
  return fromBinary(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
}

/** Encodes without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Bytes of a text whose characters are all below 256, as `atob` gives it. */
export function fromBinary(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}

function endsCleanly(text: string): boolean {
  const rest = text.length % 4
  if (rest === 0) return true
  const strayBits = rest === 2 ? 0b1111 : 0b11
  return rest !== 1 && (VALUES.indexOf(text.at(-1)!) & strayBits) === 0
}

import { randomFillSync } from 'node:crypto'
import type { RandomBytes } from '@dooryard/protocol'

/** Fills arrays with random bytes. Tests pass a seeded one. */
export type Random = RandomBytes

export const systemRandom: Random = (length) => randomFillSync(new Uint8Array(length))

/** 256 random bits as base64url: what cookies, tickets and nonces are made of (SES-1, OTP-5). */
export function randomToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** Uniformly random digits, leading zeros kept (OTP-1). Bytes of 250 and above are drawn again. */
export function randomDigits(count: number, random: Random): string {
  let digits = ''
  while (digits.length < count) {
    for (const byte of random(count - digits.length)) {
      if (byte < 250) digits += byte % 10
    }
  }
  return digits
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { SECOND } from '../clock.ts'

const STEP = 30 * SECOND
const DIGITS = 6
/** Steps by which the clock of a phone may be off (MFA-1). */
const DRIFT = 1

/** The code of a step. RFC 6238 with SHA-1, RFC 4226 §5.3. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const value = digest.readUInt32BE(digest[19]! & 0xf) & 0x7fffffff
  return String(value % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const stepAt = (now: number): number => Math.floor(now / STEP)

/** The step that a code is of, if that is about now. */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | null {
  const typed = Buffer.from(code)
  for (let step = stepAt(now) - DRIFT; step <= stepAt(now) + DRIFT; step++) {
    const expected = Buffer.from(totpCode(secret, step))
    if (typed.length === expected.length && timingSafeEqual(typed, expected)) return step
  }
  return null
}

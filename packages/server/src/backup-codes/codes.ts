import type { Context } from '../context.ts'
import { BACKUP_CODES } from '../settings/numbers.ts'

/** Crockford's: no letter is taken for a digit or another letter. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const HALF = 5

/** A new set, as people read them: `3k9vq-x7m2t`; five bits a letter (MFA-4). */
export function newCodes({ random }: Context): string[] {
  const half = () => Array.from(random(HALF), (byte) => ALPHABET[byte % 32]).join('')
  return Array.from({ length: BACKUP_CODES }, () => `${half()}-${half()}`)
}

/** A code as it is hashed, however it was typed. */
export const normalizeCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

import type { Context } from '../context.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { TotpRow } from './table.ts'

/** 160 bits (MFA-1). */
const SECRET_BYTES = 20

/** What other servers made may be as short as RFC 4226 §4 allows. */
const MIN_BYTES = 16

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const newSecret = ({ random }: Context): string => toBase32(random(SECRET_BYTES))

/** RFC 4648 without padding, as authenticator apps take it. */
export function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** Null for what is none, or too short. */
export function fromBase32(text: string): Uint8Array | null {
  const letters = text.replace(/[\s-]|=+$/g, '').toUpperCase()
  const values = Array.from(letters, (letter) => ALPHABET.indexOf(letter))
  if (values.includes(-1)) return null
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return bytes.length < MIN_BYTES || bytes.length > 64 ? null : Uint8Array.from(bytes)
}

export const sealSecret = (
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  place: Place,
  secret: string,
): string => seal(secret, { key: keys.seedKey, place: placeOf(place), random })

export const openSecret = ({ keys }: Context, { id, secret }: TotpRow): Uint8Array =>
  fromBase32(unseal(secret, { key: keys.seedKey, place: placeOf({ id }) }))!

/** Of an app that is being set up; null in a session that did not begin it. */
export function openBegun(
  { keys }: Context,
  { id, secret }: TotpRow,
  sessionId: string | null,
): Uint8Array | null {
  try {
    return fromBase32(unseal(secret, { key: keys.seedKey, place: placeOf({ id, sessionId }) }))
  } catch {
    return null // another session began it
  }
}

interface Place {
  id: string
  /** The session that sets it up: until it counts, nobody else is shown it, or turns it on (MFA-3). */
  sessionId?: string | null
}

const placeOf = ({ id, sessionId = null }: Place) =>
  `totps.secret.${id}${sessionId === null ? '' : `.${sessionId}`}`

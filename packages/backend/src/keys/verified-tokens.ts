import type { Jwt } from '../jwt/types.ts'

/** Tokens remembered at most. */
const CAPACITY = 1000

/**
 * Milliseconds after which a signature is checked again, however long the token lives: so a key that was withdrawn in an
 * emergency stops counting within that time (JWT-7).
 */
const MAX_AGE = 5 * 60_000

interface Entry {
  jwt: Jwt
  /** Milliseconds since the epoch. */
  until: number
}

/**
 * Tokens whose signature was found good with one key source, by their whole text. Claims are not part of the finding:
 * whoever takes a token from here checks times, issuer and audience again.
 */
export class VerifiedTokens {
  readonly #entries = new Map<string, Entry>()

  find(token: string, now: number = Date.now()): Jwt | undefined {
    const entry = this.#entries.get(token)
    if (!entry) return undefined
    if (entry.until > now) return entry.jwt
    this.#entries.delete(token)
    return undefined
  }

  /** Tokens that never expire are not kept, and none longer than its key. When full, the one that was added first goes. */
  add(jwt: Jwt, keyUntil: number, now: number = Date.now()): void {
    const until = Math.min(Number(jwt.payload.exp) * 1000, keyUntil, now + MAX_AGE)
    if (!(until > now)) return
    if (this.#entries.size >= CAPACITY) this.#entries.delete(this.#entries.keys().next().value!)
    this.#entries.set(jwt.raw.text, { jwt, until })
  }
}

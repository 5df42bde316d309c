import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorCode,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { FetchLike } from '../transport/fetch-like.ts'
import { fetchKeySet, KeySetUnavailable } from './key-set.ts'

const MINUTE = 60_000

/** Milliseconds that a fetched key set is taken as it is. */
const FRESH_FOR = 5 * MINUTE
/** Milliseconds that the last good set serves while the Backend API does not answer (JWT-8). */
const USABLE_FOR = 60 * MINUTE
/** Milliseconds between two fetches that were caused by an unknown `kid` or an outage (JWT-2). */
const PAUSE = 30_000
const ATTEMPTS = 5
const FIRST_DELAY = 125

/** What may stand in `kid` (JWT-2). */
const KID = /^[A-Za-z0-9_-]{1,64}$/

interface RemoteKeysOptions {
  secretKey: string
  apiUrl: string
  apiVersion: string
  fetch: FetchLike | undefined
}

interface KeySet {
  keys: Map<string, JsonWebKey>
  fetchedAt: number
}

/** The key set of one instance, fetched from the Backend API and kept. Backend API §5.3. */
export class RemoteKeys {
  readonly #options: RemoteKeysOptions
  #set: KeySet | null = null
  #triedAt = Number.NEGATIVE_INFINITY
  #loading: Promise<KeySet> | null = null

  constructor(options: RemoteKeysOptions) {
    this.#options = options
  }

  /**
   * The key with that `kid`, and until when it needs no look at the set. An unknown one costs at most one fetch in 30 s, however many are asked for.
   *
   * @throws {TokenVerificationError} unless the network itself fails: then whatever `fetch` threw.
   */
  async find(kid: unknown, { refetch = false } = {}): Promise<{ key: JsonWebKey; until: number }> {
    if (typeof kid !== 'string' || !KID.test(kid)) throw unknownKid()
    const loading = refetch ? this.#load(ATTEMPTS) : this.#current(kid)
    const set = await loading.catch((error: unknown) => {
      throw toVerificationError(error)
    })
    const key = set.keys.get(kid)
    if (!key) throw unknownKid()
    return { key, until: set.fetchedAt + FRESH_FOR }
  }

  async #current(kid: string): Promise<KeySet> {
    const set = this.#set
    if (!set) return this.#load(ATTEMPTS)
    const age = Date.now() - set.fetchedAt
    const wanted = age > FRESH_FOR || !set.keys.has(kid)
    const paused = Date.now() - this.#triedAt < PAUSE
    if (!wanted || (paused && age <= USABLE_FOR)) return set
    try {
      return await this.#load(age > USABLE_FOR ? ATTEMPTS : 1)
    } catch (error) {
      if (age <= USABLE_FOR && isOutage(error)) return set
      throw error
    }
  }

  #load(attempts: number): Promise<KeySet> {
    this.#loading ??= this.#fetch(attempts).finally(() => {
      this.#loading = null
    })
    return this.#loading
  }

  async #fetch(attempts: number): Promise<KeySet> {
    for (let attempt = 1; ; attempt++) {
      this.#triedAt = Date.now()
      try {
        const keys = await fetchKeySet(this.#options)
        this.#set = { keys, fetchedAt: Date.now() }
        return this.#set
      } catch (error) {
        if (attempt >= attempts || !isOutage(error)) throw error
        await pause(FIRST_DELAY * 2 ** (attempt - 1) * (1 + Math.random()))
      }
    }
  }
}

/** Everything that may be over in a moment: no answer, or one of a server in trouble. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof KeySetUnavailable)) return true
  return error.status === 429 || error.status >= 500
}

function toVerificationError(error: unknown): unknown {
  if (!(error instanceof KeySetUnavailable)) return error
  const secretRefused = error.code === TokenVerificationErrorCode.InvalidSecretKey
  return new TokenVerificationError({
    reason: secretRefused
      ? TokenVerificationErrorReason.InvalidSecretKey
      : TokenVerificationErrorReason.RemoteJWKFailedToLoad,
    action: secretRefused
      ? TokenVerificationErrorAction.SetClerkSecretKey
      : TokenVerificationErrorAction.ContactSupport,
    message: error.message,
    cause: error,
  })
}

/** The known ones are not listed: whoever guesses learns nothing. */
export function unknownKid(): TokenVerificationError {
  return new TokenVerificationError({
    reason: TokenVerificationErrorReason.JWKKidMismatch,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: 'The token names a key (`kid`) that the instance does not have.',
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

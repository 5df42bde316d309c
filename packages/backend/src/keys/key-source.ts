import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { decodeJwt } from '../jwt/decode.ts'
import { assertHeader } from '../jwt/header.ts'
import type { Jwt } from '../jwt/types.ts'
import { assertSignature } from '../jwt/verify.ts'
import { apiUrlOf } from '../transport/api-url.ts'
import type { FetchLike } from '../transport/fetch-like.ts'
import { RemoteKeys, unknownKid } from './remote-keys.ts'
import { VerifiedTokens } from './verified-tokens.ts'

const DEFAULT_API_VERSION = 'v1'

/** Where the key of an instance comes from. Keys at hand win: they need no network. Backend API §5.1. */
export interface KeyOptions {
  /** Public key as PEM. */
  jwtKey?: string | undefined
  /** Public keys as PEM, by key id, in the place of `jwtKey`. An embedded server passes its own: another object when they change. */
  jwtKeys?: Readonly<Record<string, string>> | undefined
  /** Authorizes the request for the key set. */
  secretKey?: string | undefined
  apiUrl?: string | undefined
  /** Says where the Backend API is when `apiUrl` does not. */
  publishableKey?: string | undefined
  apiVersion?: string | undefined
  /** Fetch the key set again, and check the signature again. */
  skipJwksCache?: boolean | undefined
  /** @deprecated Without effect; the key set is kept for five minutes. */
  jwksCacheTtlInMs?: number | undefined
  /** How the Backend API is reached; `globalThis.fetch` by default. An embedded server passes its own. */
  fetch?: FetchLike | undefined
}

/** A key, and until when it may be taken for one of the instance without a look (milliseconds since the epoch). */
export interface FoundKey {
  key: JsonWebKey | string
  until: number
}

/** The keys of one instance, with the tokens that were already found good with them. */
export class KeySource {
  readonly #verified = new VerifiedTokens()
  readonly #findKey: (kid: unknown, refetch: boolean) => Promise<FoundKey>

  constructor(findKey: (kid: unknown, refetch: boolean) => Promise<FoundKey>) {
    this.#findKey = findKey
  }

  /** A token whose signature was found good a moment ago. */
  recall(token: string): Jwt | undefined {
    return this.#verified.find(token)
  }

  /**
   * Decodes a token and checks header and signature. Its claims are left to the caller.
   *
   * @throws {TokenVerificationError}
   */
  async verifySignature(
    token: string,
    { headerType, refetch = false }: { headerType?: string | string[]; refetch?: boolean } = {},
  ): Promise<Jwt> {
    const recalled = refetch ? undefined : this.recall(token)
    const jwt = recalled ?? decodeJwt(token)
    assertHeader(jwt.header, headerType)
    if (recalled) return recalled
    const { key, until } = await this.#findKey(jwt.header.kid, refetch)
    await assertSignature(jwt, key)
    this.#verified.add(jwt, until)
    return jwt
  }
}

/** Sources are kept for the process: one for each key and each way to reach the Backend API (JWT-8). */
const MAX_SOURCES = 100

const defaultTransport = {}
const sourcesByTransport = new WeakMap<object, Map<string, KeySource>>()

/**
 * The source for these options; always the same one for the same options.
 *
 * @throws {TokenVerificationError} `jwk-failed-to-resolve` when there is neither key.
 */
export function keySourceFor(options: KeyOptions): KeySource {
  const { jwtKey, jwtKeys, secretKey, apiVersion } = options
  if (jwtKeys)
    return remember(jwtKeys, '', () => new KeySource(async (kid) => atHand(oneOf(jwtKeys, kid))))
  if (jwtKey)
    return remember(defaultTransport, jwtKey, () => new KeySource(async () => atHand(jwtKey)))
  if (!secretKey) throw unresolvable()
  const apiUrl = apiUrlOf(options)
  const id = JSON.stringify([apiUrl, apiVersion || DEFAULT_API_VERSION, secretKey])
  return remember(options.fetch ?? defaultTransport, id, () => {
    const keys = new RemoteKeys({
      secretKey,
      apiUrl,
      apiVersion: apiVersion || DEFAULT_API_VERSION,
      fetch: options.fetch,
    })
    return new KeySource((kid, refetch) => keys.find(kid, { refetch }))
  })
}

const atHand = (key: string): FoundKey => ({ key, until: Number.POSITIVE_INFINITY })

function oneOf(keys: Readonly<Record<string, string>>, kid: unknown): string {
  const key = typeof kid === 'string' && Object.hasOwn(keys, kid) ? keys[kid] : undefined
  if (key === undefined) throw unknownKid()
  return key
}

function remember(transport: object, id: string, create: () => KeySource): KeySource {
  const sources = sourcesByTransport.get(transport) ?? new Map<string, KeySource>()
  sourcesByTransport.set(transport, sources)
  const known = sources.get(id)
  if (known) return known
  const source = create()
  sources.set(id, source)
  if (sources.size > MAX_SOURCES) sources.delete(sources.keys().next().value!)
  return source
}

function unresolvable(): TokenVerificationError {
  return new TokenVerificationError({
    reason: TokenVerificationErrorReason.JWKFailedToResolve,
    action: TokenVerificationErrorAction.SetClerkJWTKey,
    message: 'There is neither a public key (jwtKey) nor a secret key to fetch one with.',
  })
}

import { assertClaims, type ClaimRules } from '../jwt/claims.ts'
import { decodeJwt } from '../jwt/decode.ts'
import type { Jwt, JwtPayload } from '../jwt/types.ts'
import { type KeyOptions, keySourceFor } from '../keys/key-source.ts'
import { assertSessionCategory, assertSessionClaims } from './session-class.ts'

export interface VerifyTokenOptions extends ClaimRules, KeyOptions {
  /** Allowed values of the JOSE header `typ`; `JWT` or none by default. */
  headerType?: string | string[]
}

/**
 * Verifies a session token of your instance and resolves with its claims. Tokens of any other class (handshakes,
 * templates, machines) are refused, however well they are signed; `verifyJwt` is for those of templates. A good signature is remembered for as long as the
 * token lives, so the second look at a token costs microseconds; its claims are checked each time.
 *
 * @throws {TokenVerificationError} with the reason of the first failing check of Backend API §5.2.
 */
export async function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload> {
  return (await verifyJwtOfInstance(token, options)).payload
}

/** As `verifyToken`, with the header too. */
export async function verifyJwtOfInstance(
  token: string,
  options: VerifyTokenOptions,
): Promise<Jwt> {
  const refetch = options.skipJwksCache ?? false
  const source = keySourceFor(options)
  const recalled = refetch ? undefined : source.recall(token)
  assertSessionCategory((recalled ?? decodeJwt(token)).header)
  const jwt = await source.verifySignature(token, { refetch, ...headerTypeOf(options) })
  assertClaims(jwt.payload, options)
  assertSessionClaims(jwt.payload)
  return jwt
}

function headerTypeOf({ headerType }: VerifyTokenOptions) {
  return headerType === undefined ? {} : { headerType }
}

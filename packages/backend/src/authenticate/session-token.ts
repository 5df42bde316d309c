import {
  TokenVerificationError,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { JwtPayload } from '../jwt/types.ts'
import { assertLifetime, verifyJwtOfInstance } from '../keys/verify-token.ts'
import type { AuthenticateContext } from './context.ts'
import type { AuthenticateRequestOptions } from './options.ts'
import { isForeignClass } from './token-type.ts'

/**
 * Verifies that a text is a session token of this instance, and of no other class (JWT-4).
 *
 * @throws {TokenVerificationError}
 */
export async function verifySessionToken(
  context: AuthenticateContext,
  token: string,
  options: AuthenticateRequestOptions = context.options,
): Promise<JwtPayload> {
  const jwt = await verifyJwtOfInstance(token, options)
  if (isForeignClass(jwt)) throw refusal('The token is of another class.')
  assertLifetime(jwt.payload)
  assertInstance(context, jwt.payload)
  return jwt.payload
}

/**
 * Unless the caller says which issuers count, it is the instance of the publishable key (JWT-3). Tokens of a remote
 * server may leave `iss` out; those of an embedded one name it and their session.
 */
function assertInstance({ instance, options }: AuthenticateContext, claims: JwtPayload): void {
  const { iss, sid } = claims as Partial<JwtPayload>
  if (options.firstParty && typeof sid !== 'string') throw refusal('The token names no session.')
  if (options.issuer || (iss === undefined && !options.firstParty)) return
  if (typeof iss === 'string' && instance.issuers.includes(iss)) return
  throw refusal(
    `The token was issued by ${JSON.stringify(iss)}, not by this instance.`,
    TokenVerificationErrorReason.TokenInvalidIssuer,
  )
}

function refusal(
  message: string,
  reason: string = TokenVerificationErrorReason.TokenVerificationFailed,
): TokenVerificationError {
  return new TokenVerificationError({ reason, message })
}

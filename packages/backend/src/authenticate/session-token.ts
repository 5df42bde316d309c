import { TokenCategory } from '@dooryard/protocol'
import {
  TokenVerificationError,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { Jwt, JwtPayload } from '../jwt/types.ts'
import { isForeignClass } from '../tokens/token-type.ts'
import { verifyJwtOfInstance } from '../tokens/verify-token.ts'
import type { AuthenticateContext } from './context.ts'
import type { AuthenticateRequestOptions } from './options.ts'

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
  if (options.firstParty) assertOwnClass(jwt)
  assertIssuer(context, jwt.payload)
  return jwt.payload
}

/** An embedded server marks every token with its class; a remote one may leave that out. */
function assertOwnClass({ header }: Jwt): void {
  if (header.cat !== TokenCategory.session) throw refusal('The token is not marked as a session.')
}

/**
 * Unless the caller says which issuers count, it is the instance of the publishable key (JWT-3). Tokens of a remote
 * server may leave `iss` out.
 */
function assertIssuer({ instance, options }: AuthenticateContext, claims: JwtPayload): void {
  const { iss } = claims as Partial<JwtPayload>
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

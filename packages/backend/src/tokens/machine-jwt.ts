import { TokenCategory } from '@dooryard/protocol'
import { MachineTokenVerificationError } from '../errors/machine-token-verification-error.ts'
import { assertClaims } from '../jwt/claims.ts'
import type { Jwt, JwtPayload } from '../jwt/types.ts'
import { type KeyOptions, keySourceFor } from '../keys/key-source.ts'
import { fill } from '../resources/fill.ts'
import {
  IdPOAuthAccessToken,
  M2MToken,
  type M2MTokenJSON,
  readActor,
} from '../resources/machine-tokens.ts'
import { assertOAuthAudience } from './oauth-audience.ts'
import { OAUTH_HEADER_TYPES } from './token-type.ts'

export interface MachineJwtOptions extends KeyOptions {
  audience?: string | string[] | undefined
  clockSkewInMs?: number | undefined
}

const M2M_OWN_CLAIMS = ['iss', 'sub', 'exp', 'nbf', 'iat', 'jti']

/**
 * Verifies a machine-to-machine token that is a JWT, without asking the Backend API. Backend API §5.5.
 *
 * @throws {MachineTokenVerificationError}
 */
export async function verifyM2MJwt(
  token: string,
  jwt: Jwt,
  options: MachineJwtOptions,
): Promise<M2MToken> {
  const { cat } = jwt.header
  if (cat !== undefined && cat !== TokenCategory.machine) {
    throw new MachineTokenVerificationError({
      code: 'token-invalid',
      message: 'The token is of another class than machine tokens.',
    })
  }
  const { audience, clockSkewInMs } = options
  const claims = await verify(token, options, { audience, clockSkewInMs })
  const own = Object.entries(claims).filter(([name]) => !M2M_OWN_CLAIMS.includes(name))
  const json: M2MTokenJSON = {
    object: 'machine_to_machine_token',
    ...commonFields(claims, clockSkewInMs),
    scopes: splitScopes(claims.scopes) ?? listOf(claims.aud) ?? [],
    claims: own.length > 0 ? Object.fromEntries(own) : null,
    token: undefined,
  }
  return fill(new M2MToken(), json)
}

/**
 * Verifies an OAuth access token that is a JWT. Backend API §5.5.
 *
 * @throws {MachineTokenVerificationError}
 */
export async function verifyOAuthJwt(
  token: string,
  options: MachineJwtOptions,
): Promise<IdPOAuthAccessToken> {
  const { audience, clockSkewInMs } = options
  const claims = await verify(token, options, { clockSkewInMs }, OAUTH_HEADER_TYPES)
  assertOAuthAudience(claims.aud, audience)
  return IdPOAuthAccessToken.fromJSON({
    object: 'clerk_idp_oauth_access_token',
    ...commonFields(claims, clockSkewInMs),
    client_id: claims.client_id as string,
    type: 'oauth_token',
    scopes: listOf(claims.scp) ?? splitScopes(claims.scope) ?? [],
    aud: listOf(claims.aud),
    act: readActor(claims.act),
  })
}

async function verify(
  token: string,
  options: MachineJwtOptions,
  rules: MachineJwtOptions,
  headerType?: string[],
): Promise<JwtPayload> {
  try {
    const source = keySourceFor(options)
    const refetch = options.skipJwksCache ?? false
    const typeRule = headerType ? { headerType } : {}
    const jwt = await source.verifySignature(token, { refetch, ...typeRule })
    assertClaims(jwt.payload, rules)
    return jwt.payload
  } catch (cause) {
    throw new MachineTokenVerificationError({
      code: 'token-verification-failed',
      message: (cause as Error).message,
      cause,
    })
  }
}

function commonFields(claims: JwtPayload, skew = 5000) {
  const expiration = claims.exp * 1000
  return {
    id: claims.jti ?? '',
    subject: claims.sub,
    revoked: false,
    revocation_reason: null,
    expired: expiration <= Date.now() - skew,
    expiration,
    created_at: claims.iat * 1000,
    updated_at: claims.iat * 1000,
  }
}

function splitScopes(scopes: unknown): string[] | undefined {
  return typeof scopes === 'string' ? scopes.split(' ').filter(Boolean) : undefined
}

function listOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : undefined
}

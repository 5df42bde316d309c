import { type ApiClient, createApiClient } from '../api/client.ts'
import { isClerkAPIResponseError } from '../errors/api-response-error.ts'
import { MachineTokenVerificationError } from '../errors/machine-token-verification-error.ts'
import { tryDecodeJwt } from '../jwt/decode.ts'
import type { APIKey, IdPOAuthAccessToken, M2MToken } from '../resources/machine-tokens.ts'
import { type MachineJwtOptions, verifyM2MJwt, verifyOAuthJwt } from '../tokens/machine-jwt.ts'
import {
  isMachineTokenByPrefix,
  type MachineTokenType,
  machineJwtType,
  machineTokenType,
  TokenType,
} from '../tokens/token-type.ts'
import type { TransportOptions } from '../transport/request.ts'

type MachineToken = APIKey | M2MToken | IdPOAuthAccessToken

export type MachineVerification =
  | { tokenType: MachineTokenType; data: MachineToken; errors?: undefined }
  | { tokenType: MachineTokenType; data?: undefined; errors: [MachineTokenVerificationError] }

export type MachineVerificationOptions = MachineJwtOptions & TransportOptions

/**
 * Verifies an API key, M2M token or OAuth access token: a JWT with the keys of the instance, anything else by asking
 * the Backend API. Backend API §5.5.
 *
 * @throws {Error} when the text is no machine token at all.
 */
export async function verifyMachineAuthToken(
  token: string,
  options: MachineVerificationOptions,
): Promise<MachineVerification> {
  const isOpaque = isMachineTokenByPrefix(token) || token.split('.').length !== 3
  const tokenType = isOpaque ? machineTokenType(token) : jwtTypeOf(token)
  if (!tokenType) throw new Error('The token is none of the known kinds of machine tokens.')
  try {
    const data = isOpaque
      ? await askApi(tokenType, token, options)
      : await verifyLocally(token, options)
    return { tokenType, data }
  } catch (error) {
    if (error instanceof MachineTokenVerificationError) return { tokenType, errors: [error] }
    throw error
  }
}

function jwtTypeOf(token: string): MachineTokenType {
  const jwt = tryDecodeJwt(token)
  if (!jwt) return TokenType.M2MToken
  return machineJwtType(jwt) ?? TokenType.OAuthToken
}

async function verifyLocally(
  token: string,
  options: MachineJwtOptions,
): Promise<M2MToken | IdPOAuthAccessToken> {
  const jwt = tryDecodeJwt(token)
  if (!jwt) {
    throw new MachineTokenVerificationError({ code: 'token-invalid', message: 'Invalid JWT form' })
  }
  const type = machineJwtType(jwt)
  if (type === TokenType.M2MToken) return verifyM2MJwt(token, jwt, options)
  if (type === TokenType.OAuthToken) return verifyOAuthJwt(token, options)
  throw new MachineTokenVerificationError({
    code: 'token-verification-failed',
    message: `Invalid JWT type: ${jwt.header.typ}`,
  })
}

interface Question {
  ask(api: ApiClient, token: string, options: MachineVerificationOptions): Promise<MachineToken>
  notFound: string
}

const QUESTIONS: Record<MachineTokenType, Question> = {
  api_key: {
    ask: (api, token) => api.apiKeys.verify(token),
    notFound: 'API key not found',
  },
  m2m_token: {
    ask: (api, token) => api.m2m.verify({ token }),
    notFound: 'Machine token not found',
  },
  oauth_token: {
    ask: (api, token, { audience }) =>
      api.idPOAuthAccessToken.verify(token, audience ? { audience } : {}),
    notFound: 'OAuth token not found',
  },
}

async function askApi(
  tokenType: MachineTokenType,
  token: string,
  options: MachineVerificationOptions,
): Promise<MachineToken> {
  const { ask, notFound } = QUESTIONS[tokenType]
  try {
    return await ask(createApiClient(options), token, options)
  } catch (error) {
    throw error instanceof MachineTokenVerificationError ? error : toMachineError(error, notFound)
  }
}

function toMachineError(cause: unknown, notFound: string): MachineTokenVerificationError {
  const status = isClerkAPIResponseError(cause) ? cause.status : undefined
  if (isClerkAPIResponseError(cause) && status === 401) {
    const message = cause.errors[0]?.message || 'Invalid secret key'
    return new MachineTokenVerificationError({ code: 'secret-key-invalid', message, status, cause })
  }
  if (status === 404) {
    return new MachineTokenVerificationError({
      code: 'token-invalid',
      message: notFound,
      status,
      cause,
    })
  }
  const message = 'Unexpected error'
  return new MachineTokenVerificationError({ code: 'unexpected-error', message, status, cause })
}

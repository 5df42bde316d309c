import { tryDecodeJwt } from '../jwt/decode.ts'
import type { KeyOptions } from '../keys/key-source.ts'
import type { DeletedObject } from '../resources/deleted-object.ts'
import type { APIKey, IdPOAuthAccessToken, M2MToken } from '../resources/machine-tokens.ts'
import { verifyM2MJwt } from '../tokens/machine-jwt.ts'
import { assertOAuthAudience } from '../tokens/oauth-audience.ts'
import { machineTokenType, TokenType } from '../tokens/token-type.ts'
import type { Calls, Paginated } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

type Claims = Record<string, unknown>

interface CreateAPIKeyParams {
  name: string
  /** `user_…` or `org_…`. */
  subject: string
  description?: string | null
  claims?: Claims | null
  scopes?: string[]
  createdBy?: string | null
  /** Null: never expires. */
  secondsUntilExpiration?: number | null
}

interface UpdateAPIKeyParams {
  apiKeyId: string
  subject: string
  description?: string | null
  claims?: Claims | null
  scopes?: string[]
  secondsUntilExpiration?: number | null
}

/** Backend API §2.9; the paths have no version. */
export interface APIKeysApi {
  list(params: Paginated<{ subject: string; includeInvalid?: boolean }>): Promise<Page<APIKey>>
  create(params: CreateAPIKeyParams): Promise<APIKey>
  get(apiKeyId: string): Promise<APIKey>
  update(params: UpdateAPIKeyParams): Promise<APIKey>
  delete(apiKeyId: string): Promise<DeletedObject>
  revoke(params: { apiKeyId: string; revocationReason?: string | null }): Promise<APIKey>
  getSecret(apiKeyId: string): Promise<{ secret: string }>
  /** Rejects with status 404 when the key is unknown, revoked or expired. */
  verify(secret: string): Promise<APIKey>
}

/** Calls that a machine makes can carry its own key. */
interface WithMachineKey {
  /** Instead of the client's own credential. */
  machineSecretKey?: string
}

interface CreateM2MTokenParams extends WithMachineKey {
  /** Null: the machine's default. */
  secondsUntilExpiration?: number | null
  claims?: Claims | null
  /** Reuse a live token that has at least so much time left. */
  minRemainingTtlSeconds?: number
  tokenFormat?: 'opaque' | 'jwt'
}

/** Backend API §2.9; the paths have no version, and a machine's own key is the usual credential. */
export interface M2MApi {
  list(
    params: Paginated<WithMachineKey & { subject: string; revoked?: boolean; expired?: boolean }>,
  ): Promise<Page<M2MToken>>
  createToken(params?: CreateM2MTokenParams): Promise<M2MToken>
  revokeToken(
    params: WithMachineKey & { m2mTokenId: string; revocationReason?: string | null },
  ): Promise<M2MToken>
  verify(params: WithMachineKey & { token: string }): Promise<M2MToken>
}

/** A token that is a JWT is verified without a call. */
export const m2mApi = (m2m: Calls<'m2m'>, keys: KeyOptions): M2MApi => ({
  ...m2m,
  async verify(params) {
    const jwt = tryDecodeJwt(params.token)
    const isM2M = jwt && machineTokenType(params.token) === TokenType.M2MToken
    return isM2M ? verifyM2MJwt(params.token, jwt, keys) : m2m.verify(params)
  },
})

/** Backend API §2.8; the path has no version. */
export interface IdPOAuthAccessTokenApi {
  /** Rejects with `MachineTokenVerificationError` when the token is for another audience. */
  verify(
    accessToken: string,
    options?: { audience?: string | string[] },
  ): Promise<IdPOAuthAccessToken>
}

export const idPOAuthAccessTokenApi = (
  tokens: Calls<'idPOAuthAccessToken'>,
): IdPOAuthAccessTokenApi => ({
  async verify(accessToken, { audience } = {}) {
    const token = await tokens.verify<IdPOAuthAccessToken>({ accessToken })
    assertOAuthAudience(token.aud, audience)
    return token
  },
})

import type { DeletedObject } from '../resources/deleted-object.ts'
import type { APIKey, IdPOAuthAccessToken, M2MToken } from '../resources/machine-tokens.ts'
import { assertOAuthAudience } from '../tokens/oauth-audience.ts'
import type { Call, Paginated } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

type Claims = Record<string, unknown>

export interface CreateAPIKeyParams {
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

export interface UpdateAPIKeyParams {
  apiKeyId: string
  subject: string
  description?: string | null
  claims?: Claims | null
  scopes?: string[]
  secondsUntilExpiration?: number | null
}

/** Backend API §2.9; the paths have no version. */
export const apiKeysApi = (call: Call) => ({
  list: async (params: Paginated<{ subject: string; includeInvalid?: boolean }>) =>
    call.get<PaginatedResourceResponse<APIKey[]>>('/api_keys', params),
  create: async (params: CreateAPIKeyParams) => call.post<APIKey>('/api_keys', params),
  get: async (apiKeyId: string) => call.get<APIKey>(path`/api_keys/${apiKeyId}`),
  update: async ({ apiKeyId, ...body }: UpdateAPIKeyParams) =>
    call.patch<APIKey>(path`/api_keys/${apiKeyId}`, body),
  delete: async (apiKeyId: string) => call.delete<DeletedObject>(path`/api_keys/${apiKeyId}`),
  revoke: async (params: { apiKeyId: string; revocationReason?: string | null }) =>
    call.post<APIKey>(path`/api_keys/${params.apiKeyId}/revoke`, {
      revocationReason: params.revocationReason ?? null,
    }),
  getSecret: async (apiKeyId: string) =>
    call.get<{ secret: string }>(path`/api_keys/${apiKeyId}/secret`),
  /** Rejects with status 404 when the key is unknown, revoked or expired. */
  verify: async (secret: string) => call.post<APIKey>('/api_keys/verify', { secret }),
})

/** Calls that a machine makes can carry its own key. */
export interface WithMachineKey {
  /** Instead of the client's own credential. */
  machineSecretKey?: string
}

export interface CreateM2MTokenParams extends WithMachineKey {
  /** Null: the machine's default. */
  secondsUntilExpiration?: number | null
  claims?: Claims | null
  /** Reuse a live token that has at least so much time left. */
  minRemainingTtlSeconds?: number
  tokenFormat?: 'opaque' | 'jwt'
}

/** Verifies a token that is a JWT without a call; null for any other. */
export type VerifyM2MLocally = (token: string) => Promise<M2MToken> | null

/** Backend API §2.9; the paths have no version, and a machine's own key is the usual credential. */
export const m2mApi = (call: Call, verifyLocally: VerifyM2MLocally) => ({
  list: async ({
    machineSecretKey,
    ...query
  }: Paginated<WithMachineKey & { subject: string; revoked?: boolean; expired?: boolean }>) =>
    call.get<PaginatedResourceResponse<M2MToken[]>>('/m2m_tokens', query, bearer(machineSecretKey)),
  createToken: async ({
    machineSecretKey,
    secondsUntilExpiration = null,
    claims = null,
    minRemainingTtlSeconds,
    tokenFormat = 'opaque',
  }: CreateM2MTokenParams = {}) =>
    call.post<M2MToken>(
      '/m2m_tokens',
      { secondsUntilExpiration, claims, minRemainingTtlSeconds, tokenFormat },
      bearer(machineSecretKey),
    ),
  revokeToken: async (
    params: WithMachineKey & { m2mTokenId: string; revocationReason?: string | null },
  ) =>
    call.post<M2MToken>(
      path`/m2m_tokens/${params.m2mTokenId}/revoke`,
      { revocationReason: params.revocationReason ?? null },
      bearer(params.machineSecretKey),
    ),
  verify: async ({ token, machineSecretKey }: WithMachineKey & { token: string }) =>
    verifyLocally(token) ??
    call.post<M2MToken>('/m2m_tokens/verify', { token }, bearer(machineSecretKey)),
})

function bearer(key: string | undefined) {
  return key ? { headers: { Authorization: `Bearer ${key}` } } : {}
}

/** Backend API §2.8; the path has no version. */
export const idPOAuthAccessTokenApi = (call: Call) => ({
  /** Rejects with `MachineTokenVerificationError` when the token is for another audience. */
  verify: async (
    accessToken: string,
    { audience }: { audience?: string | string[] } = {},
  ): Promise<IdPOAuthAccessToken> => {
    const token = await call.post<IdPOAuthAccessToken>('/oauth_applications/access_tokens/verify', {
      accessToken,
    })
    assertOAuthAudience(token.aud, audience)
    return token
  },
})

import type { JwksJSON, TestingTokenJSON } from '@dooryard/protocol'
import type { SignInToken } from '../resources/sessions.ts'
import type { Call } from '../transport/call.ts'
import { path } from '../transport/paths.ts'

export interface CreateSignInTokensParams {
  userId: string
  orgId?: string
  /** 30 days unless given. */
  expiresInSeconds?: number
}

/** Backend API §2.4. */
export const signInTokensApi = (call: Call) => ({
  createSignInToken: async (params: CreateSignInTokensParams) =>
    call.post<SignInToken>('/sign_in_tokens', params),
  revokeSignInToken: async (signInTokenId: string) =>
    call.post<SignInToken>(path`/sign_in_tokens/${signInTokenId}/revoke`),
})

/** Backend API §2.4. */
export const testingTokensApi = (call: Call) => ({
  createTestingToken: async () => call.post<TestingTokenJSON>('/testing_tokens'),
})

/** Backend API §2.7. */
export const jwksApi = (call: Call) => ({
  getJwks: async () => call.get<JwksJSON>('/jwks'),
})

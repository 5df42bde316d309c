import type { JwksJSON, TestingTokenJSON } from '@dooryard/protocol'
import type { SignInToken } from '../resources/sessions.ts'
import type {} from '../transport/call.ts'

interface CreateSignInTokensParams {
  userId: string
  orgId?: string
  /** 30 days unless given. */
  expiresInSeconds?: number
}

/** Backend API §2.4. */
export interface SignInTokensApi {
  createSignInToken(params: CreateSignInTokensParams): Promise<SignInToken>
  revokeSignInToken(signInTokenId: string): Promise<SignInToken>
}

/** Backend API §2.4. */
export interface TestingTokensApi {
  createTestingToken(): Promise<TestingTokenJSON>
}

/** Backend API §2.7. */
export interface JwksApi {
  getJwks(): Promise<JwksJSON>
}

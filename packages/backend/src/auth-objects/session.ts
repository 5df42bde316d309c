import {
  authorizationFacts,
  type HasParams,
  isAuthorized,
  readSessionClaims,
  type SessionFacts,
  type SessionTokenStatus,
} from '@dooryard/protocol'
import { type ApiClient, createApiClient } from '../api/client.ts'
import type { JwtPayload } from '../jwt/types.ts'
import type { SessionTokenType } from '../tokens/token-type.ts'
import type { TransportOptions } from '../transport/request.ts'
import { type DebugData, shorten } from './debug.ts'

export interface GetTokenOptions {
  /** Name of a JWT template. */
  template?: string
  expiresInSeconds?: number
}

export type ServerGetToken = (options?: GetTokenOptions) => Promise<string | null>
export type CheckAuthorization = (params: HasParams) => boolean

/** A session that was verified. Backend API §6.1. */
export interface SignedInAuthObject {
  tokenType: SessionTokenType
  isAuthenticated: true
  userId: string
  sessionId: string
  sessionClaims: JwtPayload
  sessionStatus: SessionTokenStatus | null
  /** Who is acting, when it is not the user. */
  actor: SessionFacts['actor']
  orgId: string | undefined
  orgRole: string | undefined
  orgSlug: string | undefined
  orgPermissions: string[] | undefined
  /** Minutes since the first and second factor; -1 = not enrolled. */
  factorVerificationAge: [number, number] | null
  /** The session token, or one of a JWT template. */
  getToken: ServerGetToken
  /** True when the session satisfies every condition; false for no condition. Backend API §6.4. */
  has: CheckAuthorization
  debug: () => DebugData
}

export interface SignedOutAuthObject {
  tokenType: SessionTokenType
  isAuthenticated: false
  userId: null
  sessionId: null
  sessionClaims: null
  /** `pending` when there is a session that still has tasks. */
  sessionStatus: SessionTokenStatus | null
  actor: null
  orgId: null
  orgRole: null
  orgSlug: null
  orgPermissions: null
  factorVerificationAge: null
  getToken: ServerGetToken
  has: CheckAuthorization
  debug: () => DebugData
}

export interface PendingSessionOptions {
  /** True by default: a session that still has tasks gives the signed-out object. */
  treatPendingAsSignedOut?: boolean
}

export type SessionAuthObject = SignedInAuthObject | SignedOutAuthObject

/** How a token of another kind can be had, and what `debug()` tells. */
export type SignedInAuthObjectOptions = TransportOptions & {
  apiClient?: { sessions: Pick<ApiClient['sessions'], 'getToken'> } | undefined
} & DebugData

/** `claims` must come from a verified token. */
export function signedInAuthObject(
  options: SignedInAuthObjectOptions,
  token: string,
  claims: JwtPayload,
): SignedInAuthObject {
  const facts = readSessionClaims(claims)
  return {
    tokenType: 'session_token',
    isAuthenticated: true,
    sessionClaims: claims,
    ...facts,
    getToken: getTokenOf(facts.sessionId, token, options),
    has: (params) => isAuthorized(authorizationFacts(claims), params),
    debug: () => shorten({ sessionToken: token, ...options }),
  }
}

export function signedOutAuthObject(
  debugData?: DebugData,
  sessionStatus: SessionTokenStatus | null = null,
): SignedOutAuthObject {
  return {
    tokenType: 'session_token',
    isAuthenticated: false,
    userId: null,
    sessionId: null,
    sessionClaims: null,
    sessionStatus,
    actor: null,
    orgId: null,
    orgRole: null,
    orgSlug: null,
    orgPermissions: null,
    factorVerificationAge: null,
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: () => shorten({ ...debugData }),
  }
}

function getTokenOf(
  sessionId: string,
  token: string,
  options: SignedInAuthObjectOptions,
): ServerGetToken {
  return async ({ template, expiresInSeconds } = {}) => {
    if (!sessionId) return null
    if (!template && expiresInSeconds === undefined) return token
    const { sessions } = options.apiClient ?? createApiClient(options)
    return (await sessions.getToken(sessionId, template, expiresInSeconds)).jwt
  }
}

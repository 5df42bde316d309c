import type { SessionStatus } from '@dooryard/protocol'
import type { Cookies, Session, Token } from '../resources/sessions.ts'
import type { Call, Paginated } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

export type SessionListParams = Paginated<{
  clientId?: string
  userId?: string
  status?: SessionStatus
}>

export interface RefreshTokenParams {
  expired_token: string
  refresh_token: string
  /** Origin of the request that needs a token. */
  request_origin: string
  request_originating_ip?: string
  request_headers?: Record<string, string[]>
  suffixed_cookies?: boolean
  format?: 'token' | 'cookie'
}

/** Backend API §2.4. */
export const sessionsApi = (call: Call) => ({
  /** The server wants a client or a user to list for. */
  getSessionList: async (params: SessionListParams = {}) =>
    call.get<PaginatedResourceResponse<Session[]>>('/sessions', { ...params, paginated: true }),
  getSession: async (sessionId: string) => call.get<Session>(path`/sessions/${sessionId}`),
  /** Development instances only. */
  createSession: async (params: { userId: string }) => call.post<Session>('/sessions', params),
  revokeSession: async (sessionId: string) =>
    call.post<Session>(path`/sessions/${sessionId}/revoke`),
  verifySession: async (sessionId: string, token: string) =>
    call.post<Session>(path`/sessions/${sessionId}/verify`, { token }),
  /** A session token, or one of a JWT template. */
  getToken: async (sessionId: string, template?: string, expiresInSeconds?: number) =>
    call.post<Token>(
      template
        ? path`/sessions/${sessionId}/tokens/${template}`
        : path`/sessions/${sessionId}/tokens`,
      { expiresInSeconds },
    ),
  refreshSession: refreshSession(call),
})

/** Resolves with cookies or a token, as `format` says. */
export interface RefreshSession {
  (sessionId: string, params: RefreshTokenParams & { format: 'cookie' }): Promise<Cookies>
  (sessionId: string, params: RefreshTokenParams): Promise<Token>
}

const refreshSession = (call: Call): RefreshSession =>
  (async (sessionId: string, { suffixed_cookies, ...body }: RefreshTokenParams) =>
    call.post(path`/sessions/${sessionId}/refresh`, body, {
      query: { suffixed_cookies },
    })) as RefreshSession

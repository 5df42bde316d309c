import type { SessionStatus } from '@dooryard/protocol'
import type { Cookies, Session, Token } from '../resources/sessions.ts'
import type { Calls, Paginated } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

type SessionListParams = Paginated<{
  clientId?: string
  userId?: string
  status?: SessionStatus
}>

interface RefreshTokenParams {
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
export interface SessionsApi {
  /** The server wants a client or a user to list for. */
  getSessionList(params?: SessionListParams): Promise<Page<Session>>
  getSession(sessionId: string): Promise<Session>
  /** Development instances only. */
  createSession(params: { userId: string }): Promise<Session>
  revokeSession(sessionId: string): Promise<Session>
  verifySession(sessionId: string, token: string): Promise<Session>
  /** A session token, or one of a JWT template. */
  getToken(sessionId: string, template?: string, expiresInSeconds?: number): Promise<Token>
  /** Resolves with cookies or a token, as `format` says. */
  refreshSession(
    sessionId: string,
    params: RefreshTokenParams & { format: 'cookie' },
  ): Promise<Cookies>
  refreshSession(sessionId: string, params: RefreshTokenParams): Promise<Token>
}

export const sessionsApi = ({ getTemplateToken, ...sessions }: Calls<'sessions'>): SessionsApi => ({
  ...sessions,
  getToken: (sessionId, template, expiresInSeconds) =>
    template
      ? getTemplateToken(sessionId, template, { expiresInSeconds })
      : sessions.getToken(sessionId, { expiresInSeconds }),
})

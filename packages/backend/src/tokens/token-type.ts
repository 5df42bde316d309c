import { tryDecodeJwt } from '../jwt/decode.ts'
import type { Jwt } from '../jwt/types.ts'
import { isOfSessionClass } from './session-class.ts'

export const TokenType = {
  SessionToken: 'session_token',
  ApiKey: 'api_key',
  M2MToken: 'm2m_token',
  OAuthToken: 'oauth_token',
} as const
export type TokenType = (typeof TokenType)[keyof typeof TokenType]
export type SessionTokenType = typeof TokenType.SessionToken
export type MachineTokenType = Exclude<TokenType, SessionTokenType>

/** What a request may authenticate with. */
export type AcceptsToken = TokenType | readonly TokenType[] | 'any'

const PREFIXES = [
  ['mt_', TokenType.M2MToken],
  ['oat_', TokenType.OAuthToken],
  ['ak_', TokenType.ApiKey],
] as const

export const OAUTH_HEADER_TYPES = ['at+jwt', 'application/at+jwt']

/** Which machine token a text looks like; null when it looks like none. Nothing is verified. Backend API §4.4. */
export function machineTokenType(token: string): MachineTokenType | null {
  const prefix = PREFIXES.find(([start]) => token.startsWith(start))
  if (prefix) return prefix[1]
  const jwt = tryDecodeJwt(token)
  return jwt && machineJwtType(jwt)
}

export function machineJwtType({ header, payload }: Jwt): MachineTokenType | null {
  if (typeof payload.sub === 'string' && payload.sub.startsWith('mch_')) return TokenType.M2MToken
  return OAUTH_HEADER_TYPES.includes(header.typ ?? '') ? TokenType.OAuthToken : null
}

/** True when the token says of itself that it is something else than a session token (JWT-4). */
export function isForeignClass(jwt: Jwt): boolean {
  return !isOfSessionClass(jwt) || machineJwtType(jwt) !== null
}

export function isMachineToken(token: string): boolean {
  return machineTokenType(token) !== null
}

export function isMachineTokenByPrefix(token: string): boolean {
  return PREFIXES.some(([start]) => token.startsWith(start))
}

export function isTokenTypeAccepted(
  tokenType: TokenType | null,
  acceptsToken: AcceptsToken,
): boolean {
  if (tokenType === null) return false
  if (acceptsToken === 'any') return true
  return [acceptsToken].flat().includes(tokenType)
}

import { secretKeyInstanceType } from '@dooryard/protocol'
import {
  type AcceptsToken,
  type MachineTokenType,
  machineTokenType,
  type SessionTokenType,
  TokenType,
} from '../tokens/token-type.ts'
import { missingSecretKey } from '../transport/request.ts'
import { type AuthenticateContext, createContext, readBearerToken } from './context.ts'
import { authenticateByCookies } from './cookie-flow.ts'
import { authenticateFirstParty } from './first-party.ts'
import { authenticateByHeader } from './header-flow.ts'
import { authenticateMachine } from './machine-flow.ts'
import type { AuthenticateRequestOptions } from './options.ts'
import { compileOrganizationPatterns, type OrganizationMatchers } from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { RequestView } from './request-view.ts'
import { invalidToken, machineSignedOut, type RequestState } from './state.ts'

/** The reason of a route for machines that got no token at all. Backend API §4.4. */
const NO_TOKEN = 'No token in header'

/** `authenticateRequest`, typed by what it accepts. */
export interface AuthenticateRequest {
  <T extends readonly TokenType[]>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T[number] | null>>
  <T extends TokenType>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: T },
  ): Promise<RequestState<T>>
  (
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: 'any' },
  ): Promise<RequestState<TokenType>>
  (request: Request, options?: AuthenticateRequestOptions): Promise<RequestState<SessionTokenType>>
}

/**
 * Tells who sent a request. Expected outcomes are states; only a wrong configuration throws. Backend API §4.4.
 *
 * @throws {Error} for missing keys, a publishable key that is none, an invalid pattern.
 */
export const authenticateRequest = (async (
  request: Request,
  options: AuthenticateRequestOptions = {},
): Promise<RequestState<TokenType | null>> => {
  const { acceptsToken = TokenType.SessionToken } = options
  assertConfiguration(request, options, acceptsToken)
  const matchers = compileOrganizationPatterns(options.organizationSyncOptions)
  if (acceptsToken === TokenType.ApiKey || acceptsToken === TokenType.M2MToken) {
    return authenticateForMachines(request, options, acceptsToken)
  }
  const context = createContext(request, options)
  if (acceptsToken === TokenType.OAuthToken) {
    const { proxyUrl } = context
    return authenticateForMachines(request, { ...options, proxyUrl }, acceptsToken)
  }
  if (acceptsToken === TokenType.SessionToken) return authenticateSession(context, matchers)
  const type = typeOf(context.tokenInHeader)
  if (acceptsToken !== 'any' && !acceptsToken.includes(type)) {
    return invalidToken(AuthErrorReason.TokenTypeMismatch)
  }
  if (type === TokenType.SessionToken) return authenticateSession(context, matchers)
  return authenticateMachine(options, { token: context.tokenInHeader!, tokenType: type })
}) as AuthenticateRequest

function authenticateSession(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): Promise<RequestState> {
  if (context.tokenInHeader) return authenticateByHeader(context, matchers)
  if (context.options.firstParty) return authenticateFirstParty(context, matchers)
  return authenticateByCookies(context, matchers)
}

/** Machines send their token in the header; cookies are never looked at (AZ-13). */
async function authenticateForMachines(
  request: Request,
  options: AuthenticateRequestOptions,
  accepted: MachineTokenType,
): Promise<RequestState<MachineTokenType>> {
  const token = readBearerToken(new RequestView(request))
  if (!token) return machineSignedOut(options, accepted, { reason: NO_TOKEN })
  if (machineTokenType(token) !== accepted) {
    return machineSignedOut(options, accepted, { reason: AuthErrorReason.TokenTypeMismatch })
  }
  return authenticateMachine(options, { token, tokenType: accepted })
}

function typeOf(token: string | undefined): TokenType {
  return (token && machineTokenType(token)) || TokenType.SessionToken
}

function assertConfiguration(
  request: Request,
  options: AuthenticateRequestOptions,
  acceptsToken: AcceptsToken,
): void {
  const key = acceptsToken === TokenType.M2MToken && options.machineSecretKey
  if (!key && !options.secretKey) throw missingSecretKey()
  if (options.isSatellite && acceptsToken !== TokenType.M2MToken) {
    assertSatellite(request, options)
  }
}

function assertSatellite(request: Request, options: AuthenticateRequestOptions): void {
  const { signInUrl, secretKey, domain, proxyUrl } = options
  if (!signInUrl && secretKeyInstanceType(secretKey) === 'development') {
    throw new Error(
      'Missing signInUrl. A satellite in development needs the one of the primary domain.',
    )
  }
  const origin = request.headers.get('origin')
  if (signInUrl && origin) {
    if (!URL.canParse(signInUrl)) {
      throw new Error('The signInUrl needs to have a absolute url format.')
    }
    if (new URL(signInUrl).origin === origin) {
      throw new Error('The signInUrl needs to be on a different origin than the satellite itself.')
    }
  }
  if (!domain && !proxyUrl) {
    throw new Error('Missing domain and proxyUrl. A satellite needs one of them.')
  }
}

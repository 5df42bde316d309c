import { Header } from '@dooryard/protocol'
import {
  type AuthenticatedMachineObject,
  authenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type MachineIdentity,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from '../auth-objects/machine.ts'
import {
  type PendingSessionOptions,
  type SignedInAuthObject,
  type SignedOutAuthObject,
  signedInAuthObject,
  signedOutAuthObject,
} from '../auth-objects/session.ts'
import type { JwtPayload } from '../jwt/types.ts'
import type { MachineTokenType, SessionTokenType, TokenType } from '../tokens/token-type.ts'
import type { AuthenticateContext } from './context.ts'
import { debugDataOf } from './debug-data.ts'
import type { AuthenticateRequestOptions } from './options.ts'
import { type AuthReason, AuthStatus } from './reasons.ts'

/** The part of the configuration that every state repeats. */
interface StateConfig {
  proxyUrl?: string
  publishableKey: string
  isSatellite: boolean
  domain: string
  signInUrl: string
  signUpUrl: string
  afterSignInUrl: string
  afterSignUpUrl: string
}

type ToAuth<T extends TokenType | null, Authenticated extends boolean> = T extends null
  ? () => InvalidTokenAuthObject
  : T extends SessionTokenType
    ? Authenticated extends true
      ? (options?: PendingSessionOptions) => SignedInAuthObject
      : () => SignedOutAuthObject
    : Authenticated extends true
      ? () => AuthenticatedMachineObject<Exclude<T, SessionTokenType | null>>
      : () => UnauthenticatedMachineObject<Exclude<T, SessionTokenType | null>>

export interface AuthenticatedState<T extends TokenType = SessionTokenType> extends StateConfig {
  status: typeof AuthStatus.SignedIn
  reason: null
  message: null
  /** @deprecated Use `isAuthenticated`. */
  isSignedIn: true
  isAuthenticated: true
  /** To be copied onto the response: cookies that were renewed. */
  headers: Headers
  token: string
  tokenType: T
  toAuth: ToAuth<T, true>
}

export interface UnauthenticatedState<T extends TokenType | null = SessionTokenType>
  extends StateConfig {
  status: typeof AuthStatus.SignedOut
  reason: AuthReason
  message: string
  /** @deprecated Use `isAuthenticated`. */
  isSignedIn: false
  isAuthenticated: false
  headers: Headers
  token: null
  tokenType: T
  toAuth: ToAuth<T, false>
}

/** The browser has to be sent to the auth server first: answer 307 with all of `headers`. */
export interface HandshakeState
  extends Omit<UnauthenticatedState, 'status' | 'toAuth' | 'tokenType'> {
  status: typeof AuthStatus.Handshake
  tokenType: SessionTokenType
  toAuth: () => null
}

export type SignedInState = AuthenticatedState<SessionTokenType>
export type SignedOutState = UnauthenticatedState<SessionTokenType>

/** What a request turned out to be. Backend API §4.10. */
export type RequestState<T extends TokenType | null = SessionTokenType> =
  | AuthenticatedState<T extends null ? never : T>
  | UnauthenticatedState<T>
  | (T extends SessionTokenType ? HandshakeState : never)

export function signedIn(
  context: AuthenticateContext,
  { token, claims, headers }: { token: string; claims: JwtPayload; headers?: Headers },
): SignedInState {
  // Every `auth()` of a page asks, and hardly one of them for this.
  let known: ReturnType<typeof debugDataOf> | undefined
  const debugData = () => {
    known ??= debugDataOf(context)
    return known
  }
  return {
    status: AuthStatus.SignedIn,
    reason: null,
    message: null,
    ...configOf(context.options, context.proxyUrl),
    isSignedIn: true,
    isAuthenticated: true,
    tokenType: 'session_token',
    token,
    headers: headers ?? new Headers(),
    toAuth: (({ treatPendingAsSignedOut = true }: PendingSessionOptions = {}) => {
      if (treatPendingAsSignedOut && claims.sts === 'pending') {
        return signedOutAuthObject(debugData(), 'pending')
      }
      return signedInAuthObject(debugData(), token, claims)
    }) as ToAuth<SessionTokenType, true>,
  }
}

interface Refusal {
  reason: AuthReason
  message?: string | undefined
  headers?: Headers | undefined
}

export function signedOut(context: AuthenticateContext, refusal: Refusal): SignedOutState {
  const state = unauthenticated(context.options, context.proxyUrl, refusal)
  const debugData = () => ({ ...debugDataOf(context), ...outcomeOf(state) })
  return {
    ...state,
    tokenType: 'session_token',
    toAuth: () => signedOutAuthObject(debugData()),
  }
}

export function handshakeNeeded(
  context: AuthenticateContext,
  { reason, message, headers }: Refusal & { headers: Headers },
): HandshakeState {
  return {
    ...unauthenticated(context.options, context.proxyUrl, { reason, message }),
    status: AuthStatus.Handshake,
    headers: withDebugHeaders(headers, { status: AuthStatus.Handshake, reason, message }),
    tokenType: 'session_token',
    toAuth: () => null,
  }
}

export function machineSignedIn<T extends MachineTokenType>(
  options: AuthenticateRequestOptions,
  { tokenType, token, identity }: { tokenType: T; token: string; identity: MachineIdentity },
): AuthenticatedState<T> {
  return {
    status: AuthStatus.SignedIn,
    reason: null,
    message: null,
    ...configOf(options),
    isSignedIn: true,
    isAuthenticated: true,
    tokenType,
    token,
    headers: new Headers(),
    toAuth: (() => authenticatedMachineObject(tokenType, token, identity)) as ToAuth<T, true>,
  }
}

export function machineSignedOut<T extends MachineTokenType>(
  options: AuthenticateRequestOptions,
  tokenType: T,
  refusal: Refusal,
): UnauthenticatedState<T> {
  const state = unauthenticated(options, undefined, refusal)
  return {
    ...state,
    tokenType,
    toAuth: (() => unauthenticatedMachineObject(tokenType, outcomeOf(state))) as unknown as ToAuth<
      T,
      false
    >,
  }
}

/** For a route that accepts several kinds of tokens, when the request has none of them. */
export function invalidToken(reason: AuthReason): UnauthenticatedState<null> {
  return {
    ...unauthenticated({}, undefined, { reason }),
    tokenType: null,
    toAuth: () => invalidTokenAuthObject(),
  }
}

/** Everything of a signed-out state that does not depend on the kind of token. */
export function unauthenticated(
  options: AuthenticateRequestOptions,
  proxyUrl: string | undefined,
  { reason, message = '', headers = new Headers() }: Refusal,
): Omit<UnauthenticatedState, 'tokenType' | 'toAuth'> {
  return {
    status: AuthStatus.SignedOut,
    reason,
    message,
    ...configOf(options, proxyUrl),
    isSignedIn: false,
    isAuthenticated: false,
    token: null,
    headers: withDebugHeaders(headers, { status: AuthStatus.SignedOut, reason, message }),
  }
}

function configOf(options: AuthenticateRequestOptions, proxyUrl?: string): StateConfig {
  return {
    proxyUrl: proxyUrl ?? options.proxyUrl ?? '',
    publishableKey: options.publishableKey ?? '',
    isSatellite: options.isSatellite ?? false,
    domain: options.domain ?? '',
    signInUrl: options.signInUrl ?? '',
    signUpUrl: options.signUpUrl ?? '',
    afterSignInUrl: options.afterSignInUrl ?? '',
    afterSignUpUrl: options.afterSignUpUrl ?? '',
  }
}

function outcomeOf({
  status,
  reason,
  message,
}: Pick<UnauthenticatedState, 'status' | 'reason' | 'message'>) {
  return { status, reason, message }
}

function withDebugHeaders(
  headers: Headers,
  { status, reason, message }: { status: string; reason: string; message?: string | undefined },
): Headers {
  setIfLegal(headers, Header.authStatus, status)
  setIfLegal(headers, Header.authReason, reason)
  setIfLegal(headers, Header.authMessage, message)
  return headers
}

/** Messages can quote a token, and so hold characters that no header may. Those are for humans only: left out. */
function setIfLegal(headers: Headers, name: string, value: string | undefined): void {
  if (!value) return
  try {
    headers.set(name, value)
  } catch {
    headers.delete(name)
  }
}

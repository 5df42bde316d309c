import { type AcceptsToken, isTokenTypeAccepted, TokenType } from '../tokens/token-type.ts'
import {
  type AuthenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from './machine.ts'
import {
  type SignedInAuthObject,
  type SignedOutAuthObject,
  signedOutAuthObject,
} from './session.ts'

/** Whoever a request comes from. Backend API §6.1. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject

interface AcceptedOptions {
  authObject: AuthObject
  /** `session_token` by default (AZ-13). */
  acceptsToken?: AcceptsToken | undefined
}

/** The object itself when its kind of token is accepted, else one that is not authenticated. Backend API §6.2. */
export function getAuthObjectForAcceptedToken({
  authObject,
  acceptsToken = TokenType.SessionToken,
}: AcceptedOptions): AuthObject {
  if (acceptsToken === 'any' || isTokenTypeAccepted(authObject.tokenType, acceptsToken)) {
    return authObject
  }
  if (typeof acceptsToken !== 'string') return invalidTokenAuthObject()
  if (acceptsToken === TokenType.SessionToken) return signedOutAuthObject(authObject.debug())
  return unauthenticatedMachineObject(acceptsToken, authObject.debug())
}

/** The object without its functions, to be sent somewhere. */
export function makeAuthObjectSerializable<T extends object>(
  authObject: T,
): Omit<T, 'debug' | 'getToken' | 'has'> {
  const { debug, getToken, has, ...rest } = authObject as Record<string, unknown>
  return rest as Omit<T, 'debug' | 'getToken' | 'has'>
}

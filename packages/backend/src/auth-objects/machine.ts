import type { MachineTokenType } from '../tokens/token-type.ts'
import { type DebugData, shorten } from './debug.ts'
import type { CheckAuthorization } from './session.ts'

type Claims = Record<string, unknown>

/** A machine token that was verified. Fields that the type does not have are absent. */
export interface MachineIdentity {
  id: string
  subject: string
  scopes: string[]
  claims?: Claims | null
  /** API keys. */
  name?: string
  /** OAuth access tokens. */
  clientId?: string
}

interface OwnFields {
  api_key:
    | { name: string; claims: Claims | null; userId: string; orgId: null }
    | { name: string; claims: Claims | null; userId: null; orgId: string }
  m2m_token: { claims: Claims | null; machineId: string }
  oauth_token: { userId: string; clientId: string }
}

interface NoFields {
  api_key: { name: null; claims: null; userId: null; orgId: null }
  m2m_token: { claims: null; machineId: null }
  oauth_token: { userId: null; clientId: null }
}

interface Common {
  /** Always false: machine tokens hold scopes, not roles. */
  has: CheckAuthorization
  debug: () => DebugData
}

/** Backend API §6.1. */
export type AuthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> =
  T extends MachineTokenType
    ? Common &
        OwnFields[T] & {
          id: string
          subject: string
          scopes: string[]
          tokenType: T
          isAuthenticated: true
          /** The token as it came. */
          getToken: () => Promise<string>
        }
    : never

export type UnauthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> =
  T extends MachineTokenType
    ? Common &
        NoFields[T] & {
          id: null
          subject: null
          scopes: null
          tokenType: T
          isAuthenticated: false
          getToken: () => Promise<null>
        }
    : never

export type MachineAuthObject<T extends MachineTokenType> =
  | AuthenticatedMachineObject<T>
  | UnauthenticatedMachineObject<T>

/** The token is of none of the kinds that are accepted. */
export interface InvalidTokenAuthObject {
  isAuthenticated: false
  tokenType: null
  getToken: () => Promise<null>
  has: () => false
  debug: () => DebugData
}

export function authenticatedMachineObject<T extends MachineTokenType>(
  tokenType: T,
  token: string,
  identity: MachineIdentity,
  debugData?: DebugData,
): AuthenticatedMachineObject<T> {
  const { id, subject, scopes } = identity
  return {
    id,
    subject,
    scopes,
    tokenType,
    isAuthenticated: true,
    ...ownFields(tokenType, identity),
    getToken: () => Promise.resolve(token),
    has: () => false,
    debug: () => shorten({ ...debugData }),
  } as unknown as AuthenticatedMachineObject<T>
}

export function unauthenticatedMachineObject<T extends MachineTokenType>(
  tokenType: T,
  debugData?: DebugData,
): UnauthenticatedMachineObject<T> {
  return {
    id: null,
    subject: null,
    scopes: null,
    tokenType,
    isAuthenticated: false,
    ...NO_FIELDS[tokenType],
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: () => shorten({ ...debugData }),
  } as unknown as UnauthenticatedMachineObject<T>
}

export function invalidTokenAuthObject(): InvalidTokenAuthObject {
  return {
    isAuthenticated: false,
    tokenType: null,
    getToken: () => Promise.resolve(null),
    has: () => false,
    debug: () => ({}),
  }
}

const NO_FIELDS: NoFields = {
  api_key: { name: null, claims: null, userId: null, orgId: null },
  m2m_token: { claims: null, machineId: null },
  oauth_token: { userId: null, clientId: null },
}

function ownFields(tokenType: MachineTokenType, identity: MachineIdentity): object {
  const { subject, claims = null, name, clientId } = identity
  const ownerIf = (prefix: string) => (subject.startsWith(prefix) ? subject : null)
  if (tokenType === 'm2m_token') return { claims, machineId: subject }
  if (tokenType === 'oauth_token') return { userId: subject, clientId }
  return { name, claims, userId: ownerIf('user_'), orgId: ownerIf('org_') }
}

import type { AcceptsToken, SessionTokenType, TokenType } from '../tokens/token-type.ts'
import type { AuthObject } from './accepted.ts'
import type { InvalidTokenAuthObject, MachineAuthObject } from './machine.ts'
import type { PendingSessionOptions, SessionAuthObject } from './session.ts'

export type AuthOptions = PendingSessionOptions & { acceptsToken?: AcceptsToken }

type MaybePromise<T, IsPromise extends boolean> = IsPromise extends true ? Promise<T> : T

type MachineTypeOf<T> = Exclude<T, SessionTokenType>

/** What `auth({ acceptsToken: 'api_key' })` returns. */
export type InferAuthObjectFromToken<
  T extends TokenType,
  SessionType extends AuthObject,
  MachineType extends AuthObject,
> = T extends SessionTokenType ? SessionType : MachineType & { tokenType: MachineTypeOf<T> }

/** What `auth({ acceptsToken: ['session_token', 'api_key'] })` returns, when one of them came. */
export type InferAuthObjectFromTokenArray<
  T extends readonly TokenType[],
  SessionType extends AuthObject,
  MachineType extends AuthObject,
> = SessionTokenType extends T[number]
  ? T[number] extends SessionTokenType
    ? SessionType
    : SessionType | (MachineType & { tokenType: MachineTypeOf<T[number]> })
  : MachineType & { tokenType: MachineTypeOf<T[number]> }

/** A framework's `getAuth(request, options)`, typed by what it accepts. */
export interface GetAuthFn<RequestType, ReturnsPromise extends boolean = false> {
  <T extends TokenType[]>(
    request: RequestType,
    options: AuthOptions & { acceptsToken: T },
  ): MaybePromise<
    | InferAuthObjectFromTokenArray<
        T,
        SessionAuthObject,
        MachineAuthObject<MachineTypeOf<T[number]>>
      >
    | InvalidTokenAuthObject,
    ReturnsPromise
  >
  <T extends TokenType>(
    request: RequestType,
    options: AuthOptions & { acceptsToken: T },
  ): MaybePromise<
    InferAuthObjectFromToken<T, SessionAuthObject, MachineAuthObject<MachineTypeOf<T>>>,
    ReturnsPromise
  >
  (
    request: RequestType,
    options: AuthOptions & { acceptsToken: 'any' },
  ): MaybePromise<AuthObject, ReturnsPromise>
  (
    request: RequestType,
    options?: PendingSessionOptions,
  ): MaybePromise<SessionAuthObject, ReturnsPromise>
}

/** A framework's `auth(options)`, typed by what it accepts. */
export interface GetAuthFnNoRequest<
  SessionAuthType extends SessionAuthObject = SessionAuthObject,
  ReturnsPromise extends boolean = false,
> {
  <T extends TokenType[]>(
    options: AuthOptions & { acceptsToken: T },
  ): MaybePromise<
    | InferAuthObjectFromTokenArray<T, SessionAuthType, MachineAuthObject<MachineTypeOf<T[number]>>>
    | InvalidTokenAuthObject,
    ReturnsPromise
  >
  <T extends TokenType>(
    options: AuthOptions & { acceptsToken: T },
  ): MaybePromise<
    InferAuthObjectFromToken<T, SessionAuthType, MachineAuthObject<MachineTypeOf<T>>>,
    ReturnsPromise
  >
  (
    options: AuthOptions & { acceptsToken: 'any' },
  ): MaybePromise<Exclude<AuthObject, SessionAuthObject> | SessionAuthType, ReturnsPromise>
  (options?: PendingSessionOptions): MaybePromise<SessionAuthType, ReturnsPromise>
}

import type { User } from '@dooryard/backend'
import { type AuthFn, createAuthFunction } from './auth-function.ts'
import type { RequestContext } from './context.ts'
import { createCurrentUser } from './current-user.ts'
import { markPersonal } from './personal.ts'
import { redirectToSignIn } from './redirects.ts'
import type { RequestScope } from './request-scope.ts'
import type { AnyRequestState } from './request-state.ts'

/** What the middleware adds to `context.locals`. astro-sdk.md §6. */
export interface ClerkLocals {
  auth: AuthFn
  currentUser: () => Promise<User | null>
  authToken: string | null
  authStatus: string
  authMessage: string | null
  authReason: string | null
}

/** Third step: everything that pages read. Reading any of it makes the response personal. */
export function attachLocals(
  { locals }: RequestContext,
  scope: RequestScope,
  state: AnyRequestState,
): ClerkLocals {
  const auth = createAuthFunction(scope, (status, options) =>
    redirectToSignIn(scope, status, options),
  )
  const currentUser = createCurrentUser(scope, auth)
  return define(locals, {
    auth: () => auth,
    currentUser: () => currentUser,
    authToken: () => read(scope, state.token),
    authStatus: () => read(scope, state.status),
    authMessage: () => read(scope, state.message),
    authReason: () => read(scope, state.reason),
  })
}

type Getters = { [Name in keyof ClerkLocals]: () => ClerkLocals[Name] }

function define(locals: object, getters: Getters): ClerkLocals {
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(locals, name, { get, enumerable: true, configurable: true })
  }
  return locals as ClerkLocals
}

function read<Value>(scope: RequestScope, value: Value): Value {
  markPersonal(scope)
  return value
}

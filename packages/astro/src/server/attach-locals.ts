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
export function attachLocals({ locals }: RequestContext, scope: RequestScope): ClerkLocals {
  Object.defineProperty(locals, KEPT, {
    value: new Kept(scope),
    enumerable: false,
    configurable: true,
  })
  return Object.defineProperties(locals, PROPERTIES) as ClerkLocals
}

const KEPT = Symbol('dooryard.locals')

/** What is behind the properties. Functions are made for those who ask for them, and stay the same. */
class Kept {
  readonly #scope: RequestScope
  #auth: AuthFn | undefined
  #currentUser: ClerkLocals['currentUser'] | undefined

  constructor(scope: RequestScope) {
    this.#scope = scope
  }

  get auth(): AuthFn {
    const scope = this.#scope
    this.#auth ??= createAuthFunction(scope, (status, options) =>
      redirectToSignIn(scope, status, options),
    )
    return this.#auth
  }

  get currentUser(): ClerkLocals['currentUser'] {
    this.#currentUser ??= createCurrentUser(this.#scope, this.auth)
    return this.#currentUser
  }

  get state(): AnyRequestState {
    markPersonal(this.#scope)
    return this.#scope.state!
  }
}

type Getters = { [Name in keyof ClerkLocals]: (kept: Kept) => ClerkLocals[Name] }

const getters: Getters = {
  auth: (kept) => kept.auth,
  currentUser: (kept) => kept.currentUser,
  authToken: (kept) => kept.state.token,
  authStatus: (kept) => kept.state.status,
  authMessage: (kept) => kept.state.message,
  authReason: (kept) => kept.state.reason,
}

/** The same for all requests: what differs is behind `KEPT`. */
const PROPERTIES = Object.fromEntries(
  Object.entries(getters).map(([name, read]) => [
    name,
    {
      get(this: { [KEPT]: Kept }) {
        return read(this[KEPT])
      },
      enumerable: true,
      configurable: true,
    },
  ]),
)

import type { SessionAuthObject } from '@dooryard/backend'
import {
  type GetAuthFnNoRequest,
  getAuthObjectForAcceptedToken,
  type RedirectFun,
} from '@dooryard/backend/internal'
import { markPersonal } from './personal.ts'
import type { RedirectToSignInOptions } from './redirects.ts'
import type { RequestScope } from './request-scope.ts'

/** The auth object of a session, with a way to the sign-in page. */
export type SessionAuthObjectWithRedirect = SessionAuthObject & {
  redirectToSignIn: RedirectFun<Response>
}

/** `locals.auth`: who is signed in, by the kind of token that is asked for. astro-sdk.md §6.1. */
export type AuthFn = GetAuthFnNoRequest<SessionAuthObjectWithRedirect>

type Redirect = (
  sessionStatus: string | null | undefined,
  options?: RedirectToSignInOptions,
) => Response

interface AuthOptions {
  acceptsToken?: Parameters<typeof getAuthObjectForAcceptedToken>[0]['acceptsToken']
  treatPendingAsSignedOut?: boolean
}

/** `redirect` decides what `redirectToSignIn` does: it returns its response, or throws it in a handler. */
export function createAuthFunction(scope: RequestScope, redirect: Redirect): AuthFn {
  const auth = ({ acceptsToken, treatPendingAsSignedOut = true }: AuthOptions = {}) => {
    markPersonal(scope)
    const authObject = scope.state!.toAuth({ treatPendingAsSignedOut })!
    const accepted = getAuthObjectForAcceptedToken({ authObject, acceptsToken })
    if (accepted.tokenType !== 'session_token') return accepted
    return Object.assign({}, accepted, {
      redirectToSignIn: (options?: RedirectToSignInOptions) =>
        redirect('sessionStatus' in accepted ? accepted.sessionStatus : null, options),
    })
  }
  return auth as AuthFn
}

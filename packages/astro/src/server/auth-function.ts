import type { SessionAuthObject } from '@dooryard/backend'
import {
  type GetAuthFnNoRequest,
  getAuthObjectForAcceptedToken,
  type RedirectFun,
  type SignedInAuthObject,
} from '@dooryard/backend/internal'
import { isForeignCall } from './origin-check.ts'
import { markPersonal } from './personal.ts'
import { denial, denialResponse, FROM_ELSEWHERE, guarded, type Protect } from './protect.ts'
import { publicUrl } from './public-url.ts'
import type { RedirectToSignInOptions } from './redirects.ts'
import { type RequestScope, requestOf } from './request-scope.ts'

/** The auth object of a session, with a way to the sign-in page. */
export type SessionAuthObjectWithRedirect = SessionAuthObject & {
  redirectToSignIn: RedirectFun<Response>
}

/** `locals.auth`: who is signed in, by the kind of token that is asked for. astro-sdk.md §6.1. */
export type AuthFn = GetAuthFnNoRequest<SessionAuthObjectWithRedirect> & { protect: Protect }

type Redirect = (
  sessionStatus: string | null | undefined,
  options?: RedirectToSignInOptions,
) => Response

interface AuthOptions {
  acceptsToken?: Parameters<typeof getAuthObjectForAcceptedToken>[0]['acceptsToken']
  treatPendingAsSignedOut?: boolean
}

/**
 * `redirect` makes the way to the sign-in page. `answer` says what becomes of it and of a guard's answer: where that is
 * returned it is what it is given, in a handler it throws it.
 */
export function createAuthFunction(
  scope: RequestScope,
  redirect: Redirect,
  answer: (response: Response) => Response = (response) => response,
): AuthFn {
  const auth = ({ acceptsToken, treatPendingAsSignedOut = true }: AuthOptions = {}) => {
    markPersonal(scope)
    const authObject = scope.state!.toAuth({ treatPendingAsSignedOut })!
    const accepted = getAuthObjectForAcceptedToken({ authObject, acceptsToken })
    if (accepted.tokenType !== 'session_token') return accepted
    return Object.assign({}, accepted, {
      redirectToSignIn: (options?: RedirectToSignInOptions) =>
        answer(redirect('sessionStatus' in accepted ? accepted.sessionStatus : null, options)),
    })
  }
  const isForeign = () =>
    isForeignCall(requestOf(scope), publicUrl(scope.context, scope.config).origin, scope.parties)
  const protect: Protect = (condition) => {
    const { redirectToSignIn: _, ...found } = (auth as AuthFn)()
    const error = isForeign() ? FROM_ELSEWHERE : denial(found, condition)
    if (!error) return { auth: found as SignedInAuthObject, response: null, error: null }
    const { sessionStatus } = found
    const response = denialResponse(scope, error, (options) => redirect(sessionStatus, options))
    const turnedAway = guarded(scope, error, response)
    answer(response)
    return turnedAway
  }
  return Object.assign(auth, { protect }) as AuthFn
}

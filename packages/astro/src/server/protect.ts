import type { SessionAuthObject } from '@dooryard/backend'
import {
  reverificationError,
  reverificationErrorResponse,
  type SignedInAuthObject,
} from '@dooryard/backend/internal'
import type { HasParams } from '@dooryard/protocol'
import { plainPage } from './plain-page.ts'
import type { RequestScope } from './request-scope.ts'

/** Why somebody is turned away, as data: what an Action returns, and what an endpoint answers with. */
export interface GuardErrorJSON {
  clerk_error:
    | { type: 'unauthorized'; reason: 'signed-out' }
    | { type: 'forbidden'; reason: 'not-allowed' | 'cross-origin' }
    | {
        type: 'forbidden'
        reason: 'reverification-error'
        metadata: { reverification: HasParams['reverification'] }
      }
}

/** What a guard found: `auth` is there for who may go on, `response` and `error` are for everybody else. */
export type Guarded =
  | { auth: SignedInAuthObject; response: null; error: null }
  | {
      auth: null
      /** For pages and endpoints to return: to the sign-in page, or 401 or 403. */
      response: Response
      /** For Actions to return. */
      error: GuardErrorJSON
    }

/** What is asked of whoever is signed in, as of `has()`, or a question of the site's own. */
export type Condition = HasParams | ((auth: SignedInAuthObject) => boolean)

/**
 * Lets pass who is signed in and meets the condition.
 *
 * ```astro
 * const { auth, response } = Astro.locals.auth.protect({ role: 'org:admin' })
 * if (response) return response
 * ```
 *
 * Calls that change something and that a page of another origin makes with the visitor's cookies are turned away too,
 * unless `authorizedParties` names that origin. An Action returns `error` instead. Who calls it and looks at neither is guarded all the same: the middleware answers with
 * `response` then, whatever the page made. In the handler of `clerkMiddleware` it throws, as `redirectToSignIn()` does.
 */
export type Protect = (condition?: Condition) => Guarded

/** How somebody who is turned away gets to the sign-in page. */
type ToSignIn = (options?: { returnBackUrl?: null }) => Response

/** Decides whether somebody may go on; null: they may. */
export function denial(
  auth: SessionAuthObject,
  condition: Condition | undefined,
): GuardErrorJSON | null {
  if (!auth.isAuthenticated) {
    return { clerk_error: { type: 'unauthorized', reason: 'signed-out' } }
  }
  if (condition === undefined) return null
  // Only what is true lets anybody pass: a promise that somebody forgot to await is none (GR-1).
  if (typeof condition === 'function') return condition(auth) === true ? null : NOT_ALLOWED
  if (auth.has(condition)) return null
  const { reverification, ...rest } = condition
  const isAllowed = Object.keys(rest).length === 0 || auth.has(rest)
  const isOld = reverification !== undefined && isAllowed
  return isOld ? (reverificationError(reverification) as GuardErrorJSON) : NOT_ALLOWED
}

/** The call was made by a page of another origin (CSRF-7). */
export const FROM_ELSEWHERE: GuardErrorJSON = {
  clerk_error: { type: 'forbidden', reason: 'cross-origin' },
}

const NOT_ALLOWED: GuardErrorJSON = {
  clerk_error: { type: 'forbidden', reason: 'not-allowed' },
}

/** The answer to a request that is turned away: documents are led on or told in words, all else gets the data. */
export function denialResponse(
  { context: { request } }: RequestScope,
  error: GuardErrorJSON,
  toSignIn: ToSignIn,
): Response {
  const { clerk_error: why } = error
  const isDocument = wantsDocument(request)
  if (why.type === 'unauthorized') {
    if (!isDocument) return Response.json(error, { status: 401 })
    if (request.method === 'GET' || request.method === 'HEAD') return toSignIn()
    // What was posted is not posted again at the sign-in page, nor is its address a page to come back to.
    const { headers } = toSignIn({ returnBackUrl: null })
    return new Response(null, { status: 303, headers })
  }
  if (!isDocument) {
    return 'metadata' in why
      ? reverificationErrorResponse(why.metadata.reverification)
      : Response.json(error, { status: 403 })
  }
  const paragraph =
    'metadata' in why
      ? 'You signed in a while ago. Sign out and in again, or confirm on the page before this one that it is you.'
      : 'Your account is not allowed to open this page.'
  return plainPage(403, 'No access', [paragraph])
}

function wantsDocument({ headers, url }: Request): boolean {
  const purpose = headers.get('sec-fetch-dest')
  if (new URL(url).pathname.includes('/_actions/')) return false
  return purpose === null
    ? (headers.get('accept') ?? '').includes('text/html')
    : /^(document|iframe|frame)$/.test(purpose)
}

/** What a guard found, told in a way that shows whether anybody looked (`isHeeded`). */
export function guarded(
  scope: RequestScope,
  error: GuardErrorJSON,
  response: Response,
): Guarded & { auth: null } {
  if (scope.isAnswered) {
    throw new Error(
      `${scope.context.url.pathname}: auth.protect() turned somebody away after the page had begun to be sent. ` +
        'Call it at the top of the page, not in a component within it.',
    )
  }
  const denied = { response, isHeeded: false }
  scope.denied ??= denied
  const heed = <Value>(value: Value): Value => {
    denied.isHeeded = true
    return value
  }
  return {
    auth: null,
    get response() {
      return heed(response)
    },
    get error() {
      return heed(error)
    },
  }
}

/** Whoever was turned away gets nothing of a page that did not look (GR-1). */
export function enforce(scope: RequestScope, response: Response): Response {
  scope.isAnswered = true
  const { denied } = scope
  if (!denied || denied.isHeeded || denied.response === response) return response
  console.warn(
    `[dooryard] ${scope.context.url.pathname} calls auth.protect() and does not return what it gives: nobody got through, but the page ran. ` +
      'Write: const { auth, response } = Astro.locals.auth.protect(); if (response) return response',
  )
  response.body?.cancel().catch(() => {})
  return denied.response
}

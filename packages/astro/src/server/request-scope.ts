import type { RequestState, TokenType } from '@dooryard/backend/internal'
import type { PageState } from 'dooryard'
import type { ServerConfig } from './config.ts'
import { type RequestContext, trustedRequest } from './context.ts'
import { ofOneVisitor } from './one-visitor.ts'
import { publicUrl } from './public-url.ts'
import type { ResolvedKeys } from './resolve-keys.ts'

/** What a request turned out to be, whatever kind of token it carries. */
export type AnyRequestState = RequestState<TokenType>

/**
 * What one request knows, kept with its `locals` and nowhere else (SES-14): the steps of the middleware write it,
 * components and `clerkClient` read it.
 */
export interface RequestScope {
  readonly config: ServerConfig
  readonly context: RequestContext
  readonly keys: ResolvedKeys
  /** Set by the second step. */
  state: AnyRequestState | null
  /** Page code asked who is signed in, so the response is personal. */
  authRead: boolean
  /** The headers are out and promise a public page: nobody may ask any more who is signed in (AST-6). */
  sealed: boolean
  /** Complete `Set-Cookie` values for the response. */
  setCookies: string[]
  pageState: Promise<PageState | null> | null
}

const SCOPE = Symbol.for('dooryard.request-scope')

type Holder = { [SCOPE]?: RequestScope }

export function createScope(
  given: Pick<RequestScope, 'config' | 'context' | 'keys'>,
): RequestScope {
  const scope: RequestScope = {
    ...given,
    state: null,
    authRead: false,
    sealed: false,
    setCookies: [],
    pageState: null,
  }
  Object.defineProperty(given.context.locals, SCOPE, {
    value: scope,
    enumerable: false,
    configurable: true,
  })
  return scope
}

/** The scope of a request; null where the middleware did not run, as on prerendered pages. */
export function findScope(locals: object | undefined): RequestScope | null {
  return (locals as Holder | undefined)?.[SCOPE] ?? null
}

/**
 * What the browser behind this request has at the embedded server, as far as it is the visitor whom the request turned
 * out to be; asked once per request. Null for a remote server, whose state only the browser itself can fetch.
 */
export async function findPageState(scope: RequestScope): Promise<PageState | null> {
  scope.pageState ??= resume(scope, { needToken: false })
  const page = await scope.pageState
  return page && ofOneVisitor(scope.state, scope.context.request, page)
}

/** Like `findPageState`, with a fresh session token. */
export function refreshPageState(scope: RequestScope): Promise<PageState | null> {
  scope.pageState = resume(scope, { needToken: true })
  return scope.pageState
}

async function resume(
  { config, keys, context, setCookies }: RequestScope,
  options: { needToken: boolean },
): Promise<PageState | null> {
  if (!keys.server) return null
  const state = await keys.server.resume(
    trustedRequest(context, publicUrl(context, config)),
    options,
  )
  setCookies.push(...state.setCookies)
  return state
}

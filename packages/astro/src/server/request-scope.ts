import type { RenderState } from '@dooryard/ui/server'
import type { PageState, ResumeOptions } from 'dooryard'
import type { ServerConfig } from './config.ts'
import { type RequestContext, trustedRequest } from './context.ts'
import { ofOneVisitor } from './one-visitor.ts'
import { publicUrl } from './public-url.ts'
import type { AnyRequestState } from './request-state.ts'
import type { ResolvedKeys } from './resolve-keys.ts'

/**
 * What one request knows, kept with its `locals` and nowhere else (SES-14): the steps of the middleware write it,
 * components and `clerkClient` read it.
 */
export interface RequestScope {
  readonly config: ServerConfig
  readonly context: RequestContext
  readonly keys: ResolvedKeys
  /** The request as it can be believed, and of which it was made. */
  trusted: { of: Request; as: Request } | null
  /** Origins that may call in the visitor's name besides the site's own; set by the second step. */
  parties: readonly string[]
  /** Set by the second step. */
  state: AnyRequestState | null
  /** Why the session could not be renewed: who sends the request is not known then. */
  failure: unknown
  /** Page code asked who is signed in, so the response is personal. */
  authRead: boolean
  /** A guard turned its visitor away: with what, and whether the page looked. */
  denied: { response: Response; isHeeded: boolean } | null
  /** The answer is settled: nobody can be turned away any more. */
  isAnswered: boolean
  /** The headers are out and promise a public page: nobody may ask any more who is signed in (AST-6). */
  sealed: boolean
  /** Complete `Set-Cookie` values for the response. */
  setCookies: string[]
  pageState: Asked | null
  /** What pages may read without waiting; undefined until `preparePageState`. */
  preparedState: PageState | null | undefined
  /** The page may have stores: its head brings along what they begin with. */
  hasStores: boolean
  /** The page may have a form of ours, which needs all settings of the server. */
  hasForms: boolean
  /** It shows one. */
  showsForm: boolean
  /** Its data is on its way, in the head or beside a component: once is enough. */
  carriesData: boolean
  /** The same of the options alone, which are in that data too. */
  carriesOptions: boolean
  /** What its components know of each other. */
  drawn: NonNullable<RenderState['page']>
}

/** What the server was asked, and its answer once it is there. */
interface Asked {
  coming: Promise<PageState | null>
  page?: PageState | null
}

const SCOPE = Symbol.for('dooryard.request-scope')

type Holder = { [SCOPE]?: RequestScope }

export function createScope(
  given: Pick<RequestScope, 'config' | 'context' | 'keys'>,
): RequestScope {
  const scope: RequestScope = {
    ...given,
    trusted: null,
    parties: [],
    state: null,
    failure: null,
    authRead: false,
    denied: null,
    isAnswered: false,
    sealed: false,
    setCookies: [],
    pageState: null,
    preparedState: undefined,
    hasStores: false,
    hasForms: false,
    showsForm: false,
    carriesData: false,
    carriesOptions: false,
    drawn: {},
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
 * out to be; asked once per request, and told at once where it is at hand. Null for a remote server, whose state only the
 * browser itself can fetch.
 */
export function findPageState(scope: RequestScope): Promise<PageState | null> | PageState | null {
  const { coming, page } = ask(scope)
  return page === undefined ? tellOnceKnown(scope, coming) : tell(scope, page)
}

async function tellOnceKnown(scope: RequestScope, coming: Asked['coming']) {
  const page = await coming.catch((error: unknown) => {
    // Its session token says who it is: the page goes on, and its browser asks for the rest (DB-9).
    if (!scope.state?.isAuthenticated) throw error
    return null
  })
  return tell(scope, page)
}

function tell(scope: RequestScope, page: PageState | null): PageState | null {
  takeCookies(scope, page)
  return ofVisitor(scope, page)
}

/**
 * A form of ours shows nothing without it, where the rest of a page goes on (DB-9).
 *
 * @throws when the page has one, and its state cannot be had now.
 */
export async function assertForms(scope: RequestScope): Promise<void> {
  if (scope.showsForm && scope.authRead) await ask(scope).coming
}

/** Has it at hand before a page renders, for stores, which cannot wait. Whether it is shown, the page decides. */
export async function preparePageState(scope: RequestScope): Promise<void> {
  try {
    scope.preparedState = ofVisitor(scope, await ask(scope).coming)
  } catch {
    // Who needs it asks again, and tells. An endpoint that does not goes on without.
    scope.pageState = null
    scope.preparedState = null
  }
}

/** Like `findPageState`, with a fresh session token, and working where the page is. */
export async function refreshPageState(
  scope: RequestScope,
  where: ResumeOptions = {},
): Promise<PageState | null> {
  scope.pageState = put(scope, { ...where, needToken: true })
  const page = await scope.pageState.coming
  takeCookies(scope, page)
  return page
}

/** The site changed something at the server: what was asked before is no more. */
export async function forgetPageState(scope: RequestScope): Promise<void> {
  scope.pageState = null
  if (scope.preparedState !== undefined) await preparePageState(scope)
}

function ask(scope: RequestScope): Asked {
  scope.pageState ??= put(scope, { needToken: false })
  return scope.pageState
}

function put(scope: RequestScope, options: ResumeOptions): Asked {
  const asked: Asked = {
    coming: resume(scope, options).then((page) => {
      asked.page = page
      return page
    }),
  }
  return asked
}

const taken = new WeakSet<PageState>()

/** Cookies are due once, and only from a response that tells of its visitor. */
function takeCookies({ setCookies }: RequestScope, page: PageState | null): void {
  if (!page || taken.has(page)) return
  taken.add(page)
  setCookies.push(...page.setCookies)
}

function ofVisitor({ state, context }: RequestScope, page: PageState | null): PageState | null {
  return page && ofOneVisitor(state, context.request, page)
}

async function resume(scope: RequestScope, options: ResumeOptions): Promise<PageState | null> {
  const { server } = scope.keys
  return server ? server.resume(requestOf(scope), options) : null
}

/** The request behind a scope, as it can be believed; several steps ask. */
export function requestOf(scope: RequestScope): Request {
  const { context, config, trusted } = scope
  if (trusted?.of === context.request) return trusted.as
  const as = trustedRequest(context, publicUrl(context, config))
  scope.trusted = { of: context.request, as }
  return as
}

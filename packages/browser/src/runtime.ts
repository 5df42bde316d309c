import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import type { Send } from './actions/http.ts'
import type { SessionCookie } from './actions/session-cookie.ts'
import type { FetchToken } from './actions/token-fetcher.ts'
import type { Platform } from './platform.ts'
import type { Tokens } from './tokens.ts'
import type { ClientResource } from './types/client.ts'
import type {
  ClerkOptions,
  ListenerCallback,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './types/options.ts'
import type { SignedInSessionResource } from './types/session.ts'

/** All that talks to the server. Its code is loaded on first use. */
export interface Actions {
  send: Send
  cookie: SessionCookie
  fetchToken: FetchToken
  handleUnauthenticated(): Promise<void>
  loadState(runtime: Runtime): Promise<'ready' | 'degraded'>
  recover(runtime: Runtime): Promise<void>
  setActive(runtime: Runtime, params: SetActiveParams): Promise<void>
  signOut(
    runtime: Runtime,
    callbackOrOptions?: SignOutCallback | SignOutOptions,
    options?: SignOutOptions,
  ): Promise<void>
  methods: Record<MethodTable, Record<string, RemoteMethod>>
}

/** Tables of methods of resources; see `remote`. */
export type MethodTable =
  | 'client'
  | 'session'
  | 'user'
  | 'emailAddress'
  | 'signIn'
  | 'emailCode'
  | 'resetPasswordEmailCode'
  | 'signUp'
  | 'verifications'

/** A method of a resource as a function; `subject` is what the resource gave to `remote`. */
// biome-ignore lint/suspicious/noExplicitAny: parameters are known where the resource's interface declares the method
export type RemoteMethod = (runtime: Runtime, subject: any, ...rest: any[]) => unknown

/** What the parts of the package share instead of a global: given to each as an argument. */
export interface Runtime {
  readonly publishableKey: string
  readonly frontendApi: string
  readonly instanceType: 'development' | 'production'
  readonly platform: Platform
  /** Where the Frontend API is, without a slash at the end and without `/v1`. */
  readonly baseUrl: string
  readonly proxyUrl: string
  readonly tokens: Tokens
  fetch: typeof fetch
  /** Options of `load`, merged with later changes. */
  options: ClerkOptions
  environment: EnvironmentJSON | null
  /** All that talks to the server; loaded on the first call. */
  actions(): Promise<Actions>
  /** Set by the actions once they are there: told about every state. */
  onChange?: (session: SignedInSessionResource | undefined, client: ClientJSON | null) => void

  client(): ClientResource | undefined
  session(): SignedInSessionResource | null | undefined
  /** The client state as the server last gave it. */
  snapshot(): ClientJSON | null
  /** Takes over a client state, keeps the active session where it still exists, and tells listeners. */
  applyClient(client: ClientJSON | null): void
  /** The client state with one session changed. */
  applySession(session: ClientJSON['sessions'][number]): void

  addListener(callback: ListenerCallback, options?: { skipInitialEmit?: boolean }): () => void
  /** Begins: chooses the session and follows the other tabs. */
  start(client: ClientJSON | null): void
  /** Undefined: a change is under way. Null: no session. */
  activate(session: SignedInSessionResource | null | undefined): void
  /** Tells the other tabs. */
  announce(type: 'signout' | 'refresh'): void
  /** Told before every navigation that goes through the Clerk object. */
  readonly navigationListeners: Set<() => void>
  isDisposed: boolean
  dispose(): void
}

/** The resource in a body, which may be wrapped in `response`. Frontend API §2.1. */
export function unwrap<Json>(body: unknown): Json {
  const isWrapped = !!body && typeof body === 'object' && 'response' in body
  return (isWrapped ? body.response : body) as Json
}

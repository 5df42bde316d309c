import type { ClientJSON, PageEnvironmentJSON } from '@dooryard/protocol'
import type { Outlook, Platform } from '../platform/platform.ts'
import type { FetchToken, TokenHolder, Tokens } from '../tokens/tokens.ts'

/** What all rooms share instead of a global: given to each as an argument. `page/page.ts` makes it. */
export interface Core<Methods = unknown> {
  readonly publishableKey: string
  readonly frontendApi: string
  readonly instanceType: 'development' | 'production'
  readonly platform: Outlook
  /** Where the Frontend API is, without a slash at the end and without `/v1`. */
  readonly baseUrl: string
  readonly proxyUrl: string
  readonly tokens: Tokens
  fetch: typeof fetch
  environment: PageEnvironmentJSON | null
  /** All that talks to the server; its code is loaded on the first call. */
  actions(): Promise<Actions<Methods>>
  /** The active session. Undefined: not known yet, or a change is under way. */
  session(): TokenHolder | null | undefined
  /** The client state as the server last gave it. */
  snapshot(): ClientJSON | null
  /** Takes over a client state, keeps the active session where it still exists, and tells listeners. */
  applyClient(client: ClientJSON | null): void
  isDisposed: boolean
}

/** The core once there is code that talks to the server: `page/connect.ts` makes it. */
export interface WiredCore<Methods = unknown> extends Core<Methods> {
  readonly platform: Platform
}

/** `Methods`: those of resources, in tables; a room asks for the tables it has itself. See `remote`. */
export interface Actions<Methods = unknown> {
  fetchToken: FetchToken
  /** Calls a method of a table with its subject and what it was given. */
  call(table: keyof Methods, name: string, parameters: unknown[]): unknown
}

/** Somebody is signed in with it, even if something is left to do. */
export const isSignedIn = ({ status }: { status: string }): boolean =>
  /^(active|pending)$/.test(status)

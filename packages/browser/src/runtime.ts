import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import type { Send } from './http.ts'
import type { Platform } from './platform.ts'
import type { Tokens } from './tokens.ts'
import type { ClientResource } from './types/client.ts'
import type { ClerkOptions, SetActiveParams } from './types/options.ts'
import type { SessionResource, SignedInSessionResource } from './types/session.ts'

/** What the parts of the package share instead of a global: given to each as an argument. */
export interface Runtime {
  readonly publishableKey: string
  readonly platform: Platform
  readonly baseUrl: string
  readonly send: Send
  readonly tokens: Tokens
  /** Options of `load`, merged with later changes. */
  options: ClerkOptions
  environment: EnvironmentJSON | null
  client(): ClientResource | undefined
  session(): SignedInSessionResource | null | undefined
  /** The client state as the server last gave it. */
  snapshot(): ClientJSON | null
  /** Takes over a client state, keeps the active session where it still exists, and tells listeners. */
  applyClient(client: ClientJSON | null): void
  /** The client state with one session changed. */
  applySession(session: ClientJSON['sessions'][number]): void
  setActive(params: SetActiveParams): Promise<void>
  /** Asks the server whether the active session is over, and signs out in this page if so. */
  handleUnauthenticated(): Promise<void>
  touch(session: SessionResource, organization: string | null, intent?: string): Promise<void>
}

/** The resource in a body, which may be wrapped in `response`. Frontend API §2.1. */
export function unwrap<Json>(body: unknown): Json {
  return ((body as { response?: unknown } | null)?.response ?? body) as Json
}

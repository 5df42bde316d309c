import type { UILoader } from '../components/types.ts'
import type { BootData, ClerkOptions } from '../page/options.ts'
import type { Clerk } from './clerk.ts'

/** `ready`: all is known. `degraded`: the server cannot be reached; what the cookie says stands in, and retries run. */
export type ClerkStatus = 'loading' | 'ready' | 'degraded' | 'error'

export interface LoadOptions extends ClerkOptions {
  /** What the server put into the page. With it, loading makes no request. */
  boot?: BootData
  /** Brings the components; called when the first one is mounted or opened. */
  ui?: UILoader<Clerk>
  /** In place of the global `fetch`. */
  fetch?: typeof fetch
}

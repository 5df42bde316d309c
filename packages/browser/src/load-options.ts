import type { Clerk } from './clerk.ts'
import type { UILoader } from './types/components.ts'
import type { BootData, ClerkOptions } from './types/options.ts'

export interface LoadOptions extends ClerkOptions {
  /** What the server put into the page. With it, loading makes no request. */
  boot?: BootData
  /** Brings the components; called when the first one is mounted or opened. */
  ui?: UILoader<Clerk>
  /** In place of the global `fetch`. */
  fetch?: typeof fetch
}

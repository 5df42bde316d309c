import { $page } from './state.ts'

export interface AstroClerkUpdateOptions {
  appearance?: unknown
  localization?: unknown
}

let initial: AstroClerkUpdateOptions = {}
let changes: AstroClerkUpdateOptions = {}

/** What `clerk({…})` says of look and language, with the changes so far. */
export function siteOptions(config: AstroClerkUpdateOptions): AstroClerkUpdateOptions {
  initial = config
  return changed()
}

/**
 * Changes the look and the language of all components at once. What is not named stays as the last call left it; an
 * appearance is laid over what `clerk({…})` says, `localization: undefined` brings the default back. astro-sdk.md §8.3.
 *
 * @throws `Error` before the Clerk object exists
 */
export function updateClerkOptions(options: AstroClerkUpdateOptions): void {
  const page = $page.get()
  if (!page) throw new Error('Missing clerk instance')
  changes = { ...changes, ...options }
  page.update(changed())
}

const changed = () => ({
  ...initial,
  ...changes,
  // Where there is none, nothing is loaded to apply it.
  appearance: changes.appearance
    ? { ...(initial.appearance as object), ...(changes.appearance as object) }
    : initial.appearance,
})

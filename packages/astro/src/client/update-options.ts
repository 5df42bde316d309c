import { $clerk } from './state.ts'

export interface AstroClerkUpdateOptions {
  appearance?: unknown
  localization?: unknown
}

let initial: AstroClerkUpdateOptions | undefined

/**
 * Changes the look and the language of all components at once. Merges with what `clerk({…})` says, not with earlier
 * updates; `localization: undefined` brings the default back. astro-sdk.md §8.3.
 *
 * @throws `Error` before the Clerk object exists
 */
export function updateClerkOptions(options: AstroClerkUpdateOptions): void {
  const clerk = $clerk.get()
  if (!clerk) throw new Error('Missing clerk instance')
  initial ??= {
    appearance: clerk.__internal_getOption('appearance'),
    localization: clerk.__internal_getOption('localization'),
  }
  clerk.updateOptions({
    ...initial,
    ...options,
    appearance: { ...(initial.appearance as object), ...(options.appearance as object) },
  })
}

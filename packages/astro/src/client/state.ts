import type { Clerk, Resources } from '@dooryard/browser'
import { atom } from 'nanostores'

/** Loose ends of the stores: written by the runtime, read by the public stores. */

export const $isLoaded = atom(false)

/** Loading failed for good: nobody will ever be known to be signed in on this page view. */
export const $hasFailed = atom(false)

export const $clerk = atom<Clerk | null>(null)
// Told twice with the same object: when it exists and when it is loaded.
$clerk.eq = () => false

/** The last emission of the Clerk object; undefined before the first. */
export const $resources = atom<Partial<Resources> | undefined>(undefined)

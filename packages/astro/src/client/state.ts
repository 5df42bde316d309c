import { type AuthIds, type Page, readState, type State, withClaims } from '@dooryard/browser'
import { atom, type WritableAtom } from 'nanostores'
import { DataBlock, readDataBlock } from '../shared/data-blocks.ts'
import { firstState } from '../shared/first-state.ts'

type Stores = { [Name in keyof State]: WritableAtom<State[Name]> }

/** A store for each part of the state, as the runtime writes it. What the public may do with them is in stores.ts. */
export const stores = {} as Stores
for (const [name, value] of Object.entries(
  import.meta.env.SSR ? readState(null) : served(document),
)) {
  stores[name as 'user'] = atom(value)
}

/** What the server knew of the visitor when it made a page. */
function served(page: Document): State {
  const block = readDataBlock<AuthIds>(DataBlock.auth, page)
  return readState(null, block && withClaims(block))
}

/** Another page comes, with islands that the server drew by what it knew then. */
export function begin(page: Document): void {
  Object.assign(stores.auth, { init: served(page).auth })
}

/** What the stores show; told twice with the same object: when it exists and when it is loaded. */
export const $page = atom<Page | null>(null)
$page.eq = () => false

/** Loading failed for good: nobody will ever be known to be signed in on this page view. */
export const $hasFailed = atom(false)

if (import.meta.env.SSR) {
  // One store answers all requests there, each with its own visitor: as the browser has it when islands hydrate.
  for (const [name, store] of Object.entries(stores)) {
    const get = () => {
      const first = firstState()
      return readState(first?.page ?? null, first?.auth)[name as keyof State]
    }
    Object.defineProperty(store, 'value', { get })
  }
  const get = () => readState(null, firstState()?.auth).auth
  Object.defineProperty(stores.auth, 'init', { get })
  // Stores that sites compute from these keep what they have until some store was set, which none is here: the next visitor
  // would be shown the one before. A number that equals nothing has them look each time.
  const { nanostoresGlobal } = globalThis as { nanostoresGlobal?: { epoch: number } }
  if (nanostoresGlobal) nanostoresGlobal.epoch = Number.NaN
}

/** What the store of `auth` tells when the moment is over: everything that happens in it arrives at once. */
let nextAuth: State['auth'] | undefined

/** Takes over what the page knows. */
export function take(page: Page): void {
  const { auth, isLoaded: _, ...resources } = readState(page)
  if (!nextAuth) setTimeout(settleAuth)
  nextAuth = auth
  for (const [name, value] of Object.entries(resources)) stores[name as 'user'].set(value as never)
}

export function settleAuth(): void {
  if (nextAuth) stores.auth.set(nextAuth)
  nextAuth = undefined
}

// Whoever asks need not wait for the end of the moment. Nobody is told by that: islands ask while they are drawn.
const { get } = stores.auth
stores.auth.get = () => nextAuth ?? get()
